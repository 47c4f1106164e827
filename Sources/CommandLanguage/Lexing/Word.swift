// A word of the line once quotes are removed and variables are filled in. It has no type: the slot it fills
// gives it one (Language §2). Lexer and expansion turn text into words.

/// A word of a line, with quotes removed and variables filled in.
package struct Word: Sendable, Hashable {
    /// A stretch of the word that was typed in one way.
    package struct Piece: Sendable, Hashable {
        /// How it was typed. Quoted text and the value of a variable are always text: never a row,
        /// keyword, option or operator.
        package enum Origin: Sendable, Hashable { case bare, quoted, variable }

        /// The text, without quotes and with variables filled in.
        package var text: String
        /// How it was typed.
        package var origin: Origin

        /// A stretch that was typed in this way.
        package init(_ text: String, _ origin: Origin) {
            self.text = text
            self.origin = origin
        }
    }

    /// Its stretches, in the order typed.
    package var pieces: [Piece]
    /// The word as it was typed, quotes included; `search` sends it on in this form. Variables in it are filled in.
    package var typed: String
    /// The UTF-8 offsets it has in the text that was parsed.
    package var span: Range<Int>

    /// The variable, when the word is one that holds rows: then it is a reference and not text.
    package var rowVariable: Variable? {
        switch holding {
        case .text: nil
        case .rows(let variable): variable
        }
    }
    private let holding: Holding

    // Words are handed on and kept by the dozen, and few hold rows: a variable in each of them would be most of it.
    private enum Holding: Sendable, Hashable {
        case text
        indirect case rows(Variable)
    }

    /// A word of these stretches, at its place in the line.
    package init(_ pieces: [Piece], typed: String, span: Range<Int>, rowVariable: Variable? = nil) {
        self.pieces = pieces
        self.typed = typed
        self.span = span
        holding = rowVariable.map(Holding.rows) ?? .text
    }

    /// What the word says.
    package var text: String {
        pieces.count == 1 ? pieces[0].text : pieces.map(\.text).joined()
    }

    /// Whether nothing of it was quoted or came from a variable, so that it may be a row, a keyword or an option.
    package var isBare: Bool { pieces.allSatisfy { $0.origin == .bare } }

    /// The text, when the word is bare: keywords, numbers and options are recognised by it.
    package var bareText: String? { isBare ? text : nil }
}
