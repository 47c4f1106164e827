// Which families of requests Spotify closed, for all processes: until when, why, and for how long juke assumes it where
// Spotify did not say (SpotifyContract §7). Counting requests is left to BudgetDatabase.

import Exchange
package import FoundationEssentials
import SQLite
package import SpotifyAPI

extension BudgetDatabase {
    /// Closes a family until Spotify's own time.
    package func close(_ bucket: Bucket, until: Date, reason: BucketClosing) async {
        let client = await clientID()
        await alone.close(bucket, until: until, reason: reason)
        known = nil
        try? await database.write { database throws(SQLiteError) in
            // A longer closing that another process learnt of stays, unless it is longer than any that Spotify gives:
            // then a clock was wrong.
            if let known = try Self.closing(of: bucket, client: client, in: database),
                (0...Spending.longestClosing).contains(known.until.timeIntervalSince(until))
            {
                return
            }
            try Self.keep(Spending.Closing(until: until, reason: reason), of: bucket, client: client, in: database)
        }
    }

    /// Closes a family for a time that grows with each refusal, where Spotify gave none; returns its end.
    package func close(_ bucket: Bucket, reason: BucketClosing, at now: Date) async -> Date {
        let client = await clientID()
        known = nil
        let until = try? await database.write { database throws(SQLiteError) in
            let last = try Self.closing(of: bucket, client: client, in: database)
            let closing = Spending.Closing.assumed(reason, after: last, at: now)
            try Self.keep(closing, of: bucket, client: client, in: database)
            return closing.until
        }
        guard let until else { return await alone.close(bucket, reason: reason, at: now) }
        await alone.close(bucket, until: until, reason: reason)
        return until
    }

    /// The closing that holds now; nil where there is none.
    package func closing(of bucket: Bucket, at now: Date) async -> Spending.Closing? {
        let client = await clientID()
        let found = try? await database.read { database throws(SQLiteError) in
            try Self.closing(of: bucket, client: client, in: database)
        }
        guard let closing = found ?? nil, closing.holds(at: now) else {
            return await alone.closing(of: bucket, at: now)
        }
        return closing
    }

    /// The closing that is stored, whether it holds or is over.
    static func closing(
        of bucket: Bucket, client: String, in database: borrowing Database
    ) throws(SQLiteError) -> Spending.Closing? {
        try database.firstRow(
            "SELECT until, reason, assumed FROM closing WHERE client = ? AND bucket = ?",
            [.text(client), .text(bucket.rawValue)], read: closing)
    }

    /// The closing in a row that begins with `until, reason, assumed`; nil where the row holds no valid one.
    private static func closing(_ row: borrowing SQLStatement) -> Spending.Closing? {
        guard let until = row.moment(0) else { return nil }
        var assumed: Duration?
        if let seconds = row.number(2), (0...Spending.longestClosing).contains(seconds) {
            assumed = .seconds(seconds)
        }
        var reason = BucketClosing.rate
        if let text = row.text(1), let known = BucketClosing(rawValue: text) { reason = known }
        return Spending.Closing(until: until, reason: reason, assumed: assumed)
    }

    /// Stores a closing in place of the one before.
    private static func keep(
        _ closing: Spending.Closing, of bucket: Bucket, client: String, in database: borrowing Database
    ) throws(SQLiteError) {
        try database.execute(
            "INSERT OR REPLACE INTO closing (client, bucket, until, reason, assumed) VALUES (?, ?, ?, ?, ?)",
            [
                .text(client), .text(bucket.rawValue), .real(closing.until.timeIntervalSince1970),
                .text(closing.reason.rawValue), .real(orNull: closing.assumed?.inSeconds),
            ])
    }

    /// Every closing of a client, also those that are over.
    static func closings(
        client: String, in database: borrowing Database
    ) throws(SQLiteError) -> [Bucket: Spending.Closing] {
        let found = try database.rows(
            "SELECT until, reason, assumed, bucket FROM closing WHERE client = ?", [.text(client)]
        ) { row in row.text(3).flatMap(Bucket.init).map { ($0, closing(row)) } }
        return found.reduce(into: [:]) { closed, each in closed[each.0] = each.1 }
    }
}
