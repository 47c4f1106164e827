// The catalogue that every demonstration and most tests see: artists of many scripts and genres with albums and tracks
// that exist. Text in literals, one file per corner of the record shop, because literals cost the compiler nothing and
// are parsed only when somebody asks.
//
// A line beginning with `@` names an artist, with `=` an album (title | release date | album, single or compilation).
// Any other line is a track of that album (title | m:ss, then `e` where it is explicit and `feat=Name` for a guest).
// A line beginning with `#` is a comment. Lengths are those of the records to the second, or near them.

/// The texts of the embedded catalogue.
enum EmbeddedCatalogue {
    /// Every text, in the order in which names are handed out.
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
