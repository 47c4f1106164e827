// The words of things in the index. It does not keep them as a text, so what is taken out has to be cut once more from
// the row that was put in.

import Rows
import SQLite
import Text

/// The words of a thing, by where they are. A thing is also found by its own name where it is asked for by kind:
/// `album:weezer` finds the album as well as its tracks.
struct ThingWords: Equatable {
    let name: String
    let artist: String
    let album: String
    let isPlaylist: Bool

    init(_ row: Row) {
        var cut = CutTexts()
        self.init(row, name: SearchWords.indexed(row.name), &cut)
    }

    /// - Parameter name: the words of its name.
    init(_ row: Row, name: String, _ cut: inout CutTexts) {
        self.name = name
        let people =
            row[KnownField<[String]>("artists")] ?? row[KnownField<[String]>("authors")]
            ?? ["artist", "owner", "publisher"].compactMap { row[KnownField<String>($0)] }
        let container = row[KnownField<String>("album")] ?? row[KnownField<String>("show")]
        artist = row.kind == "artist" ? name : people.count == 1 ? cut.words(of: people[0]) : Self.all(people, &cut)
        album = container.map { cut.words(of: $0) } ?? (Self.containers.contains(row.kind) ? name : "")
        isPlaylist = row.kind == "playlist"
    }

    private static let containers: [RowKind] = ["album", "show", "audiobook"]

    private static func all(_ people: [String], _ cut: inout CutTexts) -> String {
        people.map { cut.words(of: $0) }.joined(separator: " ")
    }
}

/// Keeps the words of things.
struct SearchIndex: ~Copyable {
    private let insertion: SQLStatement
    private let deletion: SQLStatement
    private let playlistInsertion: SQLStatement
    private let playlistDeletion: SQLStatement
    private var cut = CutTexts()

    init(_ database: borrowing Database) throws(SQLiteError) {
        let insertion = try database.statement("INSERT INTO search (rowid, name, artist, album) VALUES (?, ?, ?, ?)")
        let deletion = try database.statement(
            "INSERT INTO search (search, rowid, name, artist, album) VALUES ('delete', ?, ?, ?, ?)")
        let playlistInsertion = try database.statement("INSERT INTO playlist (rowid, name) VALUES (?, ?)")
        let playlistDeletion = try database.statement(
            "INSERT INTO playlist (playlist, rowid, name) VALUES ('delete', ?, ?)")
        self.insertion = insertion
        self.deletion = deletion
        self.playlistInsertion = playlistInsertion
        self.playlistDeletion = playlistDeletion
    }

    /// Adds the words of a new thing.
    ///
    /// - Parameter name: the words of its name, which the caller has cut.
    mutating func add(_ id: Int, _ row: Row, name: String) throws(SQLiteError) {
        try add(id, ThingWords(row, name: name, &cut))
    }

    /// Takes the words of a thing out.
    func remove(_ id: Int, _ row: Row) throws(SQLiteError) { try remove(id, ThingWords(row)) }

    /// Puts other words in the place of those that a thing had; nil where that row cannot be read any more.
    mutating func replace(_ id: Int, _ old: Row?, with row: Row, name: String) throws(SQLiteError) {
        let (before, after) = (old.map { ThingWords($0) }, ThingWords(row, name: name, &cut))
        guard before != after else { return }
        if let before { try remove(id, before) }
        try add(id, after)
    }

    private func add(_ id: Int, _ words: ThingWords) throws(SQLiteError) {
        let values: InlineArray<4, SQLiteValue> = [
            .integer(id), .text(words.name), .text(words.artist), .text(words.album),
        ]
        try insertion.run(values.span)
        if words.isPlaylist { try playlistInsertion.run([.integer(id), .text(words.name)]) }
    }

    private func remove(_ id: Int, _ words: ThingWords) throws(SQLiteError) {
        try deletion.run([.integer(id), .text(words.name), .text(words.artist), .text(words.album)])
        if words.isPlaylist { try playlistDeletion.run([.integer(id), .text(words.name)]) }
    }
}
