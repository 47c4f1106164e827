// `bug-report`: what someone needs to know who is to find a fault of juke's, as a text that the user reads and then
// sends. It sends nothing itself, and no request either. What the program knows of itself comes from the edge, what is
// wrong from the checks of `doctor`; the text is made in BugReportText.

package import CommandLanguage
import Library
import Rendering
import SpotifyAuth
import Text

/// Writes what a report of a fault needs.
package struct BugReport: FirstCommand {
    static let file = Slot<String>.word(
        "FILE", help: "a file to write it to; without it: the screen", noun: "a file", shape: .optional,
        candidates: .files)
    static let yes = CommandFlag("yes", help: "replace the file without asking")

    package static let commandName = "bug-report"
    package static let spec = CommandSpec(
        commandName, group: .account, form: .source, summary: "write what a report of a fault needs",
        details: """
            Versions, the system and the terminal, settings that differ from their defaults, what doctor finds \
            without a request, the last commands without their arguments, and the report of the last crash. Names, \
            IDs, tokens, paths and the values of settings that hold such are not in it. Read it before you send it; \
            juke sends it to no one.
            """,
        slots: [file.erased], options: [yes.spec],
        examples: [.init("bug-report", "to the screen"), .init("bug-report report.txt", "into a file")],
        cost: "none")

    let path: String?
    private(set) var isReplacing: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        path = try input.optional(Self.file)
        isReplacing = input.has(Self.yes)
    }

    /// Looks at the file, and asks where one would be lost.
    package func prepared(using services: Services) async throws -> BugReport {
        guard let path else { return self }
        var ready = self
        switch try await services.computer.files.look(path) {
        case .absent: break
        case .stream: ready.isReplacing = true
        case .file:
            guard !isReplacing, services.context.changes == .made else { break }
            guard services.console.audience == .person else { throw FileReplaced(path: path) }
            try await services.writer.confirm(
                "\(Sanitiser.clean(path)) already exists. Replace it?", isConfirmed: false)
            ready.isReplacing = true
        }
        return ready
    }

    /// Writes the report.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let (findings, grant) = await Doctor.examine(using: services)
        let facts = services.shell.facts()
        var settings = BugReportText.settings(session.settings)
        // A script does not run the start-up file, but what a prompt does depends on it.
        if session.surroundings == .script, let file = services.shell.startupFile {
            settings += BugReportText.settings(inStartupFile: (try? file.read()) ?? "")
        }
        let lines = BugReportText(
            facts: facts, settings: settings, findings: findings,
            secrets: facts.secrets
                + [grant?.clientID, grant?.userID, grant?.displayName, session.settings["client-id"]].compactMap { $0 }
        ).lines
        guard let path else {
            var reply = Reply(.text(lines.map { StyledText($0) }))
            reply.isPage = true
            return reply
        }
        let name = Sanitiser.clean(path)
        let text = lines.map { $0 + "\n" }.joined()
        let isMade = try await services.writer.change("write a report to \(name)") {
            let rest = Once(text)
            try await services.computer.files.writePrivately(path, isReplacing ? .replacing : .new) { rest.take() }
        }
        guard isMade else { return Reply(.nothing) }
        return Reply(.note(StyledText("+ The report is in \(name). Read it before you send it.")))
    }
}
