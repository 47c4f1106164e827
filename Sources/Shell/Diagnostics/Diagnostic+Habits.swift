// Sentences for what means something in other shells and nothing here (Language §2): each says what to type in its
// place, and how to have the same as text. Finding it is left to the lexer, the binder and the commands.

import CommandLanguage

extension Diagnostic {
    /// What the sign or word does not do, and what does.
    static func words(for habit: ShellHabit) -> Diagnostic {
        switch habit {
        case .history(let text):
            usage(
                "\(cut(text)) does not bring back an earlier line here.",
                next: "Press Up for it, or Ctrl-R to search. To list them: history")
        case .substitution(let text):
            usage(
                "What a command gives is not filled in here.",
                next: "Keep it in a variable: let NAME = (PIPELINE), and then $NAME. " + asText(text))
        case .output(let text) where text.utf8.first?.isNumber == true || text.utf8.first == UInt8(ascii: "&"):
            usage(
                "Messages cannot be sent elsewhere from inside juke.",
                next: "Where juke is started they can: juke -c '…' 2>FILE. " + asText(text))
        case .output(let text):
            usage("No file is written by \(sign(of: text)) here.", next: "Type: | to csv FILE. " + asText(text))
        case .input(let text):
            usage("No file is read by \(sign(of: text)) here.", next: "Type: !cat FILE | rows -. " + asText(text))
        case .background:
            usage("Nothing runs in the background here.", next: "Leave out the &. " + asText("&"))
        case .systemValue(let variable, let text):
            usage(
                "A variable gets no value from a command of the system.",
                next: "From one of juke's: let \(cut(variable)) = (liked | count). " + asText(text))
        case .descending(let line):
            usage("Here a minus sign before a field turns its order around.", next: "Type: \(cut(line))")
        case .neededNot(let word, let line):
            usage("Fields are named without \(cut(word)) here.", next: "Type: \(cut(line))")
        }
    }

    /// How to have it as text.
    private static func asText(_ text: String) -> String { "As text: \(cut(Quoting.quoted(text)))" }

    /// The sign without the file.
    private static func sign(of text: String) -> String { String(text.prefix { $0 == ">" || $0 == "<" }) }
}

extension UInt8 {
    fileprivate var isNumber: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
}
