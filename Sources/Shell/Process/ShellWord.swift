// A word of another shell's command line: what it says without its quotes, and how a text is written into its place.
// Which texts fit is left to ShellCompletion.

/// A word as it is typed in another shell, up to the cursor.
struct ShellWord: Sendable, Equatable {
    /// The quote that the word leaves open.
    private enum Quote: Sendable { case none, single, double }

    /// What the word says.
    private(set) var text = ""
    /// What it says before the part that bash replaces: bash completes from the last `=`, `:` or quote on.
    private var kept = ""
    private var quote = Quote.none
    private let shell: ShellCompletion

    /// Reads a word of that shell. What zsh gives has no quotes any more.
    init(_ typed: String, in shell: ShellCompletion) {
        self.shell = shell
        switch shell {
        case .zsh: text = typed
        case .bash, .fish: read(typed)
        }
    }

    private mutating func read(_ typed: String) {
        var rest = typed.unicodeScalars[...]
        var said = String.UnicodeScalarView()
        while let next = rest.popFirst() {
            switch (quote, next) {
            case (.none, "'"): (quote, kept) = (.single, String(said))
            case (.none, "\""): (quote, kept) = (.double, String(said))
            case (.single, "'"), (.double, "\""): (quote, kept) = (.none, String(said))
            case (.none, "\\"): rest.popFirst().map { said.append($0) }
            case (.double, "\\"), (.single, "\\"):
                // In single quotes only fish reads it as a sign of its own.
                guard quote == .double || shell == .fish, let escaped = rest.first, escapes.contains(escaped)
                else {
                    said.append(next)
                    continue
                }
                said.append(escaped)
                rest.removeFirst()
            case (.none, _):
                said.append(next)
                if Self.breaks.contains(next) { kept = String(said) }
            case (.single, _), (.double, _): said.append(next)
            }
        }
        text = String(said)
    }

    /// What a backslash can stand before in the quote that is open.
    private var escapes: [Unicode.Scalar] {
        switch (shell, quote) {
        case (.fish, .single): ["'", "\\"]
        case (.fish, _): ["\"", "\\", "$"]
        case (.bash, _), (.zsh, _): ["\"", "\\", "$", "`"]
        }
    }

    /// Where bash divides words beside blanks.
    private static let breaks: [Unicode.Scalar] = ["=", ":", "<", ">", ";", "|", "&", "("]

    /// A text as it is typed into the place of this word; nil where that cannot be. zsh and fish quote by themselves.
    func written(_ whole: String) -> String? {
        // A line end would end the command, and the other control characters do not reach the line as they are.
        guard !whole.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else { return nil }
        guard shell == .bash else { return whole }
        guard whole.utf8.starts(with: kept.utf8) else { return nil }
        let tail = String(whole.unicodeScalars.dropFirst(kept.unicodeScalars.count))
        switch quote {
        case .single: return tail.replacing("'", with: "'\\''")
        case .double:
            // No sign keeps bash from looking for an earlier line there.
            guard !tail.contains("!") else { return nil }
            return Self.escaped(tail) { "\"\\$`".unicodeScalars.contains($0) }
        case .none: return Self.escaped(tail) { !$0.isPlain }
        }
    }

    private static func escaped(_ text: String, where isSpecial: (Unicode.Scalar) -> Bool) -> String {
        var written = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isSpecial(scalar) { written.append("\\") }
            written.append(scalar)
        }
        return String(written)
    }
}

extension Unicode.Scalar {
    /// Whether it means nothing special outside quotes.
    fileprivate var isPlain: Bool {
        value >= 0x80 || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || ("0"..."9").contains(self)
            || "_-./,+@%:=".unicodeScalars.contains(self)
    }
}
