// The things that were played and their names, each once in the file: a thing by its URI, or by its name and artist
// where a history only names it. What was played when is PlayWriter's.

import Library
import Rows
import SQLite

/// Finds and makes things, within one transaction.
struct ThingNames: ~Copyable {
    private let known: SQLStatement
    private let named: SQLStatement
    private let numbered: SQLStatement
    private let insertion: SQLStatement
    private let completion: SQLStatement
    private let knownName: SQLStatement
    private let newName: SQLStatement
    /// Those that were seen before: most come many times.
    private(set) var things: KnownThings
    /// Those of this transaction, by their numbers.
    private var numbers: [Int: KnownThing] = [:]

    private static let columns = "id, title, artist, length, artist_uri IS NOT NULL"

    init(_ database: borrowing Database, _ things: KnownThings) throws(SQLiteError) {
        let known = try database.statement("SELECT \(Self.columns) FROM thing WHERE uri = ?")
        let named = try database.statement(
            "SELECT \(Self.columns) FROM thing WHERE name = ? AND artist = ? AND kind = ? AND uri IS NULL")
        let numbered = try database.statement("SELECT \(Self.columns) FROM thing WHERE id = ?")
        let insertion = try database.statement(
            """
            INSERT INTO thing (uri, kind, name, title, artist, album, length, artist_uri, album_uri)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING \(Self.columns)
            """)
        let completion = try database.statement(
            "UPDATE thing SET length = ?, artist_uri = ?, album_uri = ? WHERE id = ? RETURNING \(Self.columns)")
        let knownName = try database.statement("SELECT id, fold FROM name WHERE text = ?")
        let newName = try database.statement("INSERT INTO name (text, fold) VALUES (?, ?) RETURNING id")
        let epoch = try database.firstRow("SELECT number FROM epoch") { $0.integer(0) }
        self.known = known
        self.named = named
        self.numbered = numbered
        self.insertion = insertion
        self.completion = completion
        self.knownName = knownName
        self.newName = newName
        self.things = things
        self.things.begin(epoch ?? 0)
    }

    /// What was played, with what only `recent` knows of it added; nil where the file refuses it.
    mutating func thing(of play: PastPlay) throws(SQLiteError) -> KnownThing? {
        let key = KnownThings.Key(play)
        var thing = things[key]
        if thing == nil { thing = try kept(play) }
        if let kept = thing, kept.length == nil || !kept.hasAddresses, play.length != nil {
            thing = try found(completion, Self.details(of: play) + [.integer(kept.number)])
        } else if thing == nil {
            thing = try made(play)
        }
        things[key] = thing
        if let thing { numbers[thing.number] = thing }
        return thing
    }

    /// The thing of a number.
    mutating func thing(_ number: Int) throws(SQLiteError) -> KnownThing? {
        if let thing = numbers[number] { return thing }
        let thing = try found(numbered, [.integer(number)])
        numbers[number] = thing
        return thing
    }

    private func kept(_ play: PastPlay) throws(SQLiteError) -> KnownThing? {
        if let uri = play.uri { return try found(known, [.text(uri)]) }
        let (name, artist) = (try self.name(play.name), try self.name(play.artist))
        return try found(named, [.integer(name.number), .integer(artist.number), .text(play.kind.rawValue)])
    }

    private func made(_ play: PastPlay) throws(SQLiteError) -> KnownThing? {
        let (name, artist) = (try self.name(play.name), try self.name(play.artist))
        let album = try self.name(play.album)
        return try found(
            insertion,
            [
                .text(orNull: play.uri), .text(play.kind.rawValue), .integer(name.number), .integer(name.fold),
                .integer(artist.number), .integer(album.number),
            ] + Self.details(of: play))
    }

    private static func details(of play: PastPlay) -> [SQLiteValue] {
        [
            .integer(orNull: play.length.map { Int($0 / .milliseconds(1)) }), .text(orNull: play.artistURI),
            .text(orNull: play.albumURI),
        ]
    }

    /// The thing that a statement gives.
    private func found(
        _ statement: borrowing SQLStatement, _ values: [SQLiteValue]
    ) throws(SQLiteError) -> KnownThing? {
        try statement.bind(values)
        defer { statement.end() }
        guard try statement.step(), let number = statement.integer(0), let title = statement.integer(1),
            let artist = statement.integer(2)
        else { return nil }
        return KnownThing(
            number: number, title: title, artist: artist, length: statement.integer(3),
            hasAddresses: statement.integer(4) == 1)
    }

    /// The number of a name, and that of its folded text.
    private func name(_ text: String) throws(SQLiteError) -> (number: Int, fold: Int) {
        let text = SQLiteText.storable(text)
        try knownName.bind([.text(text)])
        if try knownName.step(), let number = knownName.integer(0), let fold = knownName.integer(1) {
            knownName.end()
            return (number, fold)
        }
        knownName.end()
        let fold = FoldedNumber.of(text)
        try newName.bind([.text(text), .integer(fold)])
        defer { newName.end() }
        return (try newName.step() ? newName.integer(0) ?? 0 : 0, fold)
    }
}
