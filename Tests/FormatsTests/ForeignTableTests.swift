// Tables of other programs: both forms of Exportify, in its languages, TuneMyMusic, Soundiiz, spreadsheets.

import Formats
import SpotifyModel
import Testing

struct ForeignTableTests {
    private static let airbag = "spotify:track:1AirbagAirbagAirbagAir"
    private static let lucky = "spotify:track:2LuckyLuckyLuckyLuckyL"

    @Test func `Exportify's long form has commas between artists and a backslash before those in names`() throws {
        let reading = try Reading(
            """
            "Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)",\
            "Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number",\
            "Track Duration (ms)","Track Preview URL","Explicit","Popularity","ISRC","Added By","Added At"
            "\(Self.airbag)","Say ""Hi"" there","spotify:artist:a, spotify:artist:b",\
            "Tyler\\, The Creator, Kali Uchis",\
            "spotify:album:1AlbumAlbumAlbumAlbumA","Igor","spotify:artist:a","Tyler\\, The Creator","2019-05-17",\
            "https://i.scdn.co/image/x","1","3","198093","","true","2","US-QX9-19-00001","","2020-07-19T09:24:39Z"

            """)
        #expect(reading.format == .exportify)
        #expect(
            reading.text == """
                2 track Say "Hi" there — Tyler, The Creator + Kali Uchis · Igor 198093ms USQX91900001 \(Self.airbag) \
                @1595150679
                """)
    }

    @Test func `Exportify's short form has semicolons between artists and a byte-order mark`() throws {
        let reading = try Reading(
            """
            \u{FEFF}Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,\
            Added By,Added At,Genres,Record Label,Danceability,Energy,Key\r
            \(Self.airbag),Airbag,OK Computer,"Tyler, The Creator;Kali Uchis",1997,284000,50,false,me,\
            2019-11-21T06:30:00Z,rock,Parlophone,0.3,0.5,4\r

            """)
        #expect(reading.format == .exportify)
        #expect(
            reading.text
                == "2 track Airbag — Tyler, The Creator + Kali Uchis · OK Computer 284000ms \(Self.airbag) @1574317800")
    }

    /// The first columns of a table in each of the languages that Exportify has.
    @Test(arguments: [
        "رابط الأغنية (URI)|اسم الأغنية|روابط الفنانين (URI)|أسماء الفنانين|رابط الألبوم (URI)|اسم الألبوم",
        "Track-URI|Track-Name|Künstler-URI(s)|Künstlername(n)|Album-URI|Album-Name",
        "URI κομματιού|Όνομα κομματιού|URI καλλιτέχνη/ων|Όνομα/τα καλλιτέχνη|URI άλμπουμ|Όνομα άλμπουμ",
        "URI de la canción|Nombre de la canción|URI(s) del artista|Nombre(s) del artista|URI del álbum|"
            + "Nombre del álbum",
        "URI du titre|Nom du titre|URI(s) de l'artiste|Nom(s) de l'artiste|URI de l'album|Nom de l'album",
        "URI della traccia|Nome della traccia|URI dell'artista|Nome dell'artista|URI dell'album|Nome dell'album",
        "トラックURI|トラック名|アーティストURI|アーティスト名|アルバムURI|アルバム名",
        "Nummer URI|Nummernaam|Artiest-URI|Naam van artiest|Album-URI|Naam van album",
        "URI da faixa|Nome da faixa|URI(s) do artista|Nome(s) do artista|URI do álbum|Nome do álbum",
        "Låtens URI|Låtens namn|Artistens URI|Artistens namn|Albumets URI|Albumets namn",
        "Parça URI|Parça Adı|Sanatçı URI|Sanatçı Adı|Albüm URI|Albüm Adı",
        "x|y|z|u|v|w",
    ])
    func `a table with headings of any language is read by its values`(headings: String) throws {
        let head = (headings.split(separator: "|") + ["p", "q", "r", "s", "t"]).map { "\"\($0)\"" }
        let reading = try Reading(
            head.joined(separator: ",") + "\n" + """
                "\(Self.airbag)","Airbag","spotify:artist:a","Radiohead","spotify:album:1AlbumAlbumAlbumAlbumA",\
                "OK Computer","1","7","284000","GBAYE9700123","2019-11-21T06:30:00Z"
                "spotify:local:A:B:C:30","C","","A","","","0","1","30000","","2019-11-21T06:30:00Z"

                """)
        #expect(reading.format == .exportify)
        #expect(
            reading.text == """
                2 track Airbag — Radiohead · OK Computer 284000ms GBAYE9700123 \(Self.airbag) @1574317800
                3 track C — A 30000ms spotify:local:A:B:C:30 @1574317800
                """)
    }

    @Test func `TuneMyMusic's table has several lists, and titles with their artist`() throws {
        let reading = try Reading(
            """
            Track name,Artist name,Album,Playlist name,Type,ISRC,Spotify - id
            Airbag,Radiohead,OK Computer,Road,Playlist,GBAYE9700123,1AirbagAirbagAirbagAir
            Lucky,Radiohead,,Liked Songs,Favorite,,
            The Weeknd - Blinding Lights,,,Road,Playlist,,
            ,,,Liked videos,Favorite,,

            """)
        #expect(reading.format == .tuneMyMusic)
        #expect(
            reading.text == """
                2 track Airbag — Radiohead · OK Computer GBAYE9700123 \(Self.airbag) <Road>
                3 track Lucky — Radiohead <library>
                4 track Blinding Lights — The Weeknd <Road>
                """)
        #expect(reading.leftOut[.nameless] == LeftOutLines.Lines(first: [5], count: 1))
    }

    @Test(arguments: [
        ("title;artist;album;isrc\nLucky;Radiohead;OK Computer;GBAYE9700124\n", "OK Computer GBAYE9700124"),
        ("title,artist,album,isrc\nLucky,Radiohead,OK Computer,GBAYE9700124\n", "OK Computer GBAYE9700124"),
        ("Titel\tInterpret\tDauer\nLucky\tRadiohead\t4:19\n", "259000ms"),
        ("sep=;\nTitre;Artiste;Durée\nLucky;Radiohead;259\n", "259000ms"),
        ("sep=\t\r\nTítulo\tArtista\tduration\r\nLucky\tRadiohead\t259640\r\n", "259640ms"),
        ("Artist,Song,Length\nRadiohead,Lucky,1:04:19\n", "3859000ms"),
        ("\"Song\",\"Artist\"\r\"Lucky\",\"Radiohead\"\r", ""),
    ])
    func `spreadsheets separate cells and write lengths in several ways`(table: String, rest: String) throws {
        let reading = try Reading(table)
        let line = table.hasPrefix("sep") ? 3 : 2
        #expect(reading.format == .table)
        let expected = "\(line) track Lucky — Radiohead \(rest.hasPrefix("OK") ? "· " : "")\(rest)"
        #expect(reading.text + " " == expected || reading.text == expected)
    }

    @Test func `line ends in quotes, quotes in cells and signs before formulas are parts of the text or not`() throws {
        let reading = try Reading(
            "name,artist\n\"One\nTwo\",\"\"\"Weird\"\" Al\"\n'=HYPERLINK(1),'+44\n"
                + "\"Heroes\" (live),'Til Tuesday\n7\" mix,B\n"
        )
        #expect(
            reading.text == """
                2 track One
                Two — "Weird" Al
                4 track =HYPERLINK(1) — +44
                5 track Heroes (live) — 'Til Tuesday
                6 track 7" mix — B
                """)
    }

    @Test func `UTF-16 in either order, with and without a mark, is read like UTF-8`() throws {
        let text = "name,artist\nÐe 🎵 東京,Sigur Rós\n"
        let units = Array(text.utf16)
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [big, little, [0xFE, 0xFF] + big, [0xFF, 0xFE] + little, Array(text.utf8)] {
            for block in [1, 2, 3, 1000] {
                #expect(try Reading(bytes, block: block).text == "2 track Ðe 🎵 東京 — Sigur Rós")
            }
        }
    }

    @Test func `what is not UTF-8 is read as Windows-1252`() throws {
        let bytes: [UInt8] =
            Array("name;artist\nD".utf8) + [0xE9] + Array("j".utf8) + [0xE0, 0x20, 0x85] + Array(";B\n".utf8)
        #expect(try Reading(bytes).text == "2 track Déjà … — B")
    }

    @Test func `rows as juke writes them in CSV are read`() throws {
        let reading = try Reading(
            """
            name,artist,artists,album,disc,track,duration,explicit,isrc,playable,local,year,released,added,\
            popularity,uri
            Soma,The Strokes,The Strokes,Is This It,1,3,2:33,false,ZZSIM2655683,,false,2001,2001-07-30,\
            2025-10-23T00:00:00Z,,\(Self.lucky)

            """)
        #expect(
            reading.text
                == "2 track Soma — The Strokes · Is This It 153000ms ZZSIM2655683 \(Self.lucky) @1761177600")
    }

    @Test func `addresses of every form and IDs under a heading are URIs, others are not`() throws {
        let id = "1AirbagAirbagAirbagAir"
        let reading = try Reading(
            """
            title,artist,link
            A,B,https://open.spotify.com/intl-de/track/\(id)?si=x
            C,D,\(id)
            E,F,https://www.youtube.com/watch?v=x
            G,H,spotify:track:short

            """)
        #expect(
            reading.text == """
                2 track A — B \(Self.airbag)
                3 track C — D \(Self.airbag)
                4 track E — F
                5 track G — H
                """)
    }

    @Test func `without headings the addresses are found by their shape`() throws {
        #expect(
            try Reading("\(Self.airbag);Airbag\n\(Self.lucky);Lucky\n").text
                == "1 track Airbag \(Self.airbag)\n2 track Lucky \(Self.lucky)")
        #expect(try Reading("uri\n\(Self.airbag)\n").text == "2 track \(Self.airbag)")
    }
}
