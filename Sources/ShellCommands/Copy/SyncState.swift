// What one `sync` has done so far: what became of the lists, and what ended the reading of some of them.

import FoundationEssentials
import Library
import SpotifyAPI

/// The state of one `sync`. It belongs to the one task that runs it.
final class SyncState {
    var report = SyncReport()
    /// How many requests the line had sent before.
    let before: Int
    /// The first error that ended the reading of a list.
    private(set) var failure: (any Error)?

    init(before: Int) { self.before = before }

    /// Whether the copy has got anything of it.
    var hasRead: Bool { report.rows.contains(where: \.hasNews) }

    /// Adds what became of a list to the row of its kind.
    func add(_ outcome: SyncOutcome, _ name: String) {
        let place = row(name)
        report.rows[place].count = (report.rows[place].count ?? 0) + outcome.count
        report.rows[place].new += outcome.new
        report.rows[place].gone += outcome.gone
    }

    /// Notes that a list was not read to its end.
    func leave(_ name: String) { report.rows[row(name)].isWhole = false }

    /// The kinds of lists in the order in which they are shown.
    private static let order = LibrarySync.heads.map(\.name) + [PlaylistsSync.entriesName, ShowsSync.name]

    /// The rows in that order.
    var rows: [SyncRow] { Self.order.compactMap { name in report.rows.first { $0.name == name } } }

    private func row(_ name: String) -> Int {
        if let place = report.rows.firstIndex(where: { $0.name == name }) { return place }
        report.rows.append(SyncRow(name: name))
        return report.rows.count - 1
    }

    /// Notes why a list was not read to its end; throws what ends the others, too.
    func note(_ error: any Error, at now: Date) throws {
        switch error {
        case SpotifyError.refused(BudgetError.ceiling(let bucket, _, _)):
            report.stop = report.stop ?? .ceiling(bucket, until: now + Spending.dayWindow)
        case SpotifyError.refused(BudgetError.maximumReached(let maximum)):
            report.stop = report.stop ?? .maximum(maximum)
        case SpotifyError.refused(BudgetError.bucketClosed), SpotifyError.quotaExceeded, SpotifyError.server,
            SpotifyError.unreadable, SpotifyError.forbidden, SpotifyError.notFound, SpotifyError.insufficientScope,
            SpotifyError.notInDevelopmentMode, SpotifyError.invalidRequest:
            guard !Task.isCancelled else { throw error }
            failure = failure ?? error
        case _: throw error
        }
    }
}
