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

    /// The text with the setting in it. The last line that sets it is changed and the ones before it go, so that one
    /// line says it; lines inside blocks are indented and stay.
    package static func text(_ text: String, with name: String, as value: String?) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let places = lines.indices.filter { sets(name, lines[$0]) }
        let line = value.map { "set \(name) \(Quoting.word($0))" }
        if let last = places.last, let line {
            lines[last] = line
        } else if let line {
            lines.append(line)
        }
        for place in places.reversed() where line == nil || place != places.last { lines.remove(at: place) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Whether the line, by itself and not inside a block, sets that setting.
    private static func sets(_ name: String, _ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 2)
        return line.hasPrefix("set ") && words.count == 3 && words[1] == name && !line.contains(";")
    }
}

/// There is no start-up file here, such as in a script of a test.
package struct NoStartupFile: Error, Sendable, Equatable {}
