// Names that the user gives, to variables, aliases and abbreviations: they are written out, since a name that is worked
// out from a variable could not be seen in the line, nor be typed as `$name` later. Which characters a name may have is
// decided by each command.

package import CommandLanguage

/// The words of a command that are names of the user's own.
package enum WrittenName {
    /// Where a command has its names.
    private enum Place {
        /// The first word.
        case first
        /// The first word up to its `=`.
        case beforeEquals
        case all
    }

    private static func place(of command: String) -> Place? {
        switch command {
        case As.commandName, Abbr.commandName: .first
        case Let.commandName, AliasCommand.commandName: .beforeEquals
        case Unlet.commandName: .all
        case _: nil
        }
    }

    /// Throws where a variable is in such a name; the words are those of one stage, before variables are filled in.
    package static func require(in words: [UnexpandedWord]) throws(UsageError) {
        guard words.count > 1, let command = words[0].fixed?.bareText, let place = place(of: command) else { return }
        for word in place == .all ? words[1...] : words[1...1] {
            var pieces = word.pieces[...]
            if place == .beforeEquals, let end = pieces.firstIndex(where: \.holdsEquals) { pieces = pieces[..<end] }
            guard pieces.contains(where: \.isVariable) else { continue }
            throw UsageError(.variable(.inName(word.typed, command: command)), at: word.span).of(command)
        }
    }
}

extension UnexpandedWord.Piece {
    fileprivate var isVariable: Bool {
        switch self {
        case .variable: true
        case .bare, .quoted: false
        }
    }

    fileprivate var holdsEquals: Bool {
        switch self {
        case .bare(let text): text.utf8.contains(UInt8(ascii: "="))
        case .quoted, .variable: false
        }
    }
}
