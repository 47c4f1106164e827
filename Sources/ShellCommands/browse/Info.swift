// `info X`: everything known about one thing, a field to a line; for things listed without all their fields Spotify is
// asked once.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows everything about one thing.
package struct Info: Command {
    static let thing = Slot.thing(
        "X", ["track", "album", "artist", "playlist", "show", "episode", "audiobook", "chapter"], shape: .optionalRest,
        help: "anything: a row, a name, a URI; else the selection")

    package static let spec = CommandSpec(
        "info", group: .browse, summary: "everything known about one thing",
        details: "Also the codes shops and labels use: a track's ISRC and an album's UPC.", slots: [thing.erased],
        examples: [
            .init("info 3", "of the third row"), .init("info .", "of the selection"), .init("info now", "what plays"),
        ],
        returns: kinds.map(\.rawValue), cost: "1, none a second time",
        occasionalScopes: ["user-read-playback-position"])

    let thing: LocatedReference?

    private static let kinds: [RowKind] = [
        "track", "album", "artist", "playlist", "show", "episode", "audiobook", "chapter",
    ]

    package init(_ input: ParsedInput) throws(UsageError) {
        thing = try input.optional(Self.thing)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let reference = thing ?? LocatedReference(.selection, span: 0..<0)
        let listed = try await services.one(reference, kinds: Self.kinds, in: session)
        guard let uri = listed.uri.flatMap({ SpotifyURI($0) }), let id = SpotifyID(uri.id) else {
            return reply(listed, extra: [])
        }
        switch uri.kind {
        case .album:
            let album = try await services.spotify.send(.album(id), freshness: services.freshness).album
            return reply(Row(album), extra: album.copyrights.map { ("copyright", $0) })
        case .track: return reply(Row(try await services.spotify.send(.track(id), freshness: services.freshness)))
        case .artist: return reply(Row(try await services.spotify.send(.artist(id), freshness: services.freshness)))
        case .playlist:
            let playlist = try await services.spotify.send(.playlist(id), freshness: services.freshness)
            return reply(Row(playlist, account: services.accountID))
        case .show: return reply(Row(try await services.spotify.send(.show(id), freshness: services.freshness)))
        case .episode:
            let episode = try await services.spotify.send(.episode(id), freshness: services.freshness)
            return reply(Row(episode), extra: episode.description.map { [("description", $0)] } ?? [])
        case .audiobook:
            let book = try await services.spotify.send(.audiobook(id), freshness: services.freshness)
            let facts = [("edition", book.edition), ("description", book.description)]
            return reply(Row(book), extra: facts.compactMap { name, text in text.map { (name, $0) } })
        case .chapter: return reply(Row(try await services.spotify.send(.chapter(id), freshness: services.freshness)))
        case .user, .collection: return reply(listed)
        }
    }

    /// The row for a program; for a person one field a line, those that Spotify left out not at all.
    private func reply(_ row: Row, extra: [(String, String)] = []) -> Reply {
        let fields = (row.table.fields + FieldTable.common.filter { $0.name != "name" }).compactMap {
            field -> (String, String)? in
            guard let value = row[field.name], value != .missing else { return nil }
            let text = PlainText.of(value)
            return text.isEmpty ? nil : (field.name, text)
        }
        let lines = fields + extra
        let width = lines.map(\.0.count).max() ?? 0
        return Reply(
            .record(
                Record(
                    row: row, sentence: StyledText(Sanitiser.clean(row.name), .bold),
                    details: lines.map { name, text in
                        let padding = String(repeating: " ", count: width - name.count)
                        return StyledText("\(name)\(padding)  \(Sanitiser.clean(text))")
                    })))
    }
}
