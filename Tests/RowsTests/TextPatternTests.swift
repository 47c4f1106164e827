// Regular expressions as `matches` reads them.

import Rows
import Testing

struct TextPatternTests {
    @Test(arguments: [
        ("^karma", "Karma Police", true), ("police$", "Karma Police", true), ("^police", "Karma Police", false),
        // Capitals and accents make no difference, on either side.
        ("bjork", "Björk", true), ("BJÖRK", "bjork", true), ("[a-z]+ó", "Rós", true),
        // A word ends where its letters do, whatever sign follows.
        (#"\bcan\b"#, "I Can't Dance", true), (#"\bre\b"#, "Re:Stacks", true), (#"\b10\b"#, "10,000 Days", true),
        (#"\bac\b"#, "AC/DC", true), (#"\bcan\b"#, "Cannonball", false), (#"\bband\b"#, "band_on_the_run", false),
        (#"\d"#, "Fifteen", false), (#"\D"#, "15", false), ("", "anything", true),
    ])
    func `a part of the text is enough`(pattern: String, text: String, isFound: Bool) throws {
        #expect(try TextPattern(pattern).matches(text) == isFound)
    }

    @Test func `in addresses every letter counts`() throws {
        #expect(try TextPattern("abC$").matches("spotify:track:abC", isExact: true))
        #expect(try !TextPattern("abc$").matches("spotify:track:abC", isExact: true))
        #expect(try TextPattern(#"\btrack\b"#).matches("spotify:track:abC", isExact: true))
    }

    @Test(arguments: ["(a", "[a", "a)", "*", String(repeating: "a", count: 1001)])
    func `what cannot be read says why`(pattern: String) {
        let error = #expect(throws: BrokenPattern.self) { try TextPattern(pattern) }
        #expect(error?.reason.isEmpty == false)
    }
}
