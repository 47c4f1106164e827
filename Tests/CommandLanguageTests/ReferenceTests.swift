// References: which words are rows, keywords, addresses and names (Language §3), the awkward names among them.

import Testing

@testable import CommandLanguage

private func rows(_ parts: RowSelection.Part..., kind: String? = nil) -> Reference {
    .rows(RowSelection(parts), kind: kind)
}

@Suite("References")
struct ReferenceTests {
    @Test(
        "Each form means one thing",
        arguments: [
            ("3", rows(.row(3))),
            ("2-5", rows(.range(2, 5))),
            ("1,4,7-9", rows(.row(1), .row(4), .range(7, 9))),
            ("7-", rows(.from(7))),
            ("all", rows(.all)),
            ("last", rows(.last)),
            ("1,last", rows(.row(1), .last)),
            ("99999999999999999999", rows(.row(.max))),
            ("album:2", rows(.row(2), kind: "album")),
            ("track:all", rows(.all, kind: "track")),
            ("$best", .variable("best", nil)),
            ("$best:1-3", .variable("best", RowSelection([.range(1, 3)]))),
            (".", .selection),
            ("now", .nowPlaying),
            ("liked", .liked),
            ("-", .standardInput),
            ("spotify:track:6LgJvl0Xdtc73RJ1mmpotq", .address("spotify:track:6LgJvl0Xdtc73RJ1mmpotq")),
            (
                "https://open.spotify.com/intl-de/album/6dV?si=1",
                .address("https://open.spotify.com/intl-de/album/6dV?si=1")
            ),
            ("open.spotify.com/album/6dV", .address("open.spotify.com/album/6dV")),
            ("\"spotify:track:1\"", .address("spotify:track:1")),
            ("album:weezer", .name("weezer", kind: "album")),
            ("album:\"1989\"", .name("1989", kind: "album")),
            ("album:'Weezer (Blue Album)'", .name("Weezer (Blue Album)", kind: "album")),
            ("\"311\"", .name("311", kind: nil)),
            ("\"all\"", .name("all", kind: nil)),
            ("$digits", .name("3", kind: nil)),
            ("6LgJvl0Xdtc73RJ1mmpotq", .name("6LgJvl0Xdtc73RJ1mmpotq", kind: nil)),
            ("song:2", .name("song:2", kind: nil)),
            ("Album:2", .name("Album:2", kind: nil)),
            ("album:", .name("album:", kind: nil)),
            ("1,", .name("1,", kind: nil)),
            ("1-2-3", .name("1-2-3", kind: nil)),
            ("-3", .name("-3", kind: nil)),
            ("3x", .name("3x", kind: nil)),
            ("٣", .name("٣", kind: nil)),
        ])
    func forms(text: String, expected: Reference) throws {
        for command in ["artist", "play"] {
            let line = "\(command) \(text)"
            let input = try Sample.understand(line).input
            let found = command == "artist" ? [try input.value(Sample.artist)] : try input.value(Sample.things)
            #expect(found == [LocatedReference(expected, span: command.utf8.count + 1..<line.utf8.count)])
        }
    }

    @Test(
        "Awkward names are names",
        arguments: [
            "All", "Now", "Liked", "Last", "Ke$ha", "A$AP", "#1", "!!!", "-M-", "AC/DC", "Don't Stop", "Steins;Gate",
            "Foo > Bar",
            "Florence + The Machine", "Album", "Weezer/Weezer", "7\"", "The Queue", "sigur rós", "paranoid android",
            "東京 事変",
            "(What's the Story)", "Don’t", "A|B", "album", "$NOT!", "M & M",
        ])
    func names(name: String) throws {
        for command in ["artist", "play"] {
            let line = "\(command) \(name)"
            let input = try Sample.understand(line).input
            let found = command == "artist" ? [try input.value(Sample.artist)] : try input.value(Sample.things)
            let span = command.utf8.count + 1..<line.utf8.count
            #expect(found == [LocatedReference(.name(name, kind: nil), span: span)])
        }
    }

    @Test(
        "Names that read like something else are names in quotes",
        arguments: [
            "311", "1999", "all", "now", "$NOT", "$best", ".", "-", "2-5", "album:2", "--fresh", "a  b",
            "x \"y\" 'z' \\ $",
        ])
    func quotedNames(name: String) throws {
        let input = try Sample.understand("play \(Quoting.quoted(name))").input
        #expect(try input.value(Sample.things).map(\.reference) == [.name(name, kind: nil)])
    }

    @Test(
        "A slot for one thing takes the rest of its stage as the name",
        arguments: [
            ("artist 3 doors down", Reference.name("3 doors down", kind: nil)),
            ("artist all saints", .name("all saints", kind: nil)),
            ("artist album:ok   computer", .name("ok computer", kind: "album")),
            ("artist \"311\" live", .name("311 live", kind: nil)),
            ("artist sigur --dry-run rós", .name("sigur rós", kind: nil)),
        ])
    func oneThing(text: String, expected: Reference) throws {
        #expect(try Sample.understand(text).input.value(Sample.artist).reference == expected)
    }

    @Test(
        "Where several fit, words are several things or one name",
        arguments: [
            ("play 3 7-", [rows(.row(3)), rows(.from(7))]),
            (
                "play 1 now \"ok\" spotify:x:1 $best $name",
                [
                    rows(.row(1)), .nowPlaying, .name("ok", kind: nil), .address("spotify:x:1"), .variable("best", nil),
                    .name("Nina Simone", kind: nil),
                ]
            ),
            ("play paranoid android", [.name("paranoid android", kind: nil)]),
            ("play album:in rainbows", [.name("in rainbows", kind: "album")]),
            ("play album:weezer album:pinkerton", [.name("weezer", kind: "album"), .name("pinkerton", kind: "album")]),
            ("play album:weezer 3", [.name("weezer", kind: "album"), rows(.row(3))]),
        ])
    func several(text: String, expected: [Reference]) throws {
        #expect(try Sample.understand(text).input.value(Sample.things).map(\.reference) == expected)
    }

    @Test(
        "A mix shows the quoted form",
        arguments: [
            ("play 3 doors down", .rows, "\"3 doors down\"", 5..<17),
            ("play all by myself", .keyword("all"), "\"all by myself\"", 5..<18),
            ("play here and now", .keyword("now"), "\"here and now\"", 5..<17),
            ("play $best of", .variable, "$best \"of\"", 5..<13),
            ("play 7\" 3", .rows, "'7\" 3'", 5..<9),
            ("play spotify:x:1 let down", .address, "spotify:x:1 \"let down\"", 5..<25),
            ("play let down 'ok' x spotify:x:1", .quoted, "\"let down\" 'ok' \"x\" spotify:x:1", 5..<32),
        ] as [(String, MixedReference, String, Range<Int>)])
    func mixed(text: String, kind: MixedReference, suggestion: String, span: Range<Int>) throws {
        let error = fault { () throws(UsageError) in _ = try Sample.understand(text).input.value(Sample.things) }
        #expect(error == UsageError(.mixedReferences(kind, suggestion: suggestion), at: span))
    }

    @Test("Rows are no part of a name")
    func rowsInName() {
        let error = fault { () throws(UsageError) in
            _ = try Sample.understand("artist $best of").input.value(Sample.artist)
        }
        #expect(error == UsageError(.variable(.rowsAsText("best")), at: 7..<12))
    }

    @Test(
        "Selections count the rows of a listing",
        arguments: [
            ("3", [3]), ("2-4", [2, 3, 4]), ("4-2", [4, 3, 2]), ("1,1,5-", [1, 5]), ("all", [1, 2, 3, 4, 5]),
            ("last,1", [5, 1]),
        ])
    func numbers(text: String, expected: [Int]) throws {
        #expect(try #require(RowSelection(parsing: text)).numbers(count: 5) == expected)
    }

    @Test(
        "A row beyond the listing is named",
        arguments: [
            ("6", 5, 6), ("0", 5, 0), ("3-9", 5, 9), ("9-3", 5, 9), ("50-2", 10, 50), ("7-", 5, 7), ("last", 0, 1),
            ("1", 0, 1),
            ("99999999999999999999-", 5, Int.max),
        ])
    func beyond(text: String, count: Int, number: Int) throws {
        let selection = try #require(RowSelection(parsing: text))
        #expect(throws: RowBeyondListing(number: number, count: count)) { try selection.numbers(count: count) }
    }
}
