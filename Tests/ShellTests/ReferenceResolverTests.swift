// What ReferenceResolver owns: which rows each kind of reference means, why it means none, and how many requests that
// takes. How words become references is in CommandLanguageTests.

import CommandLanguage
import Exchange
import Prompting
import Rows
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

@testable import ShellCommands

struct ReferenceResolverTests {
    private static let airbag = "spotify:track:LDBoGZSZaFh7036rkPoTWD"
    private static let radiohead = "spotify:artist:8DlsbmhkDB6D8FisCn12kM"

    private func row(_ number: Int, of kind: String? = nil) -> Reference {
        .rows(RowSelection([.row(number)]), kind: kind)
    }

    /// The names that a reference means.
    private func names(
        _ reference: Reference, _ kinds: [RowKind], depth: ReferenceResolver.Depth = .identity, in parts: CommandParts
    ) async throws -> [String] {
        try await parts.services.resolver.resolve(
            LocatedReference(reference), kinds: kinds, depth: depth, in: parts.session
        ).rows.map(\.name)
    }

    /// Why a reference means nothing.
    private func error(
        _ reference: Reference, _ kinds: [RowKind], depth: ReferenceResolver.Depth = .identity, in parts: CommandParts
    ) async -> ReferenceError? {
        do {
            _ = try await names(reference, kinds, depth: depth, in: parts)
            return nil
        } catch {
            return (error as? LocatedReferenceError)?.error
        }
    }

    // MARK: Rows

    @Test func `a number means the newest listing that has what the command takes, and costs nothing`() async throws {
        let parts = await CommandParts(after: "tracks album:\"ok computer\"\nsearch artist radiohead")
        #expect(try await names(row(2), ["artist"], in: parts) == ["Radiohead Tribute Band"])
        #expect(try await names(row(2), ["track"], in: parts) == ["Paranoid Android"])
        #expect(try await names(row(2, of: "track"), ["artist", "track"], in: parts) == ["Paranoid Android"])
        let several = Reference.rows(RowSelection([.range(3, 2), .row(3), .last]), kind: nil)
        #expect(
            try await names(several, ["track"], in: parts)
                == ["Subterranean Homesick Alien", "Paranoid Android", "The Tourist"])
        #expect(await parts.requests == [])
    }

    @Test func `rows that the command cannot take keep their numbers`() async throws {
        let parts = await CommandParts(after: "search artist,album radiohead | take 12")
        let listed = try #require(parts.session.listings.last).rows
        let albums = listed.indices.filter { listed[$0].kind == "album" }
        let artists = listed.indices.filter { listed[$0].kind == "artist" }
        #expect(!albums.isEmpty && !artists.isEmpty)
        for place in albums {
            #expect(try await names(row(place + 1), ["album"], in: parts) == [listed[place].name])
        }
        for place in artists {
            #expect(
                await error(row(place + 1), ["album"], in: parts)
                    == .unusable([.kind("artist", name: listed[place].name)], wanted: ["album"]))
        }
        let all = try await parts.services.resolver.resolve(
            LocatedReference(.rows(RowSelection([.all]), kind: nil)), kinds: ["album"], in: parts.session)
        #expect(all.rows.map(\.name) == albums.map { listed[$0].name })
        #expect(all.leftOut == artists.map { .kind("artist", name: listed[$0].name) })
        #expect(all.listing?.rows == listed)
        #expect(await parts.requests == [])
    }

    @Test func `a kind before a number means no row of another kind`() async throws {
        let parts = await CommandParts(after: "search artist,album radiohead | take 12")
        let listed = try #require(parts.session.listings.last).rows
        let every = Reference.rows(RowSelection([.all]), kind: "album")
        let albums = listed.filter { $0.kind == "album" }.map(\.name)
        #expect(try await names(every, ["artist", "album"], in: parts) == albums && albums.count < listed.count)
        let artist = try #require(listed.firstIndex { $0.kind == "artist" })
        #expect(
            await error(row(artist + 1, of: "album"), ["artist", "album"], in: parts)
                == .unusable([.kind("artist", name: listed[artist].name)], wanted: ["album"]))
        #expect(await parts.requests == [])
    }

    @Test func `a number that means nothing says what there is`() async {
        let parts = await CommandParts(after: "search artist radiohead")
        #expect(
            await error(row(3), ["artist"], in: parts)
                == .beyondListing(number: 3, count: 2, listing: "search artist radiohead"))
        #expect(
            await error(row(1), ["album"], in: parts)
                == .wrongKind(found: "artist", name: "Radiohead", wanted: ["album"]))
        #expect(await error(row(9), ["album"], in: parts) == .nothingListed(wanted: ["album"]))
        let empty = await CommandParts()
        #expect(await error(row(1), ["album"], in: empty) == .nothingListed(wanted: ["album"]))
    }

    @Test func `after a search that found nothing a number does not mean an older row`() async {
        let parts = await CommandParts(ShellHarness(.prompt), after: "search artist radiohead\nsearch artist zzqq")
        #expect(parts.session.listings.last?.rows == [])
        guard case .beyondListing(1, 0, _)? = await error(row(1), ["artist"], in: parts) else {
            Issue.record("it means a row of an older listing")
            return
        }
    }

    @Test func `rows of the last closed shell are used where there are no others, and their age is said once`()
        async throws
    {
        let listing = Listing(
            name: "old", rows: [Row(Kinds.artist, name: "Björk", uri: Self.radiohead, values: [])], command: "old",
            made: ShellHarness().time.now)
        let parts = await CommandParts(ShellHarness(.prompt, inherited: [listing]))
        parts.harness.time.advance(by: .seconds(7200))
        for _ in 0..<2 { #expect(try await names(row(1), ["artist"], in: parts) == ["Björk"]) }
        #expect(parts.harness.messages.text == "Rows of \"old\", 2 h ago\n")
    }

    @Test func `rows of a variable, all of them or some`() async throws {
        let parts = await CommandParts(after: "search artist radiohead | as best | any")
        #expect(
            try await names(.variable("best", nil), ["artist"], in: parts) == ["Radiohead", "Radiohead Tribute Band"])
        #expect(
            try await names(.variable("best", RowSelection([.row(2)])), ["artist"], in: parts) == [
                "Radiohead Tribute Band"
            ])
        #expect(
            await error(.variable("best", RowSelection([.row(2)])), ["album"], in: parts)
                == .unusable([.kind("artist", name: "Radiohead Tribute Band")], wanted: ["album"]))
        #expect(await parts.requests == [])
    }

    // MARK: The selection and the player

    @Test func `a dot is the innermost thing on the path that the command takes`() async throws {
        let parts = await CommandParts(after: "artist radiohead\nalbum \"ok computer\"")
        #expect(try await names(.selection, ["album", "artist"], in: parts) == ["OK Computer"])
        #expect(try await names(.selection, ["artist"], in: parts) == ["Radiohead"])
        #expect(await error(.selection, ["show"], in: parts) == .nothingSelected(wanted: ["show"]))
        #expect(await parts.requests == [])
    }

    @Test func `now is what plays, at one request`() async throws {
        let parts = await CommandParts(after: "play \(Self.airbag)")
        #expect(try await names(.nowPlaying, ["track"], in: parts) == ["Airbag"])
        #expect(await parts.requests == ["GET /v1/me/player"])
        #expect(
            await error(.nowPlaying, ["episode"], in: parts)
                == .unusable([.kind("track", name: "Airbag")], wanted: ["episode"]))
        #expect(await error(.nowPlaying, ["track"], in: await CommandParts()) == .nothingPlaying)
    }

    @Test func `liked is every liked song, a request a page, for commands that take tracks`() async throws {
        let parts = await CommandParts()
        #expect(try await names(.liked, ["track"], in: parts).count == 60)
        #expect(await parts.requests == ["GET /v1/me/tracks", "GET /v1/me/tracks"])
        #expect(await error(.liked, ["album"], in: parts) == .notUsable("liked"))
    }

    // MARK: Addresses

    @Test func `an address costs a request only where more than it has to be known`() async throws {
        let parts = await CommandParts()
        #expect(try await names(.address(Self.airbag), ["track"], in: parts) == [Self.airbag])
        #expect(await parts.requests == [])
        #expect(try await names(.address(Self.airbag), ["track"], depth: .everything, in: parts) == ["Airbag"])
        #expect(await parts.requests == ["GET /v1/tracks/LDBoGZSZaFh7036rkPoTWD"])
        let url = "https://open.spotify.com/track/LDBoGZSZaFh7036rkPoTWD?si=x"
        #expect(try await names(.address(url), ["track"], in: parts) == [Self.airbag])
    }

    @Test func `an address of another kind is refused without a request`() async {
        let parts = await CommandParts()
        for depth in [ReferenceResolver.Depth.identity, .everything] {
            #expect(
                await error(.address(Self.radiohead), ["track"], depth: depth, in: parts)
                    == .wrongKind(found: "artist", name: Self.radiohead, wanted: ["track"]))
        }
        #expect(await error(.address("spotify:nonsense"), ["track"], in: parts) == .unusableAddress("spotify:nonsense"))
        #expect(
            await error(.address("https://spotify.link/abc"), ["track"], in: parts)
                == .shortLink("https://spotify.link/abc"))
        #expect(await parts.requests == [])
    }

    @Test func `lines of standard input are addresses, or IDs of the only kind`() async throws {
        let lines = ["# a note", "", "\(Self.airbag)\tAirbag", "LDBoGZSZaFh7036rkPoTWD", Self.radiohead]
        let parts = await CommandParts(ShellHarness(inputLines: lines))
        let found = try await parts.services.resolver.resolve(
            LocatedReference(.standardInput), kinds: ["track"], depth: .identity, in: parts.session)
        #expect(found.rows.map(\.uri) == [Self.airbag, Self.airbag])
        #expect(found.leftOut == [.kind("artist", name: Self.radiohead)])
        #expect(
            await error(.standardInput, ["track", "album"], in: parts)
                == .unusableLine(4, "LDBoGZSZaFh7036rkPoTWD", isID: true))
        let words = await CommandParts(ShellHarness(inputLines: [Self.airbag, "a name"]))
        #expect(await error(.standardInput, ["track"], in: words) == .unusableLine(2, "a", isID: false))
        #expect(await error(.standardInput, ["track"], in: await CommandParts()) == .inputIsScript)
        #expect(await parts.requests == [])
    }

    // MARK: Names

    @Test func `at a prompt a name is first one of the newest listing or the selection`() async throws {
        let parts = await CommandParts(ShellHarness(.prompt), after: "artist björk\ntracks album:\"ok computer\"")
        #expect(try await names(.name("paranoid android", kind: nil), ["track"], in: parts) == ["Paranoid Android"])
        #expect(try await names(.name("BJORK", kind: nil), ["artist"], in: parts) == ["Björk"])
        #expect(await parts.requests == [])
    }

    @Test func `a script asks Spotify, at one request, whatever was listed`() async throws {
        let parts = await CommandParts(after: "tracks album:\"ok computer\"")
        #expect(try await names(.name("paranoid android", kind: nil), ["track"], in: parts) == ["Paranoid Android"])
        #expect(await parts.requests == ["GET /v1/search"])
        #expect(
            await error(.name("paranoid", kind: "album"), ["track"], in: parts)
                == .wrongKind(found: "album", name: "paranoid", wanted: ["track"]))
        #expect(await parts.requests.count == 1)
    }

    @Test func `an ID is one where a single kind is meant`() async throws {
        let parts = await CommandParts()
        let id = "LDBoGZSZaFh7036rkPoTWD"
        #expect(
            try await names(.name(id, kind: "track"), ["track", "album"], depth: .everything, in: parts) == ["Airbag"])
        #expect(await parts.requests == ["GET /v1/tracks/\(id)"])
        // As an ID of another kind, Spotify knows nothing of it.
        await #expect(throws: SpotifyError.self) {
            try await names(.name(id, kind: "album"), ["album"], depth: .everything, in: parts)
        }
        #expect(await parts.requests.last == "GET /v1/albums/\(id)")
    }

    @Test func `a playlist is looked for among the user's own first`() async throws {
        let parts = await CommandParts()
        #expect(try await names(.name("road songs", kind: nil), ["playlist"], in: parts) == ["Road Songs"])
        #expect(await parts.requests == ["GET /v1/me/playlists"])
    }

    @Test func `a name that nothing bears exactly is never acted on`() async {
        let parts = await CommandParts()
        guard
            case .onlyNear("paranoid androi", let rows)? = await error(
                .name("paranoid androi", kind: nil), ["track"], in: parts)
        else {
            Issue.record("it found something, or nothing near")
            return
        }
        #expect(rows.map(\.name).contains("Paranoid Android"))
        #expect(
            await error(.name("zzqq", kind: nil), ["track"], in: parts)
                == .nothingFound(name: "zzqq", wanted: ["track"]))
    }

    // MARK: Several references, or exactly one

    @Test func `several references keep their order, and what the command cannot take is left out`() async throws {
        let parts = await CommandParts(after: "tracks album:\"ok computer\"")
        let references = [row(2), .address(Self.radiohead), .address(Self.airbag)].map { LocatedReference($0) }
        let found = try await parts.services.resolver.resolve(
            references, kinds: ["track"], depth: .identity, in: parts.session)
        #expect(found.rows.map(\.name) == ["Paranoid Android", Self.airbag])
        #expect(found.leftOut == [.kind("artist", name: Self.radiohead)])
        #expect(found.listing == nil)
        #expect(await parts.requests == [])
    }

    @Test func `a command that takes one thing refuses several`() async throws {
        let parts = await CommandParts(after: "search artist radiohead")
        let all = LocatedReference(.rows(RowSelection([.all]), kind: nil), span: 3..<6)
        await #expect(throws: LocatedReferenceError(error: .notOne(count: 2), span: 3..<6)) {
            try await parts.services.resolver.one(all, kinds: ["artist"], in: parts.session)
        }
        let one = try await parts.services.resolver.one(LocatedReference(row(1)), kinds: ["artist"], in: parts.session)
        #expect(one?.name == "Radiohead")
    }
}
