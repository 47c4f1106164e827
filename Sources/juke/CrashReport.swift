// What a crash leaves: a file with what is needed to find its cause, and nothing of the user's. The report itself, and
// noting commands for it, are CSignals', since all of it has to work when nothing else does; here is where the file
// lies and what is noted.

import CBuildFacts
import CSignals
import Files
import Shell
import ShellCommands
import Storage

/// The report of a crash.
enum CrashReport {
    /// Has crashes reported from now on. It opens and starts nothing.
    static func prepare(at path: String, escapes: Bool) {
        csignals_report_crashes(Paths.isNowhere(path) ? "" : path, Juke.version, cbuildfacts_text(), escapes)
    }

    /// Notes the commands that run, in memory that a crash leaves as it is.
    static let journal = CommandJournal(
        begin: { names in
            var names = names
            return names.withUTF8 { bytes in
                bytes.withMemoryRebound(to: CChar.self) { text in
                    text.baseAddress.map { csignals_begin_command($0, text.count) }
                }
            } ?? csignals_begin_command("", 0)
        },
        end: { number, status in csignals_end_command(number, UInt8(truncatingIfNeeded: status.code)) })

    /// The commands that were noted, the oldest first, each with its status.
    static var commands: [String] {
        // A name, and some bytes for how it ended.
        let size = Int(CSIGNALS_COMMANDS) * (Int(CSIGNALS_COMMAND_LENGTH) + 32)
        let text = String(unsafeUninitializedCapacity: size) { bytes in
            bytes.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map { csignals_list_commands($0, text.count) } ?? 0
            }
        }
        return text.split(separator: "\n").map(String.init)
    }
}
