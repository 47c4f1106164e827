// `juke --help`, made of the spec that the command line is read by.

import CommandLanguage
import ShellCommands

extension Invocation {
    /// What `juke --help` shows.
    package static var help: String {
        let options = spec.options.map { option in
            let short = option.short.map { "-\($0), " } ?? "    "
            let name = short + "--\(option.name)" + (option.value.map { " \($0.placeholder.text)" } ?? "")
            return "  " + name + String(repeating: " ", count: max(1, 26 - name.count)) + option.help + "\n"
        }
        return "juke: \(spec.summary)\nusage: juke [OPTIONS] [FILE [ARGS...]]\n\n\(spec.details)\n\n" + options.joined()
            + "\nAt the prompt, help shows ten lines to try and the commands.\n"
    }
}
