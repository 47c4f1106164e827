// Looking through a script without running it, for `doctor`: whether every line of the start-up file can be understood.

package import CommandLanguage

/// Looks for lines that cannot be understood.
package enum StartupCheck {
    /// The number of the first line that cannot be read, from 1; nil when all can. What a block leaves open is counted
    /// to the line it begins on.
    package static func firstFault(in text: String, commands: CommandTable) -> Int? {
        let names = commands.commandNames
        var begun: (text: String, line: Int)?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let (whole, first) = begun.map { ($0.text + "\n" + line, $0.line) } ?? (String(line), index + 1)
            do throws(UsageError) {
                switch try Parser.parse(whole, commands: names) {
                case .incomplete: begun = (whole, first)
                case .complete: begun = nil
                }
            } catch {
                return first
            }
        }
        return begun?.line
    }
}
