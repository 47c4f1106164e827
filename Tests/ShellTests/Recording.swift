// Texts that a test holds against the truth, and can write again: README and transcripts. `scripts/test --record` runs
// the tests with JUKE_RECORD set; the difference is then for a person to read.

import FoundationEssentials
import Glibc
import Testing

/// A file of the project that tests keep true.
struct RecordedFile {
    let path: String

    /// - Parameter path: from the top of the project.
    init(_ path: String) {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
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
        } else {
            #expect(try text == truth, sourceLocation: sourceLocation)
        }
    }
}
