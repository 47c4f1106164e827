// What episodes and chapters have in common as rows: both belong to something, and of both it is known how far they
// were heard.

import Rendering
import Rows
import SpotifyModel

/// The part of a row that episodes and chapters share.
struct SpokenRow: Sendable {
    /// The name of the show or audiobook it belongs to.
    var container: String?
    var released: ReleaseDate?
    var duration: Duration
    var resumePoint: ResumePoint?
    var isExplicit: Bool?
    var isPlayable: Bool?
    var description: String?

    static let columns: [Column<SpokenRow>] = [
        .text(.show, .shown(rank: 1), help: "the show or audiobook it belongs to") { $0.container },
        .date(.released, .shown(rank: 3), help: "when it came out") { $0.released.map { PartialDate($0) } },
        .duration(.duration, .shown(rank: 2), help: "how long it is") { $0.duration },
        .flag("played", .shown(rank: 5), help: "whether you heard it to the end") { $0.resumePoint?.isFullyPlayed },
        .duration("resume", .shown(rank: 4), help: "where you stopped") { $0.resumePoint?.place },
        .flag(.explicit, help: "whether it is marked explicit") { $0.isExplicit },
        .flag(.playable, help: "whether it can be played in your market") { $0.isPlayable },
        .text("description", help: "its description") { $0.description },
    ]
}

extension ResumePoint {
    /// Where to resume; nil at the beginning, which is not a place to resume at, and at the end.
    fileprivate var place: Duration? { !isFullyPlayed && position > .zero ? position : nil }
}
