// The start-up file as `set --save` changes it: one line for a setting, everything else as the user wrote it. Where the
// file lies, and how it is read and written, is decided at the edge.

import CommandLanguage

/// The file whose lines run whenever a prompt starts.
package struct StartupFile: Sendable {
    /// Where it is unless XDG_CONFIG_HOME says otherwise.
    package static let usualPath = "~/.config/juke/init.juke"

    /// As it is shown, the home folder as `~`.
    package let path: String
    /// Its text; empty where there is none yet.
    let read: @Sendable () throws -> String
    /// Puts a text in its place.
    let write: @Sendable (String) async throws -> Void

    /// A file that is read and written in this way.
    package init(
        path: String, read: @escaping @Sendable () throws -> String,
        write: @escaping @Sendable (String) async throws -> Void
    ) {
        self.path = path
        self.read = read
        self.write = write
    }

    /// Writes the setting, so that later prompts start with it; nil removes it.
    func save(_ name: String, _ value: String?) async throws {
        try await write(Self.text(try read(), with: name, as: value))
    }

    /// The text with the setting in it. The last line that sets it is changed, up to its comment, and the ones before
    /// it go, so that one line says it; lines inside blocks are indented and stay. A comment of a line that goes stays.
    package static func text(_ text: String, with name: String, as value: String?) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let line = value.map { "set \(name) \(Quoting.word($0))" }
        var isSaid = line == nil
        for place in lines.indices.reversed() {
            guard let comment = commentOfLine(lines[place], setting: name) else { continue }
            if let line, !isSaid {
                lines[place] = line + (comment.isEmpty ? "" : "  " + comment)
                isSaid = true
            } else if comment.isEmpty {
                lines.remove(at: place)
            } else {
                lines[place] = comment
            }
        }
        if let line, !isSaid { lines.append(line) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The comment at the end of a line that by itself, and not inside a block, sets that setting and does nothing
    /// else; empty where it has none. nil for every other line.
    private static func commentOfLine(_ line: String, setting name: String) -> String? {
        guard line.hasPrefix("set ") else { return nil }
        var lexer = Lexer(line)
        var words: [UnexpandedWord] = []
        while let token = try? lexer.next() {
            switch token {
            case .word(let word): words.append(word)
            case .end:
                guard words.count > 2, words[1].typed == name else { return nil }
                // All that follows the last word is a comment.
                let rest = line.utf8.dropFirst(words[words.count - 1].span.upperBound)
                return rest.firstIndex(of: UInt8(ascii: "#")).map { String(line[$0...]) } ?? ""
            case .operator, .semicolon, .newline, .system, .continuation: return nil
            }
        }
        return nil
    }
}

/// There is no start-up file here, such as in a script of a test.
package struct NoStartupFile: Error, Sendable, Equatable {}
