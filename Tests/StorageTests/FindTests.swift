// The search over the copy: the order of what it finds, the forms of a query, and what becomes of it when lists change.

import FoundationEssentials
import Library
import Rows
import Storage
import SystemTesting
import Testing

struct FindTests {
    private func entry(_ name: String, by artist: String? = nil, on album: String? = nil, year: Int? = nil)
        -> CopiedEntry
    {
        CopySample.entry(name, by: artist.map { [$0] } ?? [], on: album, year: year)
    }

    // MARK: Order

    @Test func `the whole name comes first, then its beginning, its words, artist, album and playlist`() async throws {
        let copy = CopySample.copy
        try await copy.put(
            [
                entry("Tune", on: "Moon"), entry("Song", by: "Moon Duo"), entry("Blue Moon"), entry("Moon River"),
                entry("Moon"),
            ], into: .liked)
        try await copy.put([CopySample.entry("Moon Mix", "playlist", uri: "spotify:playlist:m")], into: .playlists)
        try await copy.put([entry("Other")], into: .playlist("spotify:playlist:m"))
        let all = ["Moon", "Moon Mix", "Moon River", "Blue Moon", "Song", "Tune", "Other"]
        #expect(await copy.names(CopySample.query("moon")) == all)
        for count in 1...all.count {
            #expect(await copy.names(CopySample.query("moon"), at: 0..<count) == Array(all.prefix(count)))
        }
        #expect(await copy.names(CopySample.query("moon"), at: 2..<4) == ["Moon River", "Blue Moon"])
        #expect(await copy.names(CopySample.query("moon"), at: 6..<20) == ["Other"])
        #expect(await copy.names(CopySample.query("moon"), at: 9..<20) == [])
    }

    @Test func `of equals the saved come first, then those played last, then shorter names`() async throws {
        let copy = CopySample.copy
        try await copy.put([CopySample.entry("P", "playlist", uri: "spotify:playlist:p")], into: .playlists)
        try await copy.put(
            [entry("Moon abcd"), entry("Moon abc"), entry("Moon ab"), entry("Moon old"), entry("Moon new")],
            into: .playlist("spotify:playlist:p"))
        try await copy.put([entry("Moon liked long")], into: .liked)
        try await copy.notePlays([
            entry("Moon old").row?.uri ?? "": Date(timeIntervalSince1970: 1_000_000),
            entry("Moon new").row?.uri ?? "": Date(timeIntervalSince1970: 2_000_000),
            "spotify:track:unknown": Date(timeIntervalSince1970: 3_000_000),
        ])
        #expect(
            await copy.names(CopySample.query("moon")) == [
                "Moon liked long", "Moon new", "Moon old", "Moon ab", "Moon abc", "Moon abcd",
            ])
        // An earlier play changes nothing.
        try await copy.notePlays([entry("Moon new").row?.uri ?? "": Date(timeIntervalSince1970: 1)])
        #expect(await copy.names(CopySample.query("moon"), at: 1..<2) == ["Moon new"])
    }

    @Test func `what another shell changes is seen by the next search`() async throws {
        let folder = TemporaryFolder()
        let (one, other) = (CopySample.copy(in: folder), CopySample.copy(in: folder))
        try await one.put([entry("Moon ab"), entry("Moon abc")], into: .playlist("spotify:playlist:p"))
        #expect(await one.names(CopySample.query("moon"), at: 0..<9) == ["Moon ab", "Moon abc"])
        try await other.put([entry("Moon abc")], into: .liked)
        #expect(await one.names(CopySample.query("moon"), at: 0..<9) == ["Moon abc", "Moon ab"])
        // Of a kind that the copy had no rows of.
        try await other.put([CopySample.entry("Moon", "album", by: ["Sun"])], into: .albums)
        #expect(await one.names(CopySample.query("moon"), at: 0..<9) == ["Moon", "Moon abc", "Moon ab"])
        try await one.update(.liked, [.remove([0])], status: CopiedListStatus())
        #expect(await one.names(CopySample.query("moon"), at: 0..<9) == ["Moon", "Moon ab", "Moon abc"])
        #expect(await other.names(CopySample.query("moon"), at: 0..<9) == ["Moon", "Moon ab", "Moon abc"])
        await one.forget()
        #expect(await other.names(CopySample.query("moon"), at: 0..<9) == [])
    }

    @Test func `a page of very many is the first of them`() async throws {
        let copy = CopySample.copy
        let entries = (0..<3_000).map { entry("Moon " + String(repeating: "x", count: 250 - $0 % 200) + "\($0)") }
        try await copy.put(entries, into: .liked)
        try await copy.put([entry("Moon")], into: .liked)
        let all = await copy.names(CopySample.query("moon"))
        #expect(all.count == 3_001)
        #expect(all[0] == "Moon")
        #expect(await copy.names(CopySample.query("moon"), at: 0..<20) == Array(all[0..<20]))
        #expect(await copy.names(CopySample.query("moon"), at: 1_000..<1_020) == Array(all[1_000..<1_020]))
        let numbers = await copy.matches(CopySample.query("moon"))
        #expect(await copy.found(numbers[2_990...]).map(\.row.name) == Array(all[2_990...]))
    }

    @Test(arguments: [20, 200])
    func `a name that begins with all words comes before one that begins with the first`(count: Int) async throws {
        let copy = CopySample.copy
        var entries = (0..<count).map { entry("Moon x\($0) river") }
        entries += [entry("Moonlight river"), entry("Moon riverside and a long name", by: "Moon"), entry("River moon")]
        try await copy.put(entries, into: .liked)
        let query = CopySample.query("moon river")
        #expect(await copy.names(query, at: 0..<2) == ["Moon riverside and a long name", "River moon"])
        #expect(await copy.matches(query).count == count + 3)
    }

    @Test func `several words are found wherever each is`() async throws {
        let copy = CopySample.copy
        try await copy.put([CopySample.entry("Road Trip", "playlist", uri: "spotify:playlist:r")], into: .playlists)
        try await copy.put(
            [entry("Moon River", by: "Frank Ocean"), entry("River", by: "Moon"), entry("Frank", on: "Moon Safari")],
            into: .liked)
        try await copy.put([entry("Moonlight"), entry("Sun")], into: .playlist("spotify:playlist:r"))
        #expect(await copy.names(CopySample.query("moon river")) == ["Moon River", "River"])
        #expect(await copy.names(CopySample.query("frank moon")) == ["Moon River", "Frank"])
        #expect(await copy.names(CopySample.query("moon road")) == ["Moonlight"])
        #expect(await copy.names(CopySample.query("road tri")) == ["Road Trip", "Sun", "Moonlight"])
        #expect(await copy.names(CopySample.query("road trip -sun")) == ["Road Trip", "Moonlight"])
        #expect(await copy.names(CopySample.query("river moon safari")) == [])
    }

    // MARK: Forms

    private func library() async throws -> CopyDatabase {
        let copy = CopySample.copy
        try await copy.put(
            [
                CopySample.entry("Road Songs", "playlist", by: ["mira"], uri: "spotify:playlist:r"),
                CopySample.entry("Focus", "playlist", uri: "spotify:playlist:f"),
            ], into: .playlists)
        try await copy.put([CopySample.entry("Weezer", "artist")], into: .artists)
        try await copy.put([CopySample.entry("Weezer", "album", by: ["Weezer"], year: 1994)], into: .albums)
        try await copy.put(
            [
                entry("Dark Side of the Moon", by: "Pink Floyd", on: "Live", year: 1973),
                entry("Side Dark", by: "Nina Simone", year: 1965), entry("Moon (Live)", by: "Nina Hagen", year: 1982),
            ], into: .liked)
        try await copy.put(
            [entry("Buddy Holly", by: "Weezer", on: "Weezer", year: 1994), entry("Moonage", by: "Bowie", year: 1972)],
            into: .playlist("spotify:playlist:r"))
        return copy
    }

    @Test(arguments: [
        (CopyQuery([.init("dark side", isPhrase: true)]), ["Dark Side of the Moon"]),
        (CopyQuery([.init("dar sid", isPhrase: true)]), []),
        (CopyQuery([.init("nina simone", isPhrase: true, field: .artist)]), ["Side Dark"]),
        (CopyQuery([.init("nina", field: .artist)]), ["Side Dark", "Moon (Live)"]),
        (CopyQuery([.init("moon"), .init("nina", field: .artist)]), ["Moon (Live)"]),
        (CopyQuery([.init("weezer", field: .name)]), ["Weezer", "Weezer"]),
        (CopyQuery([.init("weezer", field: .album)]), ["Weezer", "Buddy Holly"]),
        (CopyQuery([.init("weezer", field: .artist)]), ["Weezer", "Weezer", "Buddy Holly"]),
        (CopyQuery([.init("mira")]), ["Road Songs"]),
        (CopyQuery([.init("road", field: .playlist)]), ["Road Songs", "Moonage", "Buddy Holly"]),
        (CopyQuery([.init("road", field: .playlist)], kinds: ["track"]), ["Moonage", "Buddy Holly"]),
        (CopyQuery([.init("moon"), .init("road", field: .playlist)]), ["Moonage"]),
        (
            CopyQuery([.init("moon"), .init("road", field: .playlist, isExcluded: true)]),
            ["Moon (Live)", "Dark Side of the Moon"]
        ),
        (CopyQuery([.init("moon"), .init("live", isExcluded: true)]), ["Moonage"]),
        (
            CopyQuery([.init("moon"), .init("live", field: .name, isExcluded: true)]),
            ["Moonage", "Dark Side of the Moon"]
        ),
        (CopyQuery([.init("weezer")], kinds: ["artist", "album"]), ["Weezer", "Weezer"]),
        (CopyQuery([.init("weezer")], kinds: ["track"]), ["Buddy Holly"]),
        (CopyQuery([.init("moon")], years: 1970...1979), ["Moonage", "Dark Side of the Moon"]),
        (CopyQuery([], kinds: ["playlist"]), ["Focus", "Road Songs"]),
        (CopyQuery([], years: 1994...1994), ["Weezer", "Buddy Holly"]),
        (
            CopyQuery([.init("moon", isExcluded: true)], kinds: ["track"], years: 1960...2000),
            ["Side Dark", "Buddy Holly"]
        ),
        (CopyQuery([.init("...")]), []),
        (CopyQuery([.init("moon"), .init("-")], kinds: ["track"], years: 1982...1982), ["Moon (Live)"]),
        (CopyQuery([.init("\" OR name : * NEAR(")]), []),
    ])
    func `each form of a query finds what it says`(_ query: CopyQuery, _ names: [String]) async throws {
        #expect(try await library().names(query) == names)
    }

    @Test func `what is found says where it is, and when it was saved`() async throws {
        let copy = CopySample.copy
        try await copy.put(
            [
                CopySample.entry("Road", "playlist", uri: "spotify:playlist:r"),
                CopySample.entry("Night", "playlist", uri: "spotify:playlist:n"),
            ], into: .playlists)
        try await copy.put([CopySample.entry("X", "album", uri: "spotify:album:X")], into: .albums)
        try await copy.put([CopySample.entry("Moon", on: "X", added: 1_700_000_000)], into: .liked)
        try await copy.put([CopySample.entry("Moon", on: "X", added: 5)], into: .playlist("spotify:playlist:n"))
        let moon = CopySample.entry("Moon", on: "X", added: 6)
        try await copy.put([moon, moon], into: .playlist("spotify:playlist:r"))
        let found = await copy.find(CopySample.query("moon"), at: nil)
        #expect(found.count == 1)
        #expect(found.first?.lists == [.liked, .playlist("spotify:playlist:n"), .playlist("spotify:playlist:r")])
        #expect(found.first?.playlists == ["Night", "Road"])
        #expect(found.first?.isOnSavedAlbum == true)
        #expect(found.first?.row["added"] == .date(PartialDate(secondsSince1970: 1_700_000_000)))
    }

    // MARK: Changes

    @Test func `what no list has any more is not found, and its words are gone`() async throws {
        let copy = CopySample.copy
        let status = CopiedListStatus()
        try await copy.put([CopySample.entry("Road", "playlist", uri: "spotify:playlist:r")], into: .playlists)
        try await copy.put([entry("Moon"), entry("Sun"), entry("Star")], into: .liked)
        try await copy.put([entry("Sun"), entry("Mars")], into: .playlist("spotify:playlist:r"))
        try await copy.update(.liked, [.remove([0, 1])], status: status)
        #expect(await copy.names(CopySample.query("moon")) == [])
        #expect(await copy.things(named: ["Moon"]).isEmpty)
        #expect(await copy.names(CopySample.query("s")) == ["Star", "Sun"])
        try await copy.update(.liked, [.replace([entry("Venus"), entry("Star")])], status: status)
        #expect(await copy.names(CopySample.query("star")) == ["Star"])
        try await copy.remove([.playlist("spotify:playlist:r")])
        #expect(await copy.names(CopySample.query("sun")) == [])
        #expect(await copy.names(CopySample.query("road")) == ["Road"])
        try await copy.remove([.playlists])
        #expect(await copy.names(CopySample.query("road")) == [])
        #expect(await copy.examine().things == 2)
        // Numbers of things that are gone are used again.
        try await copy.put([entry("Pluto")], into: .artists)
        #expect(await copy.names(CopyQuery([])) == ["Star", "Venus", "Pluto"].sorted { $0.count < $1.count })
    }

    @Test func `a thing with another name is found by that alone`() async throws {
        let copy = CopySample.copy
        func named(_ name: String) -> CopiedEntry { CopySample.entry(name, "playlist", uri: "spotify:playlist:r") }
        try await copy.put([named("Road Songs")], into: .playlists)
        try await copy.put([entry("Sun")], into: .playlist("spotify:playlist:r"))
        try await copy.update(.playlists, [.replace([named("Night Songs")])], status: CopiedListStatus())
        #expect(await copy.names(CopySample.query("road")) == [])
        #expect(await copy.names(CopySample.query("night")) == ["Night Songs", "Sun"])
        #expect(await copy.names(CopySample.query("songs")) == ["Night Songs", "Sun"])
        #expect(await copy.things(named: ["Road Songs"]).isEmpty)
    }

    @Test func `unliking takes the advantage away`() async throws {
        let copy = CopySample.copy
        try await copy.put([CopySample.entry("P", "playlist", uri: "spotify:playlist:p")], into: .playlists)
        try await copy.put([entry("Moon a"), entry("Moon bb")], into: .playlist("spotify:playlist:p"))
        try await copy.put([entry("Moon bb")], into: .liked)
        #expect(await copy.names(CopySample.query("moon")) == ["Moon bb", "Moon a"])
        try await copy.update(.liked, [.remove([0])], status: CopiedListStatus())
        #expect(await copy.names(CopySample.query("moon")) == ["Moon a", "Moon bb"])
    }

    @Test func `things are found by their exact names, folded`() async throws {
        let copy = CopySample.copy
        try await copy.put([entry("Sigur Rós"), entry("Sigur-Ros"), entry("!!!"), entry("Rós")], into: .liked)
        #expect(
            await copy.things(named: ["sigur ros", "SIGUR RÓS", "!!!", "nothing"]).map(\.name).sorted() == [
                "!!!", "Sigur Rós",
            ])
        #expect(await CopySample.copy.things(named: ["x"]).isEmpty)
        #expect(await CopySample.copy.names(CopySample.query("x")) == [])
    }
}
