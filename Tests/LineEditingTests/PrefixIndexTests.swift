// The index behind hints answers as a search through all texts would, whatever was asked before.

import Testing

@testable import LineEditing

@Suite("What lines begin with")
struct PrefixIndexTests {
    private static let texts = [
        "", "a", "ab", "search artist radiohead", "search artist björk", "search", "seek 1:00", "é", "éa", "日本語", "a",
        "search artist radiohead live", "zzzzzzzzz", "zzzzzzzz", "queue add 3",
    ]

    private static func newest(longerThan prefix: String) -> String? {
        texts.last { $0.utf8.count > prefix.utf8.count && $0.utf8.starts(with: prefix.utf8) }
    }

    @Test(
        "The newest that goes on from a beginning",
        arguments: [
            "", "a", "ab", "s", "se", "search", "search ", "search artist", "search artist radiohead", "é", "日", "日本語",
            "zzzzzzz",
            "zzzzzzzz", "zzzzzzzzz", "x", "\u{E9}", "queue add 3",
        ])
    func finds(prefix: String) {
        var prefixes = PrefixIndex(Self.texts)
        #expect(prefixes.last(longerThan: prefix).map { Self.texts[$0] } == Self.newest(longerThan: prefix))
    }

    @Test("Whoever types on, and takes back, gets the same answers")
    func goesOn() {
        var prefixes = PrefixIndex(Self.texts)
        let typed = [
            "s", "se", "sea", "search artist", "search artist b", "search artist bx", "search artist b", "se", "seek",
            "z", "",
        ]
        for prefix in typed {
            #expect(prefixes.last(longerThan: prefix).map { Self.texts[$0] } == Self.newest(longerThan: prefix))
        }
    }

    @Test("A history that changes answers from what it holds now")
    func followsHistory() throws {
        let history = HistoryFile(path: nil)
        for line in ["play one", "play two", "search x"] { history.record(line) }
        #expect(history.newest(beginningWith: "play") == "play two")
        history.record("play three")
        #expect(history.newest(beginningWith: "play") == "play three")
        #expect(try history.remove(number: 4))
        #expect(history.newest(beginningWith: "play t") == "play two")
        #expect(history.newest(beginningWith: "play two") == nil)
        try history.clear()
        #expect(history.newest(beginningWith: "p") == nil)
    }

    @Test("From beyond the oldest, newer ones begin at the oldest")
    func oldest() {
        let history = HistoryFile(path: nil)
        for line in ["one", "two", "three"] { history.record(line) }
        let found = history.next(.any, from: .max, newer: true)
        #expect(found?.text == "one" && found?.age == 2)
        #expect(HistoryFile(path: nil).next(.any, from: .max, newer: true) == nil)
    }
}
