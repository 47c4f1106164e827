// The text that an error is shown in: a line of a prompt, or lines of a file. The caret and the sentence are
// Diagnostic's.

import Prompting

/// The text that an error concerns, and where it came from.
package enum SourceText: Sendable, Equatable {
    /// What was typed at a prompt.
    case prompt(String)
    /// Lines of a file; `line` is the number of the first of them, from 1.
    case script(file: String, line: Int, text: String)

    /// The place of a UTF-8 offset: how many lines below the first, from 0, and the column in characters, from 1.
    static func place(of offset: Int, in text: String) -> (line: Int, column: Int) {
        let before = Array(text.utf8.prefix(max(0, offset)))
        let line = before.count { $0 == 10 }
        let start = (before.lastIndex(of: 10) ?? -1) + 1
        return (line, String(decoding: before[start...], as: UTF8.self).count + 1)
    }

    /// The part of the text that an error is about; nil where that is empty or not inside.
    func text(in span: Range<Int>) -> String? {
        let text =
            switch self {
            case .prompt(let text), .script(_, _, let text): text
            }
        let bytes = Array(text.utf8)
        guard !span.isEmpty, span.upperBound <= bytes.count else { return nil }
        return String(decoding: bytes[span], as: UTF8.self)
    }
}

extension SourceText {
    /// The text of a script when it comes from a file, else of a prompt.
    init(_ text: String, at position: SourcePosition) {
        self = position.file.map { .script(file: $0, line: position.line, text: text) } ?? .prompt(text)
    }
}
