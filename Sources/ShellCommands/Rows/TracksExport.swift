// What can be written as a list of tracks: rows that are tracks, episodes or chapters, and others that stand for one.
// Where none can, that is said before any request, with what opens the rows up; among others they are left out and
// counted. How a track looks in each format is Rendering's.

import Rendering
package import Rows
import SpotifyModel

/// Makes sure that a list of tracks gets tracks.
struct TracksExport: Sendable {
    let format: TrackFormat

    /// What has a place in such a list.
    private static let kinds: [RowKind] = ["track", "episode", "chapter"]

    /// Throws where no row of these tables can be a track. Rows of several kinds and groups are looked at one by one.
    func check(_ tables: [FieldTable]) throws(NoTracksError) {
        guard let first = tables.first?.kind, !tables.contains(where: { Self.mayHold($0.kind) }) else { return }
        throw NoTracksError(format: format.rawValue, kind: first)
    }

    private static func mayHold(_ kind: RowKind) -> Bool {
        kinds.contains(kind) || kind == Kinds.play.kind || kind == Kinds.playing.kind || kind == Kinds.mixed.kind
            || kind == Kinds.group.kind
    }

    /// The rows that can be written, as they come; the others are counted.
    func tracks(of rows: RowStream, in context: StageContext) -> RowStream {
        let opened = Sieve(kinds: Self.kinds, isSent: false).opening(rows, in: context)
        var tracks = RowStream(pulling: {
            do {
                return try await opened.nextBatch()
            } catch ReferenceError.unusable(let things, _) {
                throw NoTracksError(format: format.rawValue, kind: Self.kind(of: things))
            }
        })
        tracks.heading = rows.heading
        guard format.needsAddress else { return tracks }
        return tracks.batches { rows in
            let nameless = rows.filter { $0.uri == nil }
            guard !nameless.isEmpty else { return rows }
            context.omissions.add(nameless.map { .nameOnly($0.title) })
            return rows.filter { $0.uri != nil }
        }
    }

    /// What all of these are; `item` for different things.
    private static func kind(of things: [Unusable]) -> RowKind {
        let kinds = Set(
            things.map { thing in
                switch thing {
                case .kind(let kind, _): kind
                case .localFile, .nameOnly: Kinds.mixed.kind
                }
            })
        return kinds.count == 1 ? kinds.first ?? Kinds.mixed.kind : Kinds.mixed.kind
    }
}

/// The error of rows that are no tracks, for a format that holds nothing else.
package struct NoTracksError: Error, Sendable, Equatable {
    /// The word after `to`.
    package var format: String
    /// What the rows are; `item` where they are of several kinds.
    package var kind: RowKind

    /// Rows of that kind, for that format.
    package init(format: String, kind: RowKind) {
        self.format = format
        self.kind = kind
    }
}
