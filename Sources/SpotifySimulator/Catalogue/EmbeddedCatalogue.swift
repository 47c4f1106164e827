// The catalogue that every demonstration and most tests see: artists of many scripts and genres, with albums
// and tracks that exist. It is text in literals, because literals cost the compiler nothing and are parsed only
// on first use. There is one file per corner of the record shop; each says which awkward names it brings.
//
// A line beginning with `@` names an artist, and one beginning with `=` an album (title | release date |
// album, single or compilation). Any other line is a track of that album (title | m:ss, then `e` if it is
// explicit and `feat=Name` for a guest). A line beginning with `#` is a comment. Lengths are those of the
// records, to the second or near it.
//
//     @ Radiohead
//     = Kid A | 2000-10-02 | album
//     Everything in Its Right Place | 4:11

/// The texts of the embedded catalogue. A new line shifts the indices of everything that follows it, and with
/// them the tracks of the demo playlists and of recorded transcripts.
enum EmbeddedCatalogue {
    /// Every text, in the order in which artists, albums and tracks get their indices.
    static var sections: [StaticString] {
        [
            radiohead,
            sixties,
            seventies,
            rock,
            japanese,
            asia,
            cyrillic,
            levant,
            france,
            nordic,
            pop,
            iberia,
            instrumental,
            hipHop,
            britain,
            northAmerica,
        ]
    }
}
