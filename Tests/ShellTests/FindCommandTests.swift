// `find`: the search over the own copy, as it is typed: its queries, what it shows, and what it says when it finds
// nothing. What the search itself finds, and in which order, is tested in StorageTests.

import Exchange
import FoundationEssentials
import Library
import Rows
import ShellCommands
import ShellTesting
import SpotifyAPI
import Testing

struct FindCommandTests {
    private static func track(_ name: String, by artist: String, on album: String, _ number: Int, year: Int)
        -> CopiedEntry
    {
        var row = Row(
            Kinds.track, name: name, uri: "spotify:track:\(number)", id: "\(number)",
            url: "https://open.spotify.com/track/\(number)", values: [])
        (row[.artist], row[.artists], row[.album], row[.year]) = (artist, [artist], album, year)
        row[.duration] = .seconds(180 + number)
        row.links["album"] = Row.Link(uri: "spotify:album:\(album)", name: album)
        return CopiedEntry(row)
    }

    private static func thing(_ table: FieldTable, _ name: String, _ uri: String) -> CopiedEntry {
        CopiedEntry(Row(table, name: name, uri: uri, values: []))
    }

    /// A shell whose copy was read two hours ago.
    private func harness(
        _ surroundings: Session.Surroundings = .prompt, width: Int = 80, more: [CopiedEntry] = []
    ) async throws -> ShellHarness {
        let harness = ShellHarness(surroundings, width: width)
        let read = CopiedListStatus(isWhole: true, checked: harness.time.now - 7_200)
        let copy = harness.copy
        try await copy.update(
            .liked,
            [
                .append(
                    [
                        Self.track("Moon River", by: "Nina Simone", on: "Blue", 1, year: 1965),
                        Self.track("Blue Moon", by: "Billie", on: "Songs", 2, year: 1952),
                    ] + more)
            ], status: read)
        try await copy.update(
            .albums, [.append([Self.thing(Kinds.album, "Moon Safari", "spotify:album:Blue")])], status: read)
        try await copy.update(
            .artists, [.append([Self.thing(Kinds.artist, "Moon Duo", "spotify:artist:m")])], status: read)
        try await copy.update(
            .playlists, [.append([Self.thing(Kinds.playlist, "Road Songs", "spotify:playlist:r")])], status: read)
        try await copy.update(
            .playlist("spotify:playlist:r"),
            [
                .append([
                    Self.track("Moon River", by: "Nina Simone", on: "Blue", 1, year: 1965),
                    Self.track("Sun", by: "Moon Boots", on: "First", 3, year: 2015),
                ])
            ], status: read)
        return harness
    }

    private static let fields =
        "The fields are: name:, artist:, album:, playlist:, kind: and year:. To find the text itself: "
    private static let age = "From the copy, read 2 h ago.\n"

    @Test func `things of several kinds come in one listing, each with where it is`() async throws {
        let harness = try await harness()
        await harness.expect(
            "find moon",
            shows: """
                 1  Moon Duo     artist                           following
                 2  Moon River   track   Nina Simone  1965  3:01  liked, album, Road Songs
                 3  Moon Safari  album                            saved
                 4  Blue Moon    track   Billie       1952  3:02  liked
                 5  Sun          track   Moon Boots   2015  3:03  Road Songs

                """ + Self.age)
    }

    @Test func `one kind has its own columns`() async throws {
        let harness = try await harness()
        await harness.expect(
            "find moon kind:track",
            shows: """
                 1  Moon River  Nina Simone  Blue   3:01  liked, album, Road Songs
                 2  Blue Moon   Billie       Songs  3:02  liked
                 3  Sun         Moon Boots   First  3:03  Road Songs

                """ + Self.age)
    }

    @Test func `what a copy that was never read whole lacks is said`() async throws {
        let harness = ShellHarness(.prompt)
        await harness.expect(
            "find moon", shows: "There is no copy of your library yet. Type: sync\n", .notFound)
        let read = CopiedListStatus(isWhole: true, checked: harness.time.now - 7_200)
        try await harness.copy.update(
            .liked, [.append([Self.track("Blue Moon", by: "Billie", on: "Songs", 2, year: 1952)])], status: read)
        let lacks = """
            The copy does not have your saved albums, followed artists and playlists yet. To
            read them: sync

            """
        await harness.expect(
            "find moon kind:track", shows: " 1  Blue Moon  Billie  Songs  3:02  liked\n" + lacks + Self.age)
        await harness.expect(
            "find sun",
            shows: "Nothing found for sun. The copy has 1 liked song so far. To read the rest: sync\n" + Self.age,
            .notFound)
        for list in [CopiedList.albums, .artists] { try await harness.copy.update(list, [], status: read) }
        let refused = CopiedListStatus(refused: "it is not yours")
        try await harness.copy.update(.playlists, [], status: refused)
        await harness.expect("find moon kind:track", shows: " 1  Blue Moon  Billie  Songs  3:02  liked\n" + Self.age)
    }

    @Test func `a narrow terminal shows the names`() async throws {
        let harness = try await harness(width: 40)
        _ = await harness.run("find moon")
        let lines = harness.screen.take().split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 40 })
        #expect(lines.contains { $0.contains("Moon River") })
    }

    @Test(arguments: [
        ("find moon river", "Moon River"), ("find riv", "Moon River"), ("find \"blue moon\"", "Blue Moon"),
        ("find \"moon blue\"", ""), ("find moon -river -safari -duo -boots", "Blue Moon"),
        ("find moon -\"blue moon\" kind:track", "Moon River,Sun"), ("find moon kind:artists", "Moon Duo"),
        ("find moon kind:track,album", "Moon River,Moon Safari,Blue Moon,Sun"),
        ("find moon -kind:track", "Moon Duo,Moon Safari"), ("find artist:\"nina simone\"", "Moon River"),
        ("find artist:nina", "Moon River"), ("find -artist:nina kind:track moon", "Blue Moon,Sun"),
        ("find ARTIST:Nina", "Moon River"), ("find album:songs", "Blue Moon"), ("find name:sun", "Sun"),
        ("find playlist:road", "Road Songs,Moon River,Sun"), ("find playlist:\"road songs\" sun", "Sun"),
        ("find -playlist:road kind:track", "Blue Moon"), ("find road", "Road Songs,Moon River,Sun"),
        ("find year:1965", "Moon River"), ("find year:1950-1969", "Blue Moon,Moon River"), ("find year:2000-", "Sun"),
        ("find year:-1960 moon", "Blue Moon"), ("find year:1950–1959", "Blue Moon"), ("find ＭＯＯＮ　ＲＩＶＥＲ", "Moon River"),
        ("find 'moon' | where in has liked", "Moon River,Blue Moon"), ("find moon | where kind = artist", "Moon Duo"),
        ("find moon | take 2", "Moon Duo,Moon River"), ("find kind:album", "Moon Safari"),
        ("let x = \"moon duo\"\nfind $x", "Moon Duo"), ("let x = -moon\nfind \"$x\" kind:artist", "Moon Duo"),
    ])
    func `each form finds what it says`(line: String, names: String) async throws {
        let harness = try await harness(.script)
        let lines = line.split(separator: "\n")
        let last = lines.last.map(String.init) ?? ""
        _ = await harness.run(lines.dropLast().joined(separator: "\n") + "\n" + last + " --format '{name}'")
        #expect(harness.output.text.split(separator: "\n").joined(separator: ",") == names)
        #expect(harness.counter.count == 0)
    }

    @Test(arguments: [
        (
            "find artst:nina", 6,
            "There is no field artst: to look for. Did you mean artist:?",
            Self.fields + "\"artst:nina\""
        ),
        (
            "find Re:Stacks", 6, "There is no field re: to look for.",
            Self.fields + "\"Re:Stacks\""
        ),
        (
            "find moon kind:song", 11,
            "song is not a kind: artist, album, track, playlist, show, episode or audiobook.", "Type: help find"
        ),
        (
            "find year:nineties", 6,
            "year:nineties is not a year or years, as in year:1997 or year:1990-1999.", "Type: help find"
        ),
        (
            "find year:1999-1990", 6,
            "year:1999-1990 is not a year or years, as in year:1997 or year:1990-1999.", "Type: help find"
        ),
        ("find artist: nina", 6, "Nothing is given for artist:.", "Type: help find"),
        ("find \"\"", 6, "QUERY is empty.", "usage: find QUERY"),
        ("find", 5, "QUERY is missing.", ""),
    ])
    func `a query that cannot be read is refused`(line: String, column: Int, text: String, next: String) async throws {
        let harness = try await harness(.script)
        #expect(await harness.run(line) == .usage)
        let shown = harness.messages.text.split(separator: "\n").map(String.init)
        #expect(shown.first?.hasPrefix("-c:1:\(column): ") == true || line == "find", "\(shown)")
        if line != "find" { #expect(shown == ["-c:1:\(column): " + text, next]) }
        #expect(harness.counter.count == 0)
    }

    @Test func `a name with a colon after a number is text`() async throws {
        let song = Self.track("2:54", by: "2:54", on: "2:54", 9, year: 2012)
        let harness = try await harness(.script, more: [song])
        #expect(await harness.run("find 2:54 --format '{name}'") == .done)
        #expect(harness.output.text == "2:54\n")
    }

    @Test func `nothing found says what the copy has`() async throws {
        let harness = try await harness(width: 120)
        await harness.expect(
            "find zzz",
            shows: "Nothing found for zzz. The copy has 2 liked songs, 1 album, 1 artist and 1 playlist.\n" + Self.age,
            .notFound)
    }

    @Test func `without a copy it says how to make one`() async {
        let harness = ShellHarness(.script)
        await harness.expect(
            "find moon", shows: "-c:1:1: There is no copy of your library yet. Type: sync\n", .notFound)
    }

    @Test func `a page is shown, and more continues it`() async throws {
        let many = (10..<60).map { Self.track("Star \($0)", by: "X", on: "Y", $0, year: 2000) }
        let harness = try await harness(more: many)
        _ = await harness.run("find star kind:track")
        let shown = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(shown.count == 23)
        #expect(shown[0].hasPrefix("    name "))
        #expect(shown[20].hasPrefix("20  Star 29"))
        #expect(shown.suffix(2) == ["20 shown; more: the next", "From the copy, read 2 h ago."])
        _ = await harness.run("more")
        #expect(harness.screen.take().hasPrefix("21  Star 30"))
        _ = await harness.run("more")
        let last = harness.screen.take().split(separator: "\n").map(String.init)
        #expect(last.first?.hasPrefix("41  Star 50") == true)
        #expect(last.count == 10)
        await harness.expect("find star | count", shows: "50\n" + Self.age)
        #expect(harness.counter.count == 0)
    }

    @Test func `machine formats have the same columns for every kind`() async throws {
        let harness = try await harness(.script)
        _ = await harness.run("find moon --csv")
        #expect(
            harness.output.text.split(separator: "\n").prefix(3) == [
                "kind,name,artist,album,year,duration,tracks,type,owner,show,released,publisher,episodes,"
                    + "authors,narrators,chapters,uri,in",
                "artist,Moon Duo,,,,,,,,,,,,,,,spotify:artist:m,following",
                "track,Moon River,Nina Simone,Blue,1965,3:01,,,,,,,,,,,spotify:track:1,\"liked, album, Road Songs\"",
            ])
        #expect(harness.messages.text == Self.age)
    }

    @Test func `hostile names show nothing but themselves`() async throws {
        let harness = try await harness(
            more: [
                Self.track("Moon \u{1B}[31mred\u{07}\u{202E}", by: "a\nb", on: "\t", 7, year: 2000),
                Self.track("\" OR 1) NEAR(", by: "*", on: "'", 8, year: 2000),
            ])
        _ = await harness.run("find moon 31mred")
        let shown = harness.screen.take()
        #expect(!shown.contains("\u{1B}"))
        #expect(!shown.contains("\u{07}"))
        #expect(!shown.contains("\u{202E}"))
        #expect(shown.hasPrefix(" 1  Moon"))
        _ = await harness.run("find \"\\\" OR 1) NEAR(\" --format '{artist}'")
        #expect(harness.screen.take().hasPrefix("*\n"))
    }

    @Test func `a query without end is refused`() async throws {
        let harness = try await harness(.script)
        #expect(await harness.run("find " + Array(repeating: "a", count: 41).joined(separator: " ")) == .usage)
        #expect(harness.messages.text.contains("is not a query of at most 40 words and 500 characters."))
        #expect(await harness.run("find " + String(repeating: "a", count: 501)) == .usage)
        #expect(await harness.run("find " + Array(repeating: "a", count: 40).joined(separator: " ")) == .notFound)
    }

    @Test func `after a sync, what was played last comes first`() async throws {
        let world = ShellHarness(.script)
        let uri = try #require(await world.likedSongs().last?.uri)
        let harness = ShellHarness(.script, plays: LastPlays(moments: [uri: world.time.now]))
        _ = await harness.run("login\nsync liked")
        let before = harness.counter.count
        _ = await harness.run("find kind:track | take 1 --ids")
        #expect(harness.output.text.hasSuffix(uri + "\n"))
        #expect(harness.counter.count == before)
    }
}

/// Plays of which only the last of each thing is known.
private struct LastPlays: Plays {
    let moments: [String: Date]

    func add(_ plays: [PastPlay]) async throws(CopyFault) -> KeptPlays { KeptPlays() }
    func counts(
        by grouping: PlayGrouping, in interval: Range<Date>?, offset: @escaping @Sendable (Int) -> Int
    ) async -> [PlayCount] { [] }
    func plays(in interval: Range<Date>?, limit: Int?) async -> [PastPlay] { [] }
    func lastPlayed() async -> [String: Date] { moments }
    func count() async -> Int { moments.count }
    func forget() async {}
    func finish() async {}
}
