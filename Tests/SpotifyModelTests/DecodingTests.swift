// Answers as Spotify sends them, whole, thinned out and broken (SpotifyContract §4).

import FoundationEssentials
import SpotifyModel
import Testing

struct DecodingTests {
    private func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        try AnswerDecoder.decode(type, from: Array(text.utf8))
    }

    @Test func `a track needs its URI and nothing else`() throws {
        let track = try decode(Track.self, #"{"uri":"spotify:track:x"}"#)
        #expect(track.name == "")
        #expect(track.artists.isEmpty)
        #expect(track.duration == .zero)
        #expect(track.isPlayable == nil)
        #expect(!track.isLocal)
        #expect(throws: DecodingError.self) { try decode(Track.self, #"{"name":"x"}"#) }
    }

    @Test func `members of another type count as missing`() throws {
        let track = try decode(
            Track.self,
            #"{"uri":"u","id":5,"name":null,"artists":"x","album":[],"#
                + #""duration_ms":"long","explicit":"no","external_ids":7}"#
        )
        #expect(track.id == nil)
        #expect(track.album == nil)
        #expect(track.duration == .zero)
        #expect(track.isrc == nil)
    }

    @Test func `a whole track`() throws {
        let track = try decode(
            Track.self,
            """
            {"id":"6LgJvl0Xdtc73RJ1mmpotq","uri":"spotify:track:6LgJvl0Xdtc73RJ1mmpotq","name":"Paranoid Android",
            "artists":[{"id":"r","uri":"spotify:artist:r","name":"Radiohead"},null],"album":{"uri":"spotify:album:o",
            "id":"o","name":"OK Computer","release_date":"1997-05-28","release_date_precision":"day"},"disc_number":1,
            "track_number":2,"duration_ms":387000,"explicit":true,"is_playable":true,
            "external_ids":{"isrc":"GBAYE9701274"}}
            """)
        #expect(track.artists.map(\.name) == ["Radiohead"])
        #expect(track.album?.name == "OK Computer")
        #expect(track.duration == .milliseconds(387_000))
        #expect(track.isrc == "GBAYE9701274")
        #expect(track.trackNumber == 2)
    }

    @Test func `files of a device are local, restrictions make unplayable`() throws {
        #expect(try decode(Track.self, #"{"uri":"spotify:local:A:B:C:187"}"#).isLocal)
        #expect(try decode(Track.self, #"{"uri":"u","restrictions":{"reason":"market"}}"#).isPlayable == false)
    }

    @Test func `nulls in a page are dropped and counted`() throws {
        let page = try decode(
            Page<Track>.self, #"{"items":[null,{"uri":"a"},{},{"uri":"b"},5],"total":"?","next":"https://x"}"#)
        #expect(page.items.map(\.uri) == ["a", "b"])
        #expect(page.dropped == 3)
        #expect(page.total == nil)
        #expect(page.hasMore)
        #expect(try !decode(Page<Track>.self, #"{"items":[],"next":"https://x"}"#).hasMore)
        #expect(throws: DecodingError.self) { try decode(Page<Track>.self, #"{"total":3}"#) }
    }

    @Test func `a search without one page of results is not one`() throws {
        let found = try decode(SearchResults.self, #"{"artists":{"items":[{"uri":"spotify:artist:r","name":"R"}]}}"#)
        #expect(found.artists?.items.map(\.name) == ["R"])
        #expect(found.tracks == nil)
        #expect(throws: DecodingError.self) { try decode(SearchResults.self, "{}") }
    }

    @Test func `what plays may be a track, an episode, an advertisement or nothing`() throws {
        let episode = try decode(
            Playback.self,
            #"{"item":{"type":"episode","uri":"spotify:episode:e","show":{"name":"S"}},"is_playing":true}"#)
        guard case .episode(let item)? = episode.item else { throw Missing.episode }
        #expect(item.show?.name == "S")
        let advertisement = try decode(Playback.self, #"{"item":null,"currently_playing_type":"ad"}"#)
        #expect(advertisement.item == nil)
        #expect(advertisement.itemType == "ad")
        #expect(try decode(Playback.self, "{}").itemType == "unknown")
    }

    private enum Missing: Error { case episode }

    @Test func `numbers that cannot be are cut or left out`() throws {
        let page = { (total: String, limit: String, offset: String) in
            try decode(
                Page<Track>.self, #"{"items":[],"total":\#(total),"limit":\#(limit),"offset":\#(offset)}"#)
        }
        let good = try page("3", "50", "0")
        #expect(good.total == 3 && good.limit == 50 && good.offset == 0)
        let bad = try page("-9223372036854775808", "0", "1e300")
        #expect(bad.total == nil && bad.limit == nil && bad.offset == nil)
        for (text, volume) in [("9223372036854775807", 100), ("-1", 0), ("30", 30), ("30.4", 30), ("1e300", 100)] {
            #expect(try decode(Device.self, #"{"volume_percent":\#(text)}"#).volume == volume)
        }
        #expect(try decode(Device.self, #"{"volume_percent":"30"}"#).volume == nil)
        let century = Duration.milliseconds(3_162_240_000_000)
        for (text, duration) in [
            ("-5", Duration.zero), ("9223372036854775808", century), ("215500", .milliseconds(215_500)),
            ("null", .zero),
        ] {
            #expect(try decode(Track.self, #"{"uri":"t","duration_ms":\#(text)}"#).duration == duration)
        }
        #expect(try decode(Track.self, #"{"uri":"t","track_number":-9223372036854775808}"#).trackNumber == nil)
        #expect(try decode(Artist.self, #"{"name":"A","followers":{"total":-1},"popularity":300}"#).followers == nil)
    }

    @Test(arguments: ["99999-01-01T00:00:00Z", "2024-13-01T00:00:00Z", "", "1970-01-01T00:00:00Z", "soon"])
    func `a moment of adding that cannot be is none`(text: String) throws {
        #expect(try decode(PlaylistEntry.self, #"{"added_at":"\#(text)","track":{"uri":"t"}}"#).addedAt == nil)
    }

    @Test(arguments: [
        "1970-01-02T00:00:00Z", "1999-12-28T23:59:59Z", "2000-02-28T12:30:00Z", "2000-03-01T00:00:00Z",
        "2023-02-28T01:02:03Z", "2024-02-29T12:30:00Z", "2024-03-01T12:30:00Z", "2024-12-31T23:59:59Z",
        "2100-03-01T00:00:00Z", "9999-11-11T11:11:11Z", "1969-12-31T23:59:59Z", "1001-01-01T00:00:00Z",
        "2024-02-30T00:00:00Z", "2024-00-10T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-31T24:00:00Z",
        "2024-01-10T12:60:00Z", "2024-01-10T12:30:60Z", "2024-01-10 12:30:00Z", "2024-1-10T12:30:000Z",
        "20a4-01-10T12:30:00Z", "2024-01-10T12:30:00.5Z", "2024-01-10T12:30:00+", "2024-01-10T12:30:00+01:00",
    ])
    func `a moment is read as by Foundation`(text: String) throws {
        let entry = try decode(PlaylistEntry.self, #"{"added_at":"\#(text)","track":{"uri":"t"}}"#)
        let whole = text.replacing(".5", with: "")
        #expect(entry.addedAt == (try? Date(whole, strategy: .iso8601)))
    }

    @Test(
        arguments: [
            ("1997-05-21", "1997 5 21"), ("1997-05", "1997 5 -"), ("1997", "1997 - -"), ("0000-05-21", nil),
            ("0000", nil),
            ("1997-13-21", "1997 - -"), ("1997-05-32", "1997 5 -"), ("1997-00-10", "1997 - -"),
            ("1997-5-2", "1997 5 2"),
            ("1997_05-21", nil), ("1997-05-2x", "1997 5 -"), ("199x-05-21", nil), ("", nil), ("1997-05-21-1", nil),
        ] as [(String, String?)])
    func `a date is as precise as it can be read`(text: String, read: String?) throws {
        let release = try decode(SimpleAlbum.self, #"{"uri":"a","release_date":"\#(text)"}"#).release
        let parts = release.map { "\($0.year) \($0.month.map(String.init) ?? "-") \($0.day.map(String.init) ?? "-")" }
        #expect(parts == read)
    }

    @Test func `a list longer than any of Spotify's is none`() throws {
        let list = String(repeating: "{},", count: 20_000)
        #expect(throws: DecodingError.self) { try decode(Page<Track>.self, "{\"items\":[\(list){}]}") }
    }

    @Test func `devices may lack almost everything`() throws {
        let list = try decode(DeviceList.self, #"{"devices":[{},null,{"id":"x","name":"K","volume_percent":null}]}"#)
        #expect(list.devices.map(\.name) == ["unnamed device", "K"])
        #expect(list.devices.map(\.id) == [nil, "x"])
        #expect(list.unreadable == 0)
        #expect(try decode(DeviceList.self, "{}").devices.isEmpty)
        let odd = try decode(DeviceList.self, #"{"devices":[{"id":40,"name":6},{"id":"x","name":"K"}]}"#)
        #expect(odd.devices.map(\.name) == ["K"])
        #expect(odd.unreadable == 1)
    }

    @Test func `a queue keeps what it can`() throws {
        let queue = try decode(Queue.self, #"{"currently_playing":null,"queue":[{"uri":"a"},null]}"#)
        #expect(queue.current == nil)
        #expect(queue.upcoming.count == 1)
    }

    @Test(arguments: [
        ("Rock &amp; Roll", "Rock & Roll"), ("it&#x27;s &#x2F; &quot;so&quot; &lt;3 &#39;&gt;", "it's / \"so\" <3 '>"),
        ("AT&T; & more &nbsp; &#xD800; &#x; &", "AT&T; & more &nbsp; &#xD800; &#x; &"), ("&amp;amp;", "&amp;"),
    ])
    func `a description is read without the escapes of HTML`(sent: String, read: String) throws {
        let text = sent.replacing("\"", with: "\\\"")
        #expect(try decode(Playlist.self, #"{"uri":"p","description":"\#(text)"}"#).description == read)
    }

    @Test func `a playlist counts items by either name`() throws {
        #expect(try decode(Playlist.self, #"{"uri":"p","items":{"total":4}}"#).totalItems == 4)
        #expect(try decode(Playlist.self, #"{"uri":"p","tracks":{"total":5}}"#).totalItems == 5)
        let entry = try decode(PlaylistEntry.self, #"{"added_at":"2024-01-31T12:30:00Z","track":{"uri":"t"}}"#)
        #expect(entry.item != nil)
        #expect(entry.addedAt == Date(timeIntervalSince1970: 1_706_704_200))
        #expect(try decode(PlaylistEntry.self, #"{"item":null}"#).item == nil)
    }

    @Test func `a playlist and its version`() throws {
        let playlist = try decode(
            Playlist.self,
            #"{"id":"p","uri":"spotify:playlist:p","name":"Rain","owner":{"id":"ann","display_name":"Ann"},"#
                + #""public":false,"collaborative":true,"snapshot_id":"s","description":null}"#)
        #expect(playlist.owner?.id == "ann" && playlist.owner?.name == "Ann")
        #expect(playlist.isPublic == false && playlist.isCollaborative)
        #expect(playlist.snapshot == "s" && playlist.description == nil)
        let bare = try decode(Playlist.self, #"{"uri":"p","public":null,"owner":{"id":null}}"#)
        #expect(bare.isPublic == nil && !bare.isCollaborative && bare.owner == nil && bare.snapshot == nil)
        #expect(try decode(Snapshot.self, #"{"snapshot_id":"s"}"#).id == "s")
    }

    @Test func `every entry of a playlist keeps its place, whatever it is`() throws {
        let page = try decode(
            Page<PlaylistEntry>.self,
            #"{"items":[{"added_at":"2024-01-31T12:30:00Z","added_by":{"id":"ann"},"is_local":false,"#
                + #""item":{"uri":"a"}},null,{"added_by":{"id":""},"item":null},5,"#
                + #"{"item":{"id":null,"uri":"spotify:local:A:B:C:187"}},{"is_local":true,"track":{"uri":"b"}},"#
                + #"{"item":{"type":"film"}},{}]}"#)
        #expect(page.items.count == 8 && page.dropped == 0)
        #expect(page.items.map { $0.item != nil } == [true, false, false, false, true, true, false, false])
        #expect(page.items.map(\.isLocal) == [false, false, false, false, true, true, false, false])
        #expect(page.items.map(\.isUnreadable) == [false, false, false, true, false, false, true, false])
        #expect(page.items.map(\.addedBy) == ["ann", nil, nil, nil, nil, nil, nil, nil])
        #expect(page.items[0].addedAt == Date(timeIntervalSince1970: 1_706_704_200))
    }
}
