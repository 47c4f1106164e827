// Owns what the columns of tables are called: each role has the headings that programs and people give it, in several
// languages. Columns with other headings are known by their values (DelimitedColumns).

import Text

/// What a column says of an entry.
enum ColumnRole: CaseIterable {
    case address, code, title, artists, album, length, added, list, type, kind

    /// The headings, as ``normalised(_:)`` makes them: the surer come first.
    var headings: [String] {
        switch self {
        case .address:
            [
                "trackuri", "spotifyuri", "spotifytrackuri", "uri", "spotifyurl", "trackurl", "spotifylink", "url",
                "link", "spotifyid", "spotifytrackid", "trackid", "id", "identifier", "location",
            ]
        case .code: ["isrc", "trackisrc", "isrccode"]
        case .title:
            [
                "trackname", "tracktitle", "songname", "songtitle", "title", "name", "song", "track", "titel", "titre",
                "titulo", "titolo", "cancion", "chanson", "brano", "musica", "nummer", "lat", "parca", "utwor",
                "название", "曲名", "タイトル", "歌名", "제목", "العنوان",
            ]
        case .artists:
            [
                "artistnames", "artists", "artistname", "artist", "trackartists", "trackartist", "creator", "performer",
                "interpret", "kunstler", "artiste", "artistes", "artista", "artistas", "artisti", "artiest", "sanatci",
                "wykonawca", "исполнитель", "アーティスト", "歌手", "아티스트", "الفنان", "albumartistnames",
                "albumartist",
            ]
        case .album: ["albumname", "albumtitle", "album", "release", "альбом", "アルバム", "专辑", "앨범", "الألبوم"]
        case .length:
            [
                "trackdurationms", "durationms", "lengthms", "trackduration", "duration", "length", "tracklength",
                "time", "dauer", "lange", "duree", "duracion", "durata", "duracao", "duur", "sure",
            ]
        case .added: ["addedat", "added", "dateadded", "addeddate", "savedat"]
        case .list: ["playlistname", "playlist", "playlisttitle"]
        case .type: ["type"]
        case .kind: ["kind"]
        }
    }

    /// A heading as it is compared: folded, and nothing but letters and digits.
    static func normalised(_ heading: String) -> String {
        String(
            String.UnicodeScalarView(
                Folding.folded(heading).unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }

    /// Whether a text is the heading of a column that says which thing is meant.
    static func isTelling(_ heading: String) -> Bool {
        let heading = normalised(heading)
        return [ColumnRole.address, .code, .title].contains { $0.headings.contains(heading) }
    }
}
