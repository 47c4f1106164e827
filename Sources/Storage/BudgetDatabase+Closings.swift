// Which families of requests Spotify closed, for all processes: until when, why, and for how long juke assumes it where
// Spotify did not say (SpotifyContract §7). Counting requests is left to BudgetDatabase.

import Exchange
package import FoundationEssentials
import GRDB
package import SpotifyAPI

extension BudgetDatabase {
    /// Closes a family until Spotify's own time.
    package func close(_ bucket: Bucket, until: Date, reason: BucketClosing) async {
        let client = await clientID()
        await alone.close(bucket, until: until, reason: reason)
        known = nil
        try? await database.write { database in
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
        let until = try? await database.write { database in
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
        let found = try? await database.read { database in
            try Self.closing(of: bucket, client: client, in: database)
        }
        guard let closing = found ?? nil, closing.holds(at: now) else {
            return await alone.closing(of: bucket, at: now)
        }
        return closing
    }

    /// The closing that is stored, whether it holds or is over.
    static func closing(
        of bucket: Bucket, client: String, in database: GRDB.Database
    ) throws -> Spending.Closing? {
        try Row.fetchOne(
            database, sql: "SELECT * FROM closing WHERE client = ? AND bucket = ?",
            arguments: [client, bucket.rawValue]
        ).flatMap { closing($0) }
    }

    /// The closing in a row; nil where the row holds no valid one.
    private static func closing(_ row: Row) -> Spending.Closing? {
        guard let until = row.moment("until") else { return nil }
        var assumed: Duration?
        if let seconds = row.number("assumed"), (0...Spending.longestClosing).contains(seconds) {
            assumed = .seconds(seconds)
        }
        var reason = BucketClosing.rate
        if let text = row.text("reason"), let known = BucketClosing(rawValue: text) { reason = known }
        return Spending.Closing(until: until, reason: reason, assumed: assumed)
    }

    /// Stores a closing in place of the one before.
    private static func keep(
        _ closing: Spending.Closing, of bucket: Bucket, client: String, in database: GRDB.Database
    ) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO closing (client, bucket, until, reason, assumed) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                client, bucket.rawValue, closing.until.timeIntervalSince1970, closing.reason.rawValue,
                closing.assumed?.inSeconds,
            ])
    }

    /// Every closing of a client, also those that are over.
    static func closings(client: String, in database: GRDB.Database) throws -> [Bucket: Spending.Closing] {
        let rows = try Row.fetchAll(database, sql: "SELECT * FROM closing WHERE client = ?", arguments: [client])
        return rows.reduce(into: [:]) { closed, row in
            guard let bucket = row.text("bucket").flatMap(Bucket.init) else { return }
            closed[bucket] = closing(row)
        }
    }
}
