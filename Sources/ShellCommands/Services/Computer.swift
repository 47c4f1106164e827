// The computer juke runs on, as far as commands touch it: files that the user names, programs, the browser, the clock.
// All of it is wired at the edge.

package import Text

/// Files, programs and the clock of the computer.
package final class Computer: Sendable {
    /// Runs commands of the system.
    package let shell: SystemShell
    /// Files that the user names.
    package let files: UserFiles
    /// Shows an address in the browser; false where there is none.
    package let openAddress: @Sendable (String) async -> Bool
    /// Looks at the terminal, the locale, the settings and the files, for `doctor`.
    package let examine: @Sendable () async -> [Finding]
    /// By how many seconds its clock is ahead of Spotify's; nil where that is not known.
    package let clockAhead: @Sendable () -> Double?
    /// What sets its clock to a time, in seconds since 1970.
    package let clockRemedy: @Sendable (_ right: Int) -> String
    /// The time zone of the user.
    package let zone: LocalZone

    /// A computer of these parts.
    package init(
        shell: SystemShell, files: UserFiles, openAddress: @escaping @Sendable (String) async -> Bool,
        examine: @escaping @Sendable () async -> [Finding], clockAhead: @escaping @Sendable () -> Double?,
        clockRemedy: @escaping @Sendable (_ right: Int) -> String, zone: LocalZone
    ) {
        self.shell = shell
        self.files = files
        self.openAddress = openAddress
        self.examine = examine
        self.clockAhead = clockAhead
        self.clockRemedy = clockRemedy
        self.zone = zone
    }

    /// The same computer, of which nothing is changed: no file is written, no program and no browser started.
    func untouched() -> Computer {
        Computer(
            shell: .withoutTerminal(permission: shell.permission, run: { _ in 0 }, answer: { _ in (0, []) }),
            files: UserFiles(
                look: { _ in .absent }, write: { _, _, _ in }, writePrivately: { _, _, _ in }, read: files.read,
                sources: files.sources),
            openAddress: { _ in true },
            examine: examine, clockAhead: clockAhead, clockRemedy: clockRemedy, zone: zone)
    }
}
