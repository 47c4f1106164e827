// `rows`: what a line names, as rows that begin a pipeline: rows of a listing or of a variable, addresses, names, and
// with `-` what standard input holds. A variable alone at the start of a pipeline means this command. Nothing is
// selected. Reading the lines of standard input is left to RowLines.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel

/// Begins a pipeline with the rows that are named.
package struct NamedRows: FirstCommand {
    static let things = Slot.things(
        "X", RowKind.things, shape: .several,
        help: "rows, $NAME, URIs, names; - for lines of standard input")

    package static let commandName = "rows"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "begin a pipeline with rows that are named",
        details: """
            The commands after it work on what X names: rows by their numbers, kept rows, addresses, names. $best | … \
            is short for rows $best | …. Numbers mean the newest listing, whatever it is of; album:2 the newest with \
            albums. With - each line of standard input is an address, an ID with its kind (album:ID), or a \
            row that juke wrote as TSV, JSON or one JSON object a line. JSON keeps all of a row; in TSV a comma \
            between artists looks like one in a name. Spotify is asked for what is known by its address alone, where \
            the next commands need more than that: play, save and the like do not.
            """,
        slots: [things.erased],
        examples: [
            .init("rows 1-3,7 | queue add", "some rows of the newest listing"),
            .init("rows $best | where year > 1990", "rows that were kept; $best | … does the same"),
            .init("rows album:weezer | tracks", "a name"),
            .init("rows - | save", "what standard input names, a line each"),
        ],
        returns: RowKind.things.map(\.rawValue),
        cost: "none for rows; 1 for a name, and for an address where more than it is needed",
        occasionalScopes: [.readPlaybackState, .readPlaybackPosition, .readLibrary])

    let references: [LocatedReference]

    package init(_ input: ParsedInput) throws(UsageError) { references = try input.value(Self.things) }

    /// Whether it names what only this shell has listed or selected, or what comes to it from outside.
    package var dependsOnShell: Bool {
        references.contains { located in
            switch located.reference {
            case .rows, .variable, .selection, .standardInput: true
            case .nowPlaying, .liked, .address, .name: false
            }
        }
    }

    /// Gives the rows. What is known by its address alone is asked for when it is pulled, one request each, where a
    /// later command needs more.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        var found: [ReadRow] = []
        for located in references { found += try await self.found(located, in: session, using: services) }
        let uris = Set(found.filter { $0.source != .shell || !$0.isWhole }.compactMap(\.row.uri))
        let known = uris.isEmpty ? [:] : session.rowsSeen(of: uris, or: services.written(uris))
        let rows = found.map { read in read.row.uri.flatMap { known[$0] }.map { read.completed(from: $0) } ?? read.row }
        var bare: [String: ReadRow.Source] = [:]
        for read in found where !read.isWhole {
            if let uri = read.row.uri, known[uri] == nil { bare[uri] = read.source }
        }
        var output = RowsOutput(
            table: Kinds.table(of: rows), stream: whole(rows, asking: bare, using: services), name: "rows",
            emptyNote: "No rows are named.")
        output.isWhole = true
        return Reply(.rows(output))
    }

    /// The rows that one reference names, and whether all of each is known.
    private func found(
        _ located: LocatedReference, in session: Session, using services: Services
    ) async throws -> [ReadRow] {
        let resolver = services.resolver
        let things = RowKind.things
        do {
            switch located.reference {
            case .rows(let selection, let kind):
                let named = kind.map { RowKind(rawValue: $0) }
                return try await resolver.rows(selection, of: named, in: session).map { ReadRow(row: $0) }
            case .variable(let name, let selection):
                return try resolver.kept(name, selection, in: session).map { ReadRow(row: $0) }
            case .standardInput: return try await resolver.rowsOfInput(things, in: services.context)
            case .address(let text):
                let row = try await resolver.row(at: text, things, .identity)
                return [ReadRow(row: row, isWhole: row.isLocalFile)]
            case .name, .selection, .nowPlaying, .liked:
                let depth: ReferenceResolver.Depth = services.context.needsFields ? .everything : .identity
                return try await resolver.resolve(located, kinds: things, depth: depth, in: session).rows
                    .map { ReadRow(row: $0) }
            }
        } catch let error as ReferenceError {
            throw LocatedReferenceError(error: error, span: located.span)
        }
    }

    /// The rows, those of the addresses with all their fields.
    private func whole(
        _ rows: [Row], asking bare: [String: ReadRow.Source], using services: Services
    ) -> RowStream {
        guard !bare.isEmpty, services.context.needsFields else { return RowStream(rows) }
        let given = RowStream(rows)
        // The user is asked when the first row is pulled: until then a later command can still be refused.
        let foreseen = RowStream(pulling: {
            guard let batch = try await given.nextBatch() else { return nil }
            if services.context.readsAll { try await services.spotify.foresee(bare.count) }
            return batch
        })
        return foreseen.expanding { row in
            guard let uri = row.uri, let source = bare[uri], let address = SpotifyURI(uri) else { return nil }
            guard let whole = try await WholeThing(address.kind, try SpotifyID(of: uri), from: services.spotify) else {
                throw ReferenceError.unusableAddress(uri)
            }
            return RowStream([ReadRow(row: row, isWhole: false, source: source).completed(from: whole.row)])
        }
    }

    // MARK: Before it runs

    /// The tables of the rows, as far as the session knows them: then a field that they do not have is refused first.
    package func tables(of incoming: [FieldTable], in session: Session) -> [FieldTable] {
        var tables: [FieldTable] = []
        for located in references {
            guard let named = Self.tables(of: located.reference, in: session) else { return [] }
            for table in named where !tables.contains(table) { tables.append(table) }
        }
        return tables
    }

    /// The tables of what a reference names; nil where only looking would show it.
    private static func tables(of reference: Reference, in session: Session) -> [FieldTable]? {
        switch reference {
        case .variable(let name, _): return session.rowVariables[name].map { FieldTable.tables(of: $0) }
        case .rows(_, let kind?): return Kinds.table(RowKind(rawValue: kind)).map { [$0] }
        case .rows(_, nil): return session.listings.last.map { FieldTable.tables(of: $0.rows) }
        case .address(let text): return SpotifyURI(text).flatMap { Kinds.table(RowKind($0.kind)) }.map { [$0] }
        case .name(_, let kind): return kind.flatMap { Kinds.table(RowKind(rawValue: $0)) }.map { [$0] }
        case .liked: return [Kinds.track]
        case .selection, .nowPlaying, .standardInput: return nil
        }
    }
}

extension ReadRow {
    /// The row as its text says it, and what the text does not say from the same thing as it is known.
    fileprivate func completed(from known: Row) -> Row {
        // What is known may have more fields, as the entries of playlists do.
        let isNarrower = !isWhole && known.kind == row.kind && known.table.hasFields(of: row.table)
        let table = isNarrower ? known.table : row.table
        let values = table.fields.map { field -> Value in
            let (own, other) = (row[field.name] ?? .missing, known[field.name] ?? .missing)
            guard known.table.field(field.name)?.type == field.type else { return own }
            switch source {
            // A cell has no milliseconds, and a comma in it may be one of a name.
            case .cells where own != .missing: return PlainText.of(other) == PlainText.of(own) ? other : own
            case .cells, .text, .shell: return own == .missing && !isWhole ? other : own
            }
        }
        // An address alone has itself for a name.
        let isNamed = isWhole || row.name != row.uri
        var filled = Row(
            table, name: isNamed ? row.name : known.name, uri: row.uri, id: row.id ?? known.id,
            url: row.url ?? known.url, values: values, links: row.links.isEmpty ? known.links : row.links)
        filled.position = row.position
        return filled
    }
}

extension FieldTable {
    /// Whether it has all fields of the other, perhaps among others.
    fileprivate func hasFields(of other: FieldTable) -> Bool {
        other.fields.allSatisfy { place(of: $0.name) != nil }
    }
}

extension Session {
    /// The newest rows of these things that were listed or kept, else those given, without what belongs to their entry
    /// in a list.
    fileprivate func rowsSeen(of uris: Set<String>, or others: [Row]) -> [String: Row] {
        var seen: [String: Row] = [:]
        for rows in [others] + rowVariables.values.map({ $0 }) + listings.map(\.rows) {
            for row in rows {
                guard let uri = row.uri, uris.contains(uri), row.kind == row.kindOfAddress,
                    row.kind == "artist" || row.values.contains(where: { $0 != .missing })
                else { continue }
                var row = row
                row[.added] = nil
                (row.position, row.links["playlist"]) = (nil, nil)
                seen[uri] = row
            }
        }
        return seen
    }
}

extension Services {
    /// Remembers rows that a command of the system was given, so that `rows -` after it has all of them again. More
    /// than a person chooses among are left to what their lines say.
    package func keep(written rows: [Row]) {
        if rows.count <= 20_000 { spotify.seen.copies.keep(rows) }
    }

    /// Those of these things.
    fileprivate func written(_ uris: Set<String>) -> [Row] {
        Array(spotify.seen.copies.rows(of: Array(uris)).values)
    }
}

extension Row {
    /// The kind that its address names.
    fileprivate var kindOfAddress: RowKind? { uri.flatMap { SpotifyURI($0) }.map { RowKind($0.kind) } }
}
