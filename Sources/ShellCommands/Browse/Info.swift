// `info X`: everything known about one thing, a field to a line; of several, a row for each. For things listed without
// all their fields Spotify is asked once.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows everything about things.
package struct Info: ThingsCommand {
    static let things = Slot.looked(
        "X", at: RowKind.things, help: "anything: rows, a name, URIs; without it the selection")

    static let cover = CommandFlag("cover", help: "with its picture, drawn by chafa; only on a terminal")

    package static let commandName = "info"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(RowKind.things.map(\.rawValue)),
        summary: "everything known about one thing",
        details: """
            It also shows the codes of shops and labels: a track's ISRC and an album's UPC. Pictures are drawn by \
            chafa (the Debian package chafa), as finely as the terminal allows. Several things are rows, which \
            --json writes with all their fields.
            """, slots: [things.erased], options: [cover.spec],
        examples: [
            .init("info 3", "of the third row"), .init("info .", "of the selection"), .init("info now", "what plays"),
            .init("info 2 --cover", "with its picture"),
            .init("tracks | info --json", "all fields of every track"),
        ],
        returns: RowKind.things.map(\.rawValue), cost: "1 for each thing, none a second time",
        occasionalScopes: [.readPlaybackPosition])

    let things: [LocatedReference]?
    let showsCover: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try input.optional(Self.things)
        showsCover = input.has(Self.cover)
    }

    /// Shows every field; one request for each thing, unless a complete answer is cached. Several things are rows.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let listed = try await listed(rows, in: session, using: services)
        guard let first = listed.first else { return Reply(.nothing) }
        guard listed.count == 1 else { return Reply(.rows(whole(listed, using: services))) }
        let (row, images) = try await found(first, using: services)
        let picture = showsCover ? await services.console.cover(images) : []
        return reply(row.filled(from: first), picture: picture)
    }

    /// The things the line names, or those that come.
    private func listed(_ rows: RowStream?, in session: Session, using services: Services) async throws -> [Row] {
        if things == nil, let rows {
            let found = try await Sieve(kinds: RowKind.things, isSent: false).usable(of: rows, in: services.context)
            services.context.omissions.add(leftOutOf: found)
            return found.rows
        }
        return try await services.resolver.looked(at: things, kinds: RowKind.things, in: session)
    }

    /// Several things as rows, each with all its fields; one is asked for when its row is pulled.
    private func whole(_ listed: [Row], using services: Services) -> RowsOutput {
        let tables = Set(listed.map(\.kind)).compactMap { Kinds.table($0) }
        let stream = RowStream(listed).expanding { row in
            RowStream([try await found(row, using: services).0.filled(from: row)])
        }
        var output = RowsOutput(
            table: tables.count == 1 ? tables[0] : Kinds.mixed.of(tables), stream: stream, name: "info",
            emptyNote: "No rows.")
        output.isWhole = true
        return output
    }

    /// The thing with all its fields, and its pictures.
    private func found(_ listed: Row, using services: Services) async throws -> (Row, [Image]) {
        guard let uri = listed.uri.flatMap({ SpotifyURI($0) }), let id = SpotifyID(uri.id) else { return (listed, []) }
        let whole = try await WholeThing(uri.kind, id, from: services.spotify)
        return (whole?.row ?? listed, whole?.images ?? [])
    }

    /// The row for a program; for a person one field a line, those that Spotify left out not at all.
    private func reply(_ row: Row, picture: [StyledText]) -> Reply {
        let lines = (row.table.fields + FieldTable.common.filter { $0.name != "name" }).flatMap {
            field -> [(String, String)] in
            guard let value = row[field.name], value != .missing else { return [] }
            // A copyright line may have commas of its own.
            if field.name == "copyright", case .list(let items) = value { return items.map { (field.name, $0) } }
            let text = PlainText.of(value)
            return text.isEmpty ? [] : [(field.name, text)]
        }
        let width = lines.map(\.0.count).max() ?? 0
        return Reply(
            .record(
                Record(
                    row: row, sentence: StyledText(Sanitiser.clean(row.title), .bold),
                    details: lines.map { name, text in
                        let padding = String(repeating: " ", count: width - name.count)
                        return StyledText("\(name)\(padding)  \(Sanitiser.clean(text))")
                    } + picture)))
    }
}
