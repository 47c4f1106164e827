// Completion of juke's own command line for bash, zsh and fish, from the same spec as `juke --help`. What can be typed inside
// juke is completed by juke.

import CommandLanguage

/// The shells that can complete juke's options.
package enum ShellCompletion: String, Sendable, CaseIterable {
    case bash, zsh, fish

    /// The script to load in that shell.
    package var text: String {
        let options = Invocation.spec.options
        return switch self {
        case .bash: Self.bashText(options)
        case .zsh: Self.zshText(options)
        case .fish: Self.fishText(options)
        }
    }

    private static func bashText(_ options: [OptionSpec]) -> String {
        let words = options.map { "--\($0.name)" }.joined(separator: " ")
        let cases = options.compactMap { option -> String? in
            guard let value = option.value else { return nil }
            let names = (["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])).joined(separator: "|")
            let source = value.words.map { "-W '\($0.joined(separator: " "))'" } ?? "-f"
            return "    \(names)) COMPREPLY=($(compgen \(source) -- \"$word\")); return ;;\n"
        }
        // `=` breaks words: behind `--output=` the option is two words back.
        return """
            _juke() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
                if [[ $word == = ]]; then
                    word=
                elif [[ $before == = ]]; then
                    before=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                case $before in
            \(cases.joined())    esac
                case $word in
                -*) COMPREPLY=($(compgen -W '\(words)' -- "$word")) ;;
                *) COMPREPLY=($(compgen -f -- "$word")) ;;
                esac
            }
            complete -o filenames -F _juke juke

            """
    }

    private static func zshText(_ options: [OptionSpec]) -> String {
        let lines = options.map { option in
            let help = option.help.replacing("'", with: "'\\''").replacing("[", with: "(").replacing("]", with: ")")
            let value = option.value.map { value in
                ":\(value.name):" + (value.words.map { "(\($0.joined(separator: " ")))" } ?? "_files")
            }
            return "    '--\(option.name)\(value == nil ? "" : "=")[\(help)]\(value ?? "")' \\\n"
        }
        return "#compdef juke\n_arguments \\\n" + lines.joined() + "    '*:file:_files'\n"
    }

    private static func fishText(_ options: [OptionSpec]) -> String {
        options.map { option in
            let help = option.help.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            let short = option.short.map { " -s \($0)" } ?? ""
            let value = option.value.map { $0.words.map { " -x -a '\($0.joined(separator: " "))'" } ?? " -r" } ?? ""
            return "complete -c juke -l \(option.name)\(short)\(value) -d '\(help)'\n"
        }.joined()
    }
}
