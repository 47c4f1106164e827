// `info X`: everything known about one thing, a field to a line; for things listed without all their fields Spotify is
// asked once.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows everything about one thing.
package struct Info: ThingsCommand {
    static let thing = Slot.thing(
        "X", RowKind.things, shape: .optionalRest,
        help: "anything: a row, a name, a URI; without it the selection")

    static let cover = CommandFlag("cover", help: "with its picture, drawn by chafa; only on a terminal")

    package static let commandName = "info"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(RowKind.things.map(\.rawValue)),
        summary: "everything known about one thing",
        details: """
            It also shows the codes of shops and labels: a track's ISRC and an album's UPC. Pictures are drawn by \
            chafa (the Debian package chafa), as finely as the terminal allows.
            """, slots: [thing.erased], options: [cover.spec],
        examples: [
            .init("info 3", "of the third row"), .init("info .", "of the selection"), .init("info now", "what plays"),
            .init("info 2 --cover", "with its picture"),
        ],
        returns: RowKind.things.map(\.rawValue), cost: "1, none a second time",
        occasionalScopes: [.readPlaybackPosition])

    let thing: LocatedReference?
    let showsCover: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        thing = try input.optional(Self.thing)
        showsCover = input.has(Self.cover)
    }

    /// Shows every field; one request, unless a complete answer is cached.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let listed = try await listed(rows, in: session, using: services) else { return Reply(.nothing) }
        let (row, images) = try await found(listed, using: services)
        let whole = row.filled(from: listed)
        let picture = showsCover ? await services.console.cover(images) : []
        return reply(whole, picture: picture)
    }

    /// The thing the line names, or the one that comes; nil for no rows.
    private func listed(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Row? {
        if thing == nil, let rows {
            let found = try await Sieve(kinds: RowKind.things, isSent: false).usable(of: rows, in: services.context)
            guard found.rows.count < 2 else { throw ReferenceError.notOne(count: found.rows.count) }
            services.context.omissions.add(leftOutOf: found)
            return found.rows.first
        }
        return try await services.resolver.one(
            thing ?? LocatedReference(.selection, span: 0..<0), kinds: RowKind.things, in: session)
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
