// Whole sessions as text files: what was typed, what the screen showed, what it cost. One file per subject.

import ShellTesting
import Testing

struct TranscriptTests {
    @Test(arguments: [
        ("session", 80), ("session-narrow", 40), ("errors", 80), ("player", 80), ("formats", 100), ("names", 80),
        ("help", 80), ("library", 80), ("browse", 80), ("browse-narrow", 40), ("browse-wide", 160), ("playback", 80),
        ("steering", 80),
        ("language", 80), ("rows", 80), ("scripts", 80), ("account", 100), ("listings", 80), ("listings-narrow", 40),
        ("listings-wide", 160), ("documented", 80), ("familiar", 80), ("tidying", 80), ("tidying-narrow", 40),
        ("keeping", 80), ("tasks", 80),
    ])
    func `a session shows what its transcript says`(name: String, width: Int) async throws {
        let file = RecordedFile("Tests/ShellTests/Transcripts/\(name).transcript")
        let text = try file.text
        let replayed = await Transcript.replay(text, facts: .requestsAndStatus, width: width)
        #expect(replayed.split(separator: "\n").count { $0.hasPrefix("~ ") } > 5)
        try file.expect(replayed + "\n")
    }
}
