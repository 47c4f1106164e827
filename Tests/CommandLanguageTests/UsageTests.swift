// Usage lines and the names nearest to what was typed.

import SeededRandom
import Testing

@testable import CommandLanguage

@Suite("Usage")
struct UsageTests {
    private let flags = ["fresh", "only", "shuffle", "confirm", "dry-run", "no-input"].map {
        OptionSpec(name: $0, short: nil, value: nil, help: "")
    }

    private func spec(_ slots: [SlotSpec], options: [OptionSpec] = []) -> CommandSpec {
        CommandSpec(
            "play", group: .play, form: .source, summary: "", slots: slots, options: options, examples: [], cost: "")
    }

    @Test("Slots are shown by how many words they take")
    func slots() {
        #expect(Usage.line(spec([Sample.kinds.erased, Sample.query.erased])) == "play [KINDS] QUERY")
        #expect(Usage.line(spec([Sample.things.erased])) == "play [X...]")
        #expect(Usage.line(spec([Sample.queued.erased])) == "play X...")
        #expect(Usage.line(spec([Sample.mode.erased])) == "play [on|off]")
        let required = Slot<String>.keyword(["on", "off"], help: "")
        #expect(Usage.line(spec([required.erased])) == "play {on|off}")
        let rest = Slot<LocatedReference>.thing("X", kinds: [], grammar: grammar, help: "")
        #expect(Usage.line(spec([rest.erased])) == "play X")
    }

    @Test("What goes with an optional word is optional with it")
    func optionalJoint() {
        let files = Slot<String>.word("FILE", help: "", shape: .severalBefore("into"))
        let into = Slot<String>.joint("into", help: "", isOptional: true)
        let target = Slot<String>.word("P", help: "", shape: .optionalRest)
        #expect(Usage.line(spec([files.erased, into.erased, target.erased])) == "play FILE... [into P]")
    }

    @Test("Options are shown with their short names and values")
    func options() {
        #expect(
            Usage.line(spec([], options: [Sample.on.spec, Sample.fresh.spec])) == "play [-o|--on DEVICE] [--fresh]")
        let group = OptionSpec(
            name: "group", short: nil, value: .init(placeholder: .choice(["album", "single"]), candidates: .none),
            help: "")
        #expect(Usage.line(spec([], options: [group])) == "play [--group {album|single}]")
    }

    @Test("A line is at most 79 columns: first the common options go, then the command's own")
    func width() {
        let common = [Sample.dryRun.spec, Sample.format.spec]
        #expect(
            Usage.line(spec([], options: [flags[0]]), commonOptions: common)
                == "play [--fresh] [-d|--dry-run] [--format FORMAT]")
        #expect(
            Usage.line(spec([], options: Array(flags.prefix(5))), commonOptions: common)
                == "play [--fresh] [--only] [--shuffle] [--confirm] [--dry-run]")
        #expect(
            Usage.line(spec([Sample.things.erased], options: flags + flags), commonOptions: common)
                == "play [X...] [OPTIONS]")
    }
}

@Suite("Suggestions")
struct SuggestionTests {
    private let names = ["search", "play", "pause", "playlist", "queue", "quit"]

    @Test(
        "The nearest names come first, the distant not at all",
        arguments: [
            ("serach", ["search"]),
            ("plya", ["play"]),
            ("PLAY", ["play"]),
            ("paly", ["play"]),
            ("qeuue", ["queue"]),
            ("quie", ["quit", "queue"]),
            ("playlsits", ["playlist"]),
            ("zzzz", []),
            ("z", []),
            ("", []),
        ])
    func nearest(word: String, expected: [String]) {
        #expect(Suggestion.nearest(to: word, among: names) == expected)
    }

    @Test("A very long word is not compared at all")
    func longWord() {
        let took = ContinuousClock().measure {
            #expect(Suggestion.nearest(to: String(repeating: "a", count: 1_000_000), among: names) == [])
        }
        #expect(took < .seconds(5))
    }

    @Test(
        "Swapped neighbours count as one",
        arguments: [("ab", "ba", 1), ("abc", "abc", 0), ("", "abc", 3), ("kitten", "sitting", 3)])
    func distance(first: String, second: String, expected: Int) {
        #expect(Suggestion.distance(Array(first.unicodeScalars), Array(second.unicodeScalars)) == expected)
    }

    @Test("Any text can be put into one word and read back")
    func quoting() throws {
        var generator = SeededGenerator(seed: 4)
        let letters = [
            "a", "\"", "'", "\\", "$", "${", "}", " ", ";", "|", "#", "!", "-", "‘", "’", "“", "”", "é", "東", ":", "=",
            "\n", "\t",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...6, using: &generator))
                .map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
            let word = try #require(try words("x \(Quoting.word(text))").words.last, "\(text.debugDescription)")
            #expect(word.text == text)
        }
    }
}
