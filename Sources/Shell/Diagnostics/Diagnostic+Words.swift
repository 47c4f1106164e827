// Sentences for quotes, escapes and operators (Language §2): faults that are found before it is known which command is
// meant. Finding them is left to the lexer and the parser.

import CommandLanguage

extension Diagnostic {
    /// A quote without its other half on the same line.
    static func unterminatedQuote(_ quote: Character) -> Diagnostic {
        usage(
            "The quote \(quote) is never closed.",
            next: "Close it on the same line, or put the text in the other kind of quotes.")
    }

    /// A backslash before a character that has no meaning there.
    static func invalidEscape(_ escape: String) -> Diagnostic {
        usage(
            "\(cut(escape)) is not an escape.",
            next: "Inside \"…\": \\n \\t \\\" \\\\ \\u{e9}. Inside '…' nothing is special.")
    }

    /// A sign or word of the language where none can be.
    static func unexpectedOperator(_ text: String) -> Diagnostic {
        switch text {
        case Keyword.else.rawValue:
            usage("\(text) must follow the closing } on the same line.", next: "Type: } \(text) { … }")
        case "{":
            usage(
                "{ cannot stand here: only \(list(Keyword.allCases.filter(\.opensBlock).map(\.rawValue), "and")) "
                    + "have a block.", next: "To use it as text, quote it: \"{\"")
        case _: usage("\(cut(text)) cannot stand here.", next: "To use it as text, quote it: \"\(cut(text))\"")
        }
    }

    /// A sign that must come before the word that was found.
    static func missing(_ wanted: String, before found: String) -> Diagnostic {
        usage(
            "\(wanted) is missing before \(cut(found)).",
            next: "To use \(cut(found)) as text, quote it: \"\(cut(found))\"")
    }

    /// A line that ends where a command must follow.
    static func unfinished(after last: String?) -> Diagnostic {
        guard let last else {
            return usage("The line is not finished.", next: "Add what should follow, or remove the last word.")
        }
        return usage(
            "The line ends after \(cut(last)).",
            next: "Add the command that should follow, or remove the \(cut(last)).")
    }
}
