// `playlist diff`: what two playlists have and have not in common, compared by URI, each copy by itself. It only reads,
// so the playlists may be of anyone who shows them.

package import CommandLanguage
import Rendering
package import Rows
import Text

/// Compares two playlists.
package struct PlaylistDiff: FirstCommand {
    static let left = Slot.thing(
        "P", ["playlist"], shape: .one, help: "a playlist: a row, a name of one word or in quotes, a URI",
        noun: "a playlist")
    static let right = Slot.thing(
        "Q", ["playlist"], shape: .rest, help: "the playlist to compare it with", noun: "another playlist")
    static let all = CommandFlag("all", help: "list what both have as well")

    package static let commandName = "playlist diff"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "compare two playlists",
        details: """
            The rows are the tracks and episodes that only one of them has, or has more copies of, by URI. They have a \
            field more, side: left for what is only on P, right for what is only on Q, and with --all, both.
            """,
        slots: [left.erased, right.erased], options: [all.spec],
        examples: [
            .init("playlist diff Road Gym", "what only one of them has"),
            .init("playlist diff 1 2 | where side = left | playlist add 2", "add what is missing to the second"),
        ],
        returns: ["track"], cost: "1 a page of 50 of each",
        occasionalScopes: [.readPrivatePlaylists, .readCollaborativePlaylists])

    let left: LocatedReference
    let right: LocatedReference
    let listsAll: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        left = try input.value(Self.left)
        right = try input.value(Self.right)
        listsAll = input.has(Self.all)
    }

    /// The rows have one field more than those of a playlist.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] { [Self.fields.table(Kinds.entry)] }

    /// On which of the two a row is.
    enum Side: String { case left, right, both }

    private static let fields = AddedFields(fields: [
        Field("side", .text, visibility: .shown(rank: 1), help: "left, right or both: on which of the two it is")
    ])

    /// Reads both and lists where they differ: the first in its order, then what only the second has.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let first = try await services.playlists.playlist(left, for: .reader, in: session)
        let second = try await services.playlists.playlist(right, for: .reader, in: session)
        let compared = Self.compare(
            try await Self.rows(of: first, using: services), try await Self.rows(of: second, using: services))
        let rows = compared.filter { listsAll || $0.side != .both }
        // Where there are no rows, what was left out is said in the same sentence.
        let omissions = rows.isEmpty ? services.context.omissions.take().sentences : []
        let same = "\(first.title) and \(second.title) have the same entries (\(compared.count))."
        var output = RowsOutput(
            table: Self.fields.table(Kinds.entry),
            stream: RowStream(Self.fields.rows(rows.map { ($0.row, [.text($0.side.rawValue)]) })),
            name: "\(first.title) and \(second.title)",
            emptyNote: ([same] + omissions).joined(separator: " "))
        if !rows.isEmpty {
            func count(_ side: Side) -> Int { compared.count { $0.side == side } }
            let words = [
                "\(count(.left)) only on \(first.title)", "\(count(.right)) only on \(second.title)",
                "\(count(.both)) on both",
            ]
            output.footnote = { StyledText(WordList.text(words, "and") + ".", .faint) }
        }
        return Reply(.rows(output))
    }

    /// What is on a playlist; of one that waits in a plan, what the plan puts on it.
    private static func rows(of found: FoundPlaylist, using services: Services) async throws -> [Row] {
        guard let row = found.row else { return try await services.playlists.contents(of: found.playlist).rows }
        return try await PlaylistItems(playlist: row.selected).rows(using: services.spotify.readingEverything).all()
    }

    /// The k-th copy on one is the same as the k-th on the other.
    static func compare(_ left: [Row], _ right: [Row]) -> [(row: Row, side: Side)] {
        var unmatched: [String: Int] = [:]
        for case let uri? in right.lazy.map(\.uri) { unmatched[uri, default: 0] += 1 }
        var matched: [String: Int] = [:]
        var compared: [(row: Row, side: Side)] = []
        for row in left {
            guard let uri = row.uri, let count = unmatched[uri], count > 0 else {
                compared.append((row, .left))
                continue
            }
            unmatched[uri] = count - 1
            matched[uri, default: 0] += 1
            compared.append((row, .both))
        }
        for row in right {
            if let uri = row.uri, let count = matched[uri], count > 0 {
                matched[uri] = count - 1
            } else {
                compared.append((row, .right))
            }
        }
        return compared
    }
}
