// Feeds as listings of earlier shells hold them: each has one form, which every later juke must read.

import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Testing

@testable import ShellCommands

struct StoredFeedTests {
    /// A feed, and the cursor that the first version wrote of it.
    struct Form: Sendable, CustomTestStringConvertible {
        var text: String
        var feed: any Feed

        init(_ text: String, _ feed: any Feed) {
            self.text = text
            self.feed = feed
        }

        var testDescription: String { text }
    }

    private static let artist = SelectedThing(kind: "artist", uri: "spotify:artist:4Z8W4fKeB5YxbusRsdQVPb", name: "Ra")
    private static let artistText = #"{"kind":"artist","name":"Ra","uri":"spotify:artist:4Z8W4fKeB5YxbusRsdQVPb"}"#
    private static let show = SelectedThing(kind: "show", uri: "spotify:show:1", name: "S")
    private static let showText = #"{"kind":"show","name":"S","uri":"spotify:show:1"}"#
    private static let playlist = {
        var thing = SelectedThing(kind: "playlist", uri: "spotify:playlist:1", name: "P")
        (thing.owner, thing.isMine, thing.isCollaborative) = ("mira", false, true)
        return thing
    }()
    private static let playlistText =
        #"{"isCollaborative":true,"isMine":false,"kind":"playlist","name":"P","owner":"mira","#
        + #""uri":"spotify:playlist:1"}"#
    private static let album = {
        var heading = AlbumTracks.Heading(Row(Kinds.album, name: "OK \"Computer\"", uri: "spotify:album:1", values: []))
        (heading.artist, heading.year, heading.month) = ("Ra", 1997, 5)
        return AlbumTracks(album: heading)
    }()

    static let forms = [
        Form(
            #"{"search":{"kinds":["artist","album"],"query":"a/é"}}"#,
            SearchHits(query: "a/é", kinds: [.artist, .album])),
        Form(
            #"{"artistAlbums":{"artist":\#(artistText),"editions":"originals","groups":["album","appears_on"]}}"#,
            ArtistAlbums(artist: artist, groups: ["album", "appears_on"], editions: .originals)),
        Form(#"{"artistTracks":{"artist":\#(artistText)}}"#, ArtistTracks(artist: artist)),
        Form(
            #"{"albumTracks":{"_0":{"artist":"Ra","month":5,"name":"OK \"Computer\"","uri":"spotify:album:1","#
                + #""year":1997}}}"#,
            album),
        Form(#"{"playlistItems":{"playlist":\#(playlistText)}}"#, PlaylistItems(playlist: playlist)),
        Form(#"{"showEpisodes":{"show":\#(showText)}}"#, ShowEpisodes(show: show)),
        Form(#"{"audiobookChapters":{"audiobook":\#(showText)}}"#, AudiobookChapters(audiobook: show)),
        Form(#"{"savedTracks":{}}"#, SavedTracks()),
        Form(#"{"savedAlbums":{}}"#, SavedAlbums()),
        Form(#"{"savedShows":{}}"#, SavedShows()),
        Form(#"{"savedEpisodes":{}}"#, SavedEpisodes()),
        Form(#"{"savedAudiobooks":{}}"#, SavedAudiobooks()),
        Form(#"{"myPlaylists":{}}"#, MyPlaylists()),
        Form(#"{"followedArtists":{}}"#, MyArtists()),
        Form(#"{"followedArtists":{"after":"x"}}"#, MyArtists(after: "x")),
        Form(#"{"recentPlays":{}}"#, RecentPlays()),
        Form(#"{"recentPlays":{"before":"1700000000000"}}"#, RecentPlays(before: "1700000000000")),
        Form(
            #"{"find":{"query":{"kinds":["track"],"terms":[{"field":"artist","isExcluded":false,"isPhrase":true,"#
                + #""text":"a b"}],"years":[1990,1999]},"text":"x"}}"#,
            FoundThings(
                query: CopyQuery([.init("a b", isPhrase: true, field: .artist)], kinds: ["track"], years: 1990...1999),
                text: "x")),
        Form(#"{"topArtists":{"_0":"medium_term"}}"#, TopArtists(range: .medium)),
        Form(#"{"topTracks":{"_0":"long_term"}}"#, TopTracks(range: .long)),
    ]

    @Test(arguments: forms)
    func `a cursor is read as the feed it was made of`(form: Form) throws {
        let stored = try #require(Cursor(feed: form.text, offset: 0).pagedFeed)
        #expect(AnyHashable(stored) == AnyHashable(form.feed))
    }

    @Test(arguments: forms)
    func `a feed is written as it always was`(form: Form) throws {
        let cursor = try #require(form.feed.cursor(at: 50, total: 99))
        #expect(cursor == Cursor(feed: Self.bare(form.text), offset: 50, total: 99))
    }

    /// Slashes are written with a backslash, which means the same.
    private static func bare(_ text: String) -> String { text.replacing("/", with: #"\/"#) }

    @Test func `every feed has its form here and a key of its own`() {
        let keys = Catalogue.feeds.map { $0.key }
        #expect(Set(keys).count == keys.count)
        #expect(Set(keys) == Set(Self.forms.map { type(of: $0.feed).key }), "add its form to `forms` of this file")
    }

    /// A feed that is not in the catalogue works until a later shell wants more of it.
    @Test func `every feed of the folder is in the catalogue`() throws {
        let folder = "Sources/ShellCommands/Feeds"
        let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
        var found: Set<String> = []
        for file in try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)") {
            let text = try String(contentsOfFile: "\(root)/\(folder)/\(file)", encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasPrefix("struct ") && line.contains("Feed {") {
                found.insert(String(line.dropFirst("struct ".count).prefix { $0 != ":" }))
            }
        }
        #expect(found == Set(Catalogue.feeds.map { "\($0)" }), "add its type to `feeds` in Catalogue.swift")
    }

    @Test(arguments: [
        "", "{}", "[]", "savedTracks", #"{"savedTracks":{},"savedShows":{}}"#,
        #"{"unheardOf":{}}"#, #"{"topTracks":{}}"#, #"{"topTracks":{"_0":"forever"}}"#, #"{"search":{"query":"x"}}"#,
    ])
    func `what no feed wrote is no feed`(text: String) {
        #expect(Cursor(feed: text, offset: 0).pagedFeed == nil)
    }
}
