// Every operation of the contract in both modes: that it is there, what it answers when all is well, and that
// Development Mode refuses the forty it lost (SpotifyContract §3.3, §3.4, §5).

import HTTPTypes
import Testing

@testable import SpotifySimulator

/// An operation, a request for it that is in order, and its status in either mode.
struct Operation: Sendable, CustomTestStringConvertible {
    let method: HTTPRequest.Method
    let path: String
    let body: String
    let development: Int
    let extended: Int

    init(_ method: HTTPRequest.Method, _ path: String, _ body: String = "", _ status: Int, dev: Int? = nil) {
        self.method = method
        self.path = path
        self.body = body
        development = dev ?? status
        extended = status
    }

    /// One of those that Development Mode lost.
    static func lost(_ method: HTTPRequest.Method, _ path: String, _ body: String = "", _ status: Int = 200)
        -> Operation
    {
        Operation(method, path, body, status, dev: 403)
    }

    var testDescription: String { "\(method.rawValue) \(path)" }
}

struct OperationTests {
    static let track = TestWorld.track("Airbag")
    static let album = TestWorld.album("OK Computer")
    static let artist = TestWorld.artist("Radiohead")
    static let mixed = TestWorld.mixed.id.description
    static let followed = TestWorld.followed.id.description
    static let spoken = TestWorld.catalogue.spoken
    static let show = spoken.shows[0].id.description
    static let episode = spoken.episodes[0].id.description
    static let book = spoken.audiobooks[0].id.description
    static let chapter = spoken.chapters[0].id.description
    static let category = CatalogueID("category", ["Kitchen"]).description
    static let uris = "uris=spotify:track:\(track)"
    static let add = #"{"uris":["spotify:track:\#(track)"]}"#
    static let remove = #"{"items":[{"uri":"spotify:track:\#(track)"}]}"#

    static let catalogue: [Operation] = [
        Operation(.get, "/search?q=a&type=track,album,artist,playlist,show,episode,audiobook", "", 200),
        Operation(.get, "/artists/\(artist)", "", 200), Operation(.get, "/artists/\(artist)/albums", "", 200),
        Operation(.get, "/albums/\(album)", "", 200), Operation(.get, "/albums/\(album)/tracks", "", 200),
        Operation(.get, "/tracks/\(track)", "", 200), Operation(.get, "/shows/\(show)", "", 200),
        Operation(.get, "/shows/\(show)/episodes", "", 200), Operation(.get, "/episodes/\(episode)", "", 200),
        Operation(.get, "/audiobooks/\(book)", "", 200), Operation(.get, "/audiobooks/\(book)/chapters", "", 200),
        Operation(.get, "/chapters/\(chapter)", "", 200),
    ]

    static let library: [Operation] = [
        Operation(.get, "/me", "", 200), Operation(.get, "/me/top/artists", "", 200),
        Operation(.get, "/me/top/tracks?time_range=long_term", "", 200),
        Operation(.get, "/me/following?type=artist", "", 200), Operation(.get, "/me/tracks", "", 200),
        Operation(.get, "/me/albums", "", 200), Operation(.get, "/me/episodes", "", 200),
        Operation(.get, "/me/shows", "", 200), Operation(.get, "/me/audiobooks", "", 200),
        Operation(.put, "/me/library?\(uris)", "", 200), Operation(.delete, "/me/library?\(uris)", "", 200),
        Operation(.get, "/me/library/contains?\(uris)", "", 200),
    ]

    static let playlists: [Operation] = [
        Operation(.get, "/me/playlists", "", 200), Operation(.post, "/me/playlists", #"{"name":"New"}"#, 201),
        Operation(.get, "/playlists/\(mixed)", "", 200),
        Operation(.put, "/playlists/\(mixed)", #"{"name":"Other"}"#, 200),
        Operation(.get, "/playlists/\(mixed)/items", "", 200), Operation(.post, "/playlists/\(mixed)/items", add, 201),
        Operation(.put, "/playlists/\(mixed)/items", add, 200),
        Operation(.delete, "/playlists/\(mixed)/items", remove, 200),
        Operation(.get, "/playlists/\(mixed)/images", "", 200),
    ]

    static let player: [Operation] = [
        Operation(.get, "/me/player", "", 200), Operation(.get, "/me/player/currently-playing", "", 200),
        Operation(.get, "/me/player/devices", "", 200),
        Operation(.put, "/me/player", #"{"device_ids":["\#(TestWorld.kitchen)"]}"#, 204),
        Operation(.put, "/me/player/play", add, 204), Operation(.put, "/me/player/pause", "", 204),
        Operation(.post, "/me/player/next", "", 204), Operation(.post, "/me/player/previous", "", 204),
        Operation(.put, "/me/player/seek?position_ms=1000", "", 204),
        Operation(.put, "/me/player/repeat?state=context", "", 204),
        Operation(.put, "/me/player/volume?volume_percent=30", "", 204),
        Operation(.put, "/me/player/shuffle?state=true", "", 204),
        Operation(.get, "/me/player/recently-played", "", 200), Operation(.get, "/me/player/queue", "", 200),
        Operation(.post, "/me/player/queue?uri=spotify:track:\(track)", "", 204),
    ]

    static let lostReads: [Operation] = [
        .lost(.get, "/tracks?ids=\(track)"), .lost(.get, "/albums?ids=\(album)"), .lost(.get, "/artists?ids=\(artist)"),
        .lost(.get, "/episodes?ids=\(episode)"), .lost(.get, "/shows?ids=\(show)"),
        .lost(.get, "/audiobooks?ids=\(book)"), .lost(.get, "/chapters?ids=\(chapter)"),
        .lost(.get, "/artists/\(artist)/top-tracks"), .lost(.get, "/browse/new-releases"),
        .lost(.get, "/browse/categories"), .lost(.get, "/browse/categories/\(category)"), .lost(.get, "/markets"),
        .lost(.get, "/users/other"), .lost(.get, "/users/other/playlists"),
        .lost(.get, "/playlists/\(mixed)/tracks"), .lost(.get, "/playlists/\(followed)/followers/contains"),
        .lost(.get, "/me/following/contains?type=artist&ids=\(artist)"),
        .lost(.get, "/me/tracks/contains?ids=\(track)"), .lost(.get, "/me/albums/contains?ids=\(album)"),
        .lost(.get, "/me/episodes/contains?ids=\(episode)"), .lost(.get, "/me/shows/contains?ids=\(show)"),
        .lost(.get, "/me/audiobooks/contains?ids=\(book)"),
    ]

    static let lostWrites: [Operation] = [
        .lost(.post, "/users/listener/playlists", #"{"name":"New"}"#, 201),
        .lost(.put, "/me/following?type=artist&ids=\(artist)", "", 204),
        .lost(.delete, "/me/following?type=artist&ids=\(artist)", "", 204),
        .lost(.put, "/playlists/\(followed)/followers"), .lost(.delete, "/playlists/\(followed)/followers"),
        .lost(.post, "/playlists/\(mixed)/tracks", add, 201), .lost(.put, "/playlists/\(mixed)/tracks", add),
        .lost(.delete, "/playlists/\(mixed)/tracks", remove),
        .lost(.put, "/me/tracks?ids=\(track)"), .lost(.delete, "/me/tracks?ids=\(track)"),
        .lost(.put, "/me/albums?ids=\(album)"), .lost(.delete, "/me/albums?ids=\(album)"),
        .lost(.put, "/me/episodes", #"{"ids":["\#(episode)"]}"#), .lost(.delete, "/me/episodes?ids=\(episode)"),
        .lost(.put, "/me/shows?ids=\(show)"), .lost(.delete, "/me/shows?ids=\(show)"),
        .lost(.put, "/me/audiobooks?ids=\(book)"), .lost(.delete, "/me/audiobooks?ids=\(book)"),
    ]

    static let inBothModes = catalogue + library + playlists + player
    static let lost = lostReads + lostWrites

    @Test func `there are forty-eight operations in both modes and forty more in the extended one`() {
        // The upload of a cover has a test of its own; top artists and top tracks count as one.
        #expect(Self.inBothModes.count == 48)
        #expect(Self.lost.count == 40)
    }

    @Test(arguments: inBothModes + lost, AppMode.allCases)
    func `every operation answers in the modes it belongs to`(operation: Operation, mode: AppMode) async throws {
        let caller = try await Caller.playing(mode)
        let answer = try await caller.send(operation.method, "/v1" + operation.path, body: operation.body)
        switch mode {
        case .development:
            #expect(answer.status == operation.development, "\(answer.text)")
            if operation.development == 403 { #expect(answer.error == "403 Forbidden") }
        case .extended: #expect(answer.status == operation.extended, "\(answer.text)")
        }
        if answer.status == 200, !answer.body.isEmpty { _ = try answer.json }
    }

    @Test(arguments: inBothModes)
    func `a login without any scope gets through only where none is needed`(operation: Operation) async throws {
        let caller = try await Caller.loggedIn(scopes: [])
        let answer = try await caller.send(operation.method, "/v1" + operation.path, body: operation.body)
        let path = operation.path
        let isPublic =
            path == "/me"
            || ["/search", "/artists", "/albums", "/tracks", "/audiobooks", "/chapters"].contains {
                path.hasPrefix($0)
            }
        if isPublic {
            #expect(answer.status == 200)
        } else {
            #expect(answer.error == "403 Insufficient client scope")
        }
    }
}

extension Caller {
    /// Somebody logged in with every scope, an album playing on the laptop.
    static func playing(_ mode: AppMode = .development, _ world: World = TestWorld.world) async throws -> Caller {
        let caller = try await Caller.loggedIn(world, SimulatorConfiguration(apps: [SimulatedApp(mode: mode)]))
        let body = #"{"context_uri":"spotify:album:\#(TestWorld.album("OK Computer"))"}"#
        _ = try await caller.put("/me/player/play?device_id=\(TestWorld.laptop)", body)
        return caller
    }

    func delete(_ path: String, _ body: String = "") async throws -> Answer {
        try await send(.delete, "/v1" + path, body: body)
    }
}
