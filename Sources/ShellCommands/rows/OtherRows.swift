// The rows that `except` and `common` hold theirs against: how they are named, and what is known of them by URI.

import CommandLanguage
import Rows

/// Rows to be held against.
struct OtherRows: Sendable {
    private static let kinds: [RowKind] = ["track", "album", "artist", "playlist", "episode", "show"]

    static let slot = Slot.things(
        "X", kinds, shape: .rest, help: "rows kept with as, rows of a listing, or things by name")

    private let references: [LocatedReference]

    init(_ input: ParsedInput) throws(UsageError) { references = try input.value(Self.slot) }

    /// The URIs of all of them: things are the same when their URI is.
    func uris(in session: Session, using services: Services) async throws -> Set<String> {
        let found = try await services.resolve(references, kinds: Self.kinds, depth: .identity, in: session)
        return Set(found.rows.compactMap(\.uri))
    }
}
