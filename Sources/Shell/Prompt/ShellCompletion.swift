// Completion of juke's own command line for bash, zsh and fish, from the same spec as `juke --help`. Installing the
// script is left to the user; what can be typed inside juke is completed by juke itself.

import CommandLanguage
import Prompting
import ShellCommands

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

    /// What the value of an option can be.
    private enum Values {
        case words([String])
        case files
        /// The names of the profiles, which the script asks juke for when Tab is pressed.
        case profiles
        case anything

        init(_ value: OptionSpec.Value) {
            switch value.candidates {
            case .words(let words): self = .words(words.map(\.insertion))
            case .commands: self = .words(ShellCompletion.commands)
            case .files, .scripts, .wordsOrFiles: self = .files
            case .kept(.profiles): self = .profiles
            case .none, .kept, .fields, .fieldsOr, .fieldsOf, .condition, .query, .line: self = .anything
            }
        }
    }

    /// The first words of all commands.
    private static var commands: [String] {
        Set(Catalogue.all.map { String($0.spec.name.prefix { $0 != " " }) }).sorted()
    }

    /// The arguments that make juke print the names of the profiles, one a line. Standard input is closed to it, so
    /// that it can take nothing that was typed for the shell.
    private static let profiles = "-c 'profile --columns name' 2>/dev/null </dev/null"

    /// The option as bash matches it in a `case`: `--name|-n`.
    private static func bashPattern(_ option: OptionSpec) -> String {
        (["--\(option.name)"] + (option.short.map { ["-\($0)"] } ?? [])).joined(separator: "|")
    }

    /// One line of a `case` for each option with a value: what bash offers for the value.
    private static func bashValueCases(_ options: [OptionSpec]) -> String {
        options.compactMap { option -> String? in
            guard let value = option.value else { return nil }
            let action =
                switch Values(value) {
                case .words(let words): "_juke_words '\(words.joined(separator: " "))' \"$word\""
                case .files: "_juke_files \"$word\""
                case .profiles: "_juke_words \"$(\"${COMP_WORDS[0]}\" \(profiles))\" \"$word\""
                case .anything: ":"
                }
            return "        \(bashPattern(option))) \(action) ;;\n"
        }.joined()
    }

    /// A function for `complete -F`, which goes through the words before the cursor as juke itself does.
    private static func bashText(_ options: [OptionSpec]) -> String {
        let words = options.map { "--\($0.name)" }.joined(separator: " ")
        let valued = options.filter { $0.value != nil }.map(bashPattern).joined(separator: "|")
        // bash breaks words at `=`: `--output=json` comes as three. After the name of a script, or after the commands
        // of -c, come arguments of the script, which are completed as files.
        return """
            _juke_words() {
                COMPREPLY=($(compgen -W "$1" -- "$2"))
            }
            _juke_files() {
                local line
                compopt -o filenames 2>/dev/null
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$1")
            }
            _juke() {
                local word before= ended=
                COMPREPLY=()
                for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
                    if [[ -n $ended || $word == = ]]; then
                        continue
                    elif [[ -n $before ]]; then
                        [[ $before == -c || $before == --commands ]] && ended=1
                        before=
                    else
                        case $word in
                        \(valued)) before=$word ;;
                        --) ended=1 ;;
                        -*) ;;
                        *) ended=1 ;;
                        esac
                    fi
                done
                word=${COMP_WORDS[COMP_CWORD]}
                if [[ $word == = ]]; then word=; fi
                if [[ -n $before ]]; then
                    case $before in
            \(bashValueCases(options))        esac
                elif [[ -z $ended && $word == -* ]]; then
                    _juke_words '\(words)' "$word"
                else
                    _juke_files "$word"
                fi
            }
            complete -F _juke juke

            """
    }

    /// Arguments for `_arguments`; brackets and colons in a help text would be read as its syntax.
    private static func zshText(_ options: [OptionSpec]) -> String {
        let lines = options.map { option in
            let help = option.help.replacing("'", with: "'\\''").replacing("[", with: "(").replacing("]", with: ")")
                .replacing(":", with: "\\:")
            let value = option.value.map { value in
                let action =
                    switch Values(value) {
                    case .words(let words): "(\(words.joined(separator: " ")))"
                    case .files: "_files"
                    case .profiles:
                        "{compadd -- ${(f)\"$(${words[1]} \(profiles.replacing("'", with: "\"")))\"}}"
                    case .anything: " "
                    }
                return ":\(value.placeholder.text):\(action)"
            }
            let long = "--\(option.name)\(value == nil ? "" : "=")"
            guard let short = option.short else { return "    '\(long)[\(help)]\(value ?? "")' \\\n" }
            // Everything after the commands of -c is an argument of theirs.
            let rest = option.name == Invocation.commands.name ? ":*:argument:_files" : ""
            return "    '\(long)[\(help)]\(value ?? "")\(rest)' \\\n    '-\(short)[\(help)]\(value ?? "")\(rest)' \\\n"
        }
        return "#compdef juke\n_arguments -A '-*' \\\n" + lines.joined() + "    '*:file:_files'\n"
    }

    /// One `complete` command for each option.
    private static func fishText(_ options: [OptionSpec]) -> String {
        options.map { option in
            let help = option.help.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            let short = option.short.map { " -s \($0)" } ?? ""
            let value = option.value.map { value in
                switch Values(value) {
                case .words(let words): " -x -a '\(words.joined(separator: " "))'"
                case .files: " -r -F"
                case .profiles: " -x -a '(juke \(profiles.replacing("'", with: "\"")))'"
                case .anything: " -x"
                }
            }
            // Everything after the commands of -c is an argument of theirs, so no further option is offered.
            let condition =
                option.name == Invocation.commands.name ? "" : " -n 'not __fish_contains_opt -s c commands'"
            return "complete -c juke\(condition) -l \(option.name)\(short)\(value ?? "") -d '\(help)'\n"
        }.joined()
    }
}
