// Texts that a test holds against the truth, and can write again: README and transcripts. `scripts/test --record` runs
// the tests with JUKE_RECORD set; the difference is then for a person to read.

import FoundationEssentials
import Glibc
import Testing

/// A file of the project that tests keep true.
struct RecordedFile {
    /// From the top of the project.
    private let name: String
    let path: String

    /// - Parameter path: from the top of the project.
    init(_ path: String) {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        name = path
        self.path = "/\(top)/\(path)"
    }

    var text: String {
        get throws { try String(contentsOfFile: path, encoding: .utf8) }
    }

    /// Whether tests write their files instead of comparing them.
    static var isRecording: Bool { getenv("JUKE_RECORD") != nil }

    /// Expects the file to hold `truth`, or makes it so when recording.
    func expect(_ truth: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if Self.isRecording {
            try truth.write(toFile: path, atomically: true, encoding: .utf8)
        } else if let difference = Self.firstDifference(of: try text, to: truth) {
            Issue.record(
                """
                \(name) is not what the program shows. If that is meant: scripts/test --record, then read git diff.
                \(difference)
                """, sourceLocation: sourceLocation)
        }
    }

    /// The first line that differs, in both forms; nil where the texts are the same.
    private static func firstDifference(of text: String, to truth: String) -> String? {
        guard text != truth else { return nil }
        let (old, new) = (
            text.split(separator: "\n", omittingEmptySubsequences: false),
            truth.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let place = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        let (was, now) = (old.dropFirst(place).first ?? "(the end)", new.dropFirst(place).first ?? "(the end)")
        return "line \(place + 1), there: \(was)\nline \(place + 1), shown: \(now)"
    }
}

extension String {
    /// What is between the first occurrence of one text and the next of another.
    func range(between start: String, and end: String) -> Range<Index>? {
        guard let from = firstRange(of: start) else { return nil }
        guard let to = self[from.upperBound...].firstRange(of: end) else { return nil }
        return from.upperBound..<to.lowerBound
    }

    /// The text with another part in the place of this one.
    func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
