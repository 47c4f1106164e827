// Playlists and libraries that are no tables: M3U, JSPF, XSPF, Spotify's data export, rows, lines.

import Formats
import SpotifyModel
import Testing

struct PlaylistFormatTests {
    private static let airbag = "spotify:track:1AirbagAirbagAirbagAir"
    private static let lucky = "spotify:track:2LuckyLuckyLuckyLuckyL"

    @Test func `M3U says length and title before each place, or only names the file`() throws {
        let reading = try Reading(
            """
            #EXTM3U
            #PLAYLIST:Road
            #EXTINF:284,Radiohead - Airbag
            \(Self.airbag)
            #EXTINF:-1 logo="x",Lucky
            #EXTART:Radiohead
            #EXTALB:OK Computer
            file:///music/lucky.flac

            C:\\Music\\04 - Björk - Jóga.mp3
            /music/Air/02_La femme.mp3

            """)
        #expect(reading.format == .m3u)
        #expect(
            reading.text == """
                4 track Airbag — Radiohead 284000ms \(Self.airbag) <Road>
                8 track Lucky — Radiohead · OK Computer <Road>
                10 track Jóga — Björk <Road>
                11 track 02 La femme <Road>
                """)
    }

    @Test func `JSPF has addresses, codes and lengths, and its title may come last`() throws {
        let reading = try Reading(
            """
            {"playlist":{"track":[
            {"location":["\(Self.airbag)"],"identifier":["isrc:GBAYE9700123"],"title":"Airbag","creator":"Radiohead",
             "album":"OK Computer","trackNum":1,"duration":284000,"extension":{"a":[{"title":"no"}]}},
            {"title":"L\\u00fccky \\ud83c\\udfb5 \\ud83c","creator":"Radiohead","identifier":"\(Self.lucky)"}
            ],"title":"Road"}}
            """)
        #expect(reading.format == .jspf)
        #expect(
            reading.text == """
                2 track Airbag — Radiohead · OK Computer 284000ms GBAYE9700123 \(Self.airbag) <Road>
                4 track Lücky 🎵 \u{FFFD} — Radiohead \(Self.lucky) <Road>
                """)
    }

    @Test func `XSPF is the same in XML`() throws {
        let reading = try Reading(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE playlist [ <!ENTITY lol "lol"> ]>
            <playlist version="1" xmlns="http://xspf.org/ns/0/">
              <title>Rock &amp; Roll</title>
              <trackList>
                <track><location>\(Self.airbag)</location><identifier>isrc:GBAYE9700123</identifier>
                  <title>A &lt;b&gt; &#x2F; &#13;</title><creator><![CDATA[R <&> H]]></creator>
                  <album>OK</album><duration>284000</duration><extension><title>no</title></extension><!-- > - -- -->
                </track>
                <x:track a=">"/>
                <track><title>&lol; &unknown;</title><meta rel="a"/></track>
              </trackList>
            </playlist>
            """)
        #expect(reading.format == .xspf)
        #expect(
            reading.text == """
                6 track A <b> / — R <&> H · OK 284000ms GBAYE9700123 \(Self.airbag) <Rock & Roll>
                11 track &lol; &unknown; <Rock & Roll>
                """)
        #expect(reading.leftOut[.nameless] == LeftOutLines.Lines(first: [10], count: 1))
    }

    @Test func `the library of a data export has several lists, and titles that are numbers`() throws {
        let reading = try Reading(
            """
            {"tracks":[{"artist":"Radiohead","album":"OK Computer","track":"Airbag","uri":"\(Self.airbag)"},
              {"artist":"Nas","album":"I","track":1989}],
             "albums":[{"artist":"Taylor Swift","album":1989,"uri":"spotify:album:1AlbumAlbumAlbumAlbumA"}],
             "shows":[{"name":"Song Exploder","publisher":"H","uri":"spotify:show:1ShowShowShowShowShowS"}],
             "episodes":[{"name":"E","show":"S","uri":null}],
             "bannedTracks":[{"artist":"No","track":"No","uri":"\(Self.lucky)"}],
             "artists":[{"name":"Björk","uri":"spotify:artist:1ArtistArtistArtistArt"}],"bannedArtists":[],
             "other":["x"]}
            """)
        #expect(reading.format == .library)
        #expect(
            reading.text == """
                1 track Airbag — Radiohead · OK Computer \(Self.airbag) <library>
                2 track 1989 — Nas · I <library>
                3 album 1989 — Taylor Swift spotify:album:1AlbumAlbumAlbumAlbumA <library>
                4 show Song Exploder spotify:show:1ShowShowShowShowShowS <library>
                5 episode E <library>
                7 artist Björk spotify:artist:1ArtistArtistArtistArt <library>
                """)
    }

    @Test func `playlists of a data export have tracks, episodes, files and dates; names may come after entries`()
        throws
    {
        let reading = try Reading(
            """
            {"playlists":[
            {"name":"Road","lastModifiedDate":"2026-01-02","collaborators":[],"items":[
            {"track":{"trackName":"Airbag","artistName":"Radiohead","albumName":"OK","trackUri":"\(Self.airbag)"},
             "episode":null,"audiobook":null,"localTrack":null,"addedDate":"2019-11-21"},
            {"track":null,"episode":{"episodeName":"E","showName":"S",\
            "episodeUri":"spotify:episode:1EpisodeEpisodeEpisode"},
             "addedDate":"2019-11-21"},
            {"track":null,"localTrack":{"uri":"spotify:local:A:B:C:30"},"addedDate":null},
            {"track":null}
            ],"description":null,"numberOfFollowers":0},
            {"items":[{"track":{"trackName":1989,"artistName":"Nas"}}],"name":"Last"}]}
            """)
        #expect(reading.format == .playlists)
        #expect(
            reading.text == """
                3 track Airbag — Radiohead · OK \(Self.airbag) @1574294400 <Road>
                5 episode E spotify:episode:1EpisodeEpisodeEpisode @1574294400 <Road>
                7 track C spotify:local:A:B:C:30 <Road>
                10 track 1989 — Nas <Last>
                """)
        #expect(reading.leftOut[.nameless] == LeftOutLines.Lines(first: [8], count: 1))
    }

    @Test func `rows in JSON, one a line or in a list, and lists of addresses`() throws {
        let row =
            #"{"kind":"track","name":"Soma","uri":"\#(Self.lucky)","artist":"A, B","artists":["A","B"],"#
            + #""album":"Is This It","duration":153.04,"isrc":"ZZSIM2655683","added":"2025-10-23T00:00:00Z"}"#
        let text =
            "track Soma — A + B · Is This It 153040ms ZZSIM2655683 \(Self.lucky) @1761177600"
        #expect(try Reading(row + "\n" + row).text == "1 \(text)\n2 \(text)")
        #expect(try Reading("[" + row + ",\n" + row + "]").text == "1 \(text)\n2 \(text)")
        #expect(try Reading("[\"\(Self.airbag)\",\n \"x\"]").text == "1 track \(Self.airbag)")
    }

    @Test func `lines are addresses, or artists and titles with any dash`() throws {
        let reading = try Reading(
            """
            # my list
            Radiohead – Airbag
            1. AC/DC - Back in Black
            Sigur Rós — Svefn-g-englar

            02 - Björk - Jóga
            10 - Nine
            Air\tLa femme d'argent
            \(Self.airbag)
            https://open.spotify.com/album/1AlbumAlbumAlbumAlbumA?si=1 OK Computer
            https://spotify.link/abc
            https://www.youtube.com/watch?v=x
            Imagine
            #1 Crush – Garbage

            """)
        #expect(reading.format == .lines)
        #expect(
            reading.text == """
                2 track Airbag — Radiohead
                3 track Back in Black — AC/DC
                4 track Svefn-g-englar — Sigur Rós
                6 track Jóga — Björk
                7 track Nine — 10
                8 track La femme d'argent — Air
                9 track \(Self.airbag)
                10 album spotify:album:1AlbumAlbumAlbumAlbumA
                14 track Garbage — #1 Crush
                """)
        #expect(reading.entries.last?.otherCredits == [ImportedEntry.Credit("#1 Crush", by: ["Garbage"])])
        #expect(reading.leftOut[.shortAddress]?.first == [11])
        #expect(reading.leftOut[.foreignAddress]?.first == [12])
        #expect(reading.leftOut[.nameless]?.first == [13])
    }
}
