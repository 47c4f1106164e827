// Expansion: the variables of a word are filled in just before its stage is understood. A value is text and is
// never read again as syntax (Language §2), so a playlist's name can run nothing. The shell looks the values up.

/// What a variable holds.
package enum VariableValue: Sendable, Hashable {
    /// Text; more than one only for `$@`.
    case words([String])
    /// Rows kept with `as`, or the row of a loop: the word stays a reference to them.
    case rows
    /// The same, of which there are none.
    case noRows

    /// Whether it says nothing: no words, one without text, or no rows.
    fileprivate var isEmpty: Bool {
        switch self {
        case .words(let words): words.isEmpty || words.count == 1 && words[0].isEmpty
        case .rows: false
        case .noRows: true
        }
    }
}

/// Fills in variables.
package enum Expansion {
    /// Looks a variable up, or throws `unsetVariable`.
    package typealias Lookup = (Variable) throws(UsageError) -> VariableValue

    /// The words that a typed word stands for: one, or as many as there are values for a `$@` alone.
    package static func expand(_ word: UnexpandedWord, with lookup: Lookup) throws(UsageError) -> [Word] {
        guard word.pieces.count == 1 else { return [try expandPieces(of: word, with: lookup)] }
        switch word.pieces[0] {
        case .variable(let variable): return try expand(variable, as: word, with: lookup)
        case .bare, .quoted: return [try expandPieces(of: word, with: lookup)]
        }
    }

    /// The word that a typed word stands for, where it is not a variable and nothing else.
    private static func expandPieces(of word: UnexpandedWord, with lookup: Lookup) throws(UsageError) -> Word {
        var typed = TypedText(word)
        var pieces: [Word.Piece] = []
        pieces.reserveCapacity(word.pieces.count)
        for piece in word.pieces {
            switch piece {
            case .bare(let text):
                try refuseJoined(in: text, of: word, with: lookup)
                pieces.append(Word.Piece(text, .bare))
            case .quoted(let text): pieces.append(Word.Piece(text, .quoted))
            case .variable(let variable):
                guard case .words(let values) = try value(of: variable, with: lookup) else {
                    throw UsageError(.variable(.rowsAsText(variable.name)), at: variable.span)
                }
                let value = values.joined(separator: " ")
                pieces.append(Word.Piece(value, .variable))
                typed.replace(variable.span, with: value)
            }
        }
        return Word(pieces, typed: typed.finish(), span: word.span)
    }

    /// Throws where a word has a variable that is set, without braces and touched by other text: `$x.csv`.
    package static func refuseJoined(in word: UnexpandedWord, with lookup: Lookup) throws(UsageError) {
        for case .bare(let text) in word.pieces { try refuseJoined(in: text, of: word, with: lookup) }
    }

    private static func refuseJoined(
        in text: String, of word: UnexpandedWord, with lookup: Lookup
    ) throws(UsageError) {
        // Nearly no word has the sign, and those that have none are only looked through.
        for byte in text.utf8 where byte == .dollar {
            return try JoinedVariable.refuse(in: text, of: word, with: lookup)
        }
    }

    /// The words that a stage's typed words stand for.
    package static func expand(_ words: [UnexpandedWord], with lookup: Lookup) throws(UsageError) -> [Word] {
        var expanded: [Word] = []
        expanded.reserveCapacity(words.count)
        var length = 0
        for word in words {
            for value in try expand(word, with: lookup) {
                length += value.typed.utf8.count
                guard length <= limit else { throw UsageError(.variable(.valuesTooLong(limit: limit)), at: word.span) }
                expanded.append(value)
            }
        }
        return expanded
    }

    /// What a line may hold, in bytes. A text that doubles itself in a loop ends there.
    private static let limit = 1 << 20

    /// A word that is a variable and nothing else.
    private static func expand(
        _ variable: Variable, as word: UnexpandedWord, with lookup: Lookup,
    ) throws(UsageError) -> [Word] {
        switch try value(of: variable, with: lookup) {
        case .rows, .noRows:
            return [Word([.init(word.typed, .variable)], typed: word.typed, span: word.span, rowVariable: variable)]
        case .words(let values):
            guard variable.rows == nil else {
                throw UsageError(.variable(.rowsOfText(variable.name)), at: variable.span)
            }
            let texts = variable.meaning == .arguments ? values : [values.joined(separator: " ")]
            return texts.map { Word([.init($0, .variable)], typed: $0, span: word.span) }
        }
    }

    /// The value of a variable, or what takes its place where it is not set, or empty.
    private static func value(
        of variable: Variable, with lookup: Lookup
    ) throws(UsageError) -> VariableValue {
        guard let alternative = variable.alternative else { return try lookup(variable) }
        do throws(UsageError) {
            let value = try lookup(variable)
            guard value.isEmpty else { return value }
        } catch {
            guard case .variable(.unset) = error.fault else { throw error }
        }
        let text = try text(of: alternative.pieces, with: lookup)
        switch alternative {
        case .text: return .words([text])
        case .refusal: throw UsageError(.variable(.refused(text, name: variable.name)), at: variable.span)
        }
    }

    /// What pieces of a word say together; rows cannot be a part of it.
    package static func text(
        of pieces: [UnexpandedWord.Piece], with lookup: Lookup
    ) throws(UsageError) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .bare(let part), .quoted(let part): text += part
            case .variable(let variable):
                guard case .words(let values) = try value(of: variable, with: lookup) else {
                    throw UsageError(.variable(.rowsAsText(variable.name)), at: variable.span)
                }
                text += values.joined(separator: " ")
                guard text.utf8.count <= limit else {
                    throw UsageError(.variable(.valuesTooLong(limit: limit)), at: variable.span)
                }
            }
        }
        return text
    }
}

/// A word as typed while its variables are filled in. Text is copied from one variable to the next,
/// so every byte is read once.
private struct TypedText {
    private let word: UnexpandedWord
    private var filled: String?
    /// How far the word was copied, as an offset and as an index.
    private var taken = 0
    private var place: String.Index

    init(_ word: UnexpandedWord) {
        self.word = word
        place = word.typed.startIndex
    }

    /// Copies the text before the variable, and puts the value in its place.
    mutating func replace(_ span: Range<Int>, with value: String) {
        if filled == nil { filled = "" }
        takeOver(to: span.lowerBound - word.span.lowerBound)
        filled?.append(value)
        place = word.typed.utf8.index(place, offsetBy: span.count)
        taken += span.count
    }

    /// The finished text; the typed one when nothing was replaced.
    mutating func finish() -> String {
        guard filled != nil else { return word.typed }
        takeOver(to: word.typed.utf8.count)
        return filled ?? word.typed
    }

    private mutating func takeOver(to end: Int) {
        let start = place
        place = word.typed.utf8.index(start, offsetBy: end - taken)
        taken = end
        filled?.append(contentsOf: word.typed[start..<place])
    }
}
