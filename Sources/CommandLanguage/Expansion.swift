// Variables filled in: the last step before a stage is understood. A value is one word and is never looked at again, so
// no name that Spotify sends can become an option, a keyword or an operator.

/// Fills variables in.
package enum Expansion {
    /// The words with their variables replaced by what `value` answers; `$@` alone becomes a word for each value.
    package static func expand(
        _ words: [UnexpandedWord], with value: (Variable) throws(UsageError) -> [String]
    ) throws(UsageError) -> [Word] {
        var expanded: [Word] = []
        expanded.reserveCapacity(words.count)
        for word in words {
            if word.pieces.count == 1, case .variable(let variable) = word.pieces[0], variable.name == "@" {
                for text in try value(variable) {
                    expanded.append(Word([.init(text, .variable)], typed: text, span: word.span))
                }
            } else {
                expanded.append(try expand(word, with: value))
            }
        }
        return expanded
    }

    private static func expand(
        _ word: UnexpandedWord, with value: (Variable) throws(UsageError) -> [String]
    ) throws(UsageError) -> Word {
        var pieces: [Word.Piece] = []
        var typed = word.typed
        for piece in word.pieces {
            switch piece {
            case .bare(let text): pieces.append(.init(text, .bare))
            case .quoted(let text): pieces.append(.init(text, .quoted))
            case .variable(let variable):
                let text = try value(variable).joined(separator: " ")
                pieces.append(.init(text, .variable))
                typed = ""
            }
        }
        // With a variable in it, what is sent on is what the word says: the quotes went with the variable's name.
        if typed.isEmpty { typed = pieces.map(\.text).joined() }
        return Word(pieces, typed: typed, span: word.span)
    }
}
