// The budget of requests in a database that all running copies share (Architecture §6): the pace, the requests of the
// last 24 hours, and what Spotify closed, for each client ID separately. When it cannot be used, this process counts
// alone. What the numbers mean is left to PaceState and Spending.

package import Exchange
package import FoundationEssentials
package import Library
import SQLite
package import SpotifyAPI

/// Counts requests for all processes of a user.
package actor BudgetDatabase: BudgetLedger {
    /// The file, and whether it can be used.
    let database: DatabaseFile
    /// Whose budget it is; Spotify counts by client ID, whichever user or profile sends.
    let clientID: @Sendable () async -> String
    private let time: any TimeSource
    /// Counts while the database cannot be used.
    let alone = InMemoryBudgetLedger()
    /// Requests that are counted but not yet written.
    private var unwritten: [(bucket: Bucket, at: Double)] = []
    /// The task that writes them after a moment; nil when none waits.
    private var gathering: Task<Void, Never>?
    /// What Spotify closed, and when this was read.
    var known: (closed: [Bucket: Spending.Closing], at: Date)?

    /// In seconds, how old the knowledge of closed families may be before an unpaced request reads it again.
    private static let glance = 1.0
    /// How long requests are gathered before they are written together.
    private static let moment = Duration.milliseconds(500)

    /// How long to wait for another process. It is longer than for data that can be fetched again, since a process that
    /// counts alone may cost all of them a day's quota.
    package static let patience = Duration.seconds(1)

    /// The steps that make the tables; a later version adds one and changes none of these.
    private static let schema = DatabaseSchema([
        DatabaseSchema.Step(
            "1",
            """
            CREATE TABLE pace (client TEXT PRIMARY KEY, permits REAL NOT NULL, refilled REAL NOT NULL) WITHOUT ROWID;
            CREATE TABLE call (client TEXT NOT NULL, bucket TEXT NOT NULL, at REAL NOT NULL);
            CREATE INDEX call_index ON call (client, bucket, at);
            CREATE TABLE closing (client TEXT NOT NULL, bucket TEXT NOT NULL, until REAL NOT NULL,
                reason TEXT NOT NULL, PRIMARY KEY (client, bucket)) WITHOUT ROWID;
            """),
        // How long a closing is, in seconds, where Spotify did not say.
        DatabaseSchema.Step("2", "ALTER TABLE closing ADD COLUMN assumed REAL"),
    ])

    /// - Parameters:
    ///   - patience: how long to wait for another process.
    ///   - notify: receives once each thing the user should know of the file.
    ///   - clientID: whose budget it is; empty without a login.
    package init(
        path: String, time: any TimeSource, patience: Duration = patience,
        notify: @escaping @Sendable (FileNotice) -> Void = { _ in }, clientID: @escaping @Sendable () async -> String
    ) {
        database = DatabaseFile(
            path: path, patience: patience, removal: .setAside, schema: Self.schema, notify: notify)
        self.clientID = clientID
        self.time = time
    }

    /// Admits a request now or after a wait, and counts it; or refuses it.
    package func admit(_ bucket: Bucket, pace: Pace, ceilings: [Bucket: Int], at now: Date) async -> Admission {
        let client = await clientID()
        if pace == .unlimited, ceilings[bucket] == nil { return await admitUnpaced(bucket, client, at: now) }
        await settle()
        let admitted = try? await database.write { database throws(SQLiteError) in
            try Self.admit(bucket, client: client, pace: pace, ceilings: ceilings, at: now, in: database)
        }
        if let admitted { return admitted }
        return await alone.admit(bucket, pace: pace, ceilings: ceilings, at: now)
    }

    /// Admits a request that has neither a pace nor a ceiling: it need not wait for the database, and is counted a
    /// moment later together with others.
    private func admitUnpaced(_ bucket: Bucket, _ client: String, at now: Date) async -> Admission {
        if known.map({ abs(now.timeIntervalSince($0.at)) > Self.glance }) ?? true {
            let closed = try? await database.read { database throws(SQLiteError) in
                try Self.closings(client: client, in: database)
            }
            known = (closed ?? [:], now)
        }
        if let closing = known?.closed[bucket], closing.holds(at: now) {
            return .refused(until: closing.until, closing.reason)
        }
        unwritten.append((bucket, now.timeIntervalSince1970))
        if gathering == nil { gathering = Task { await gather() } }
        return .now
    }

    /// Waits for more requests for a moment, then writes them together.
    private func gather() async {
        do { try await time.sleep(for: Self.moment) } catch { return }
        gathering = nil
        await write()
    }

    /// Writes the requests that are not written yet, in one transaction.
    private func write() async {
        // Nothing is read for nothing: the client ID is in the file of the login.
        guard !unwritten.isEmpty else { return }
        let client = await clientID()
        // Taken at once, so that requests that come during the write are not lost.
        let calls = unwritten
        unwritten = []
        guard !calls.isEmpty else { return }
        try? await database.write { database throws(SQLiteError) in
            let statement = try database.statement("INSERT INTO call VALUES (?, ?, ?)")
            for call in calls { try statement.run([.text(client), .text(call.bucket.rawValue), .real(call.at)]) }
        }
    }

    /// Ends the use of the file by this process, with everything written.
    package func finish() async {
        await settle()
        await database.finish()
    }

    /// Writes everything that was counted.
    package func settle() async {
        gathering?.cancel()
        gathering = nil
        await write()
    }

    /// Decides about a request and counts it, in one transaction, so that two processes cannot take the same permit.
    private static func admit(
        _ bucket: Bucket, client: String, pace: Pace, ceilings: [Bucket: Int], at now: Date,
        in database: borrowing Database
    ) throws(SQLiteError) -> Admission {
        let seconds = now.timeIntervalSince1970
        if let closing = try closing(of: bucket, client: client, in: database), closing.holds(at: now) {
            return .refused(until: closing.until, closing.reason)
        }
        if let limit = ceilings[bucket] {
            let used = try database.firstRow(
                "SELECT count(*) FROM call WHERE client = ? AND bucket = ? AND at > ? AND at <= ?",
                [
                    .text(client), .text(bucket.rawValue), .real(seconds - Spending.dayWindow),
                    .real(seconds + Spending.furthestCall),
                ]
            ) { $0.integer(0) }
            if let used, used >= limit { return .ceiling(used: used, limit: limit) }
        }
        let before = try database.firstRow("SELECT permits, refilled FROM pace WHERE client = ?", [.text(client)]) {
            row -> PaceState? in
            guard let permits = row.number(0), let refilled = row.moment(1) else { return nil }
            return PaceState(permits: permits, refilled: refilled)
        }
        let (state, wait) = PaceState.take(from: before, pace: pace, at: now)
        try database.execute(
            "INSERT OR REPLACE INTO pace VALUES (?, ?, ?)",
            [.text(client), .real(state.permits), .real(state.refilled.timeIntervalSince1970)])
        // Requests older than a day are no longer needed, nor those that a clock that was ahead wrote.
        try database.execute(
            "DELETE FROM call WHERE client = ? AND bucket = ? AND (at <= ? OR at > ?)",
            [
                .text(client), .text(bucket.rawValue), .real(seconds - Spending.dayWindow),
                .real(seconds + Spending.furthestCall),
            ])
        try database.execute(
            "INSERT INTO call VALUES (?, ?, ?)",
            [.text(client), .text(bucket.rawValue), .real(seconds + wait.inSeconds)])
        return wait == .zero ? .now : .after(wait)
    }

    /// Takes back a request that was admitted and never sent.
    package func giveBack(_ bucket: Bucket, admitted moment: Date, after wait: Duration) async {
        let client = await clientID()
        let leaving = moment.timeIntervalSince1970 + wait.inSeconds
        let isKept: Void? = try? await database.write { database throws(SQLiteError) in
            try database.execute(
                """
                DELETE FROM call WHERE rowid =
                (SELECT rowid FROM call WHERE client = ? AND bucket = ? AND at = ? LIMIT 1)
                """, [.text(client), .text(bucket.rawValue), .real(leaving)])
            guard database.changedRows > 0 else { return }
            try database.execute("UPDATE pace SET permits = permits + 1 WHERE client = ?", [.text(client)])
        }
        if isKept == nil { await alone.giveBack(bucket, admitted: moment, after: wait) }
    }

    /// The requests of the last day, and what is closed now.
    package func spending(at now: Date) async -> Spending {
        await settle()
        let client = await clientID()
        let seconds = now.timeIntervalSince1970
        let spending = try? await database.write { database throws(SQLiteError) in
            try database.execute(
                "DELETE FROM call WHERE at <= ? OR at > ?",
                [.real(seconds - Spending.dayWindow), .real(seconds + Spending.furthestCall)])
            // A closing that is over is kept for a day: it says how long the next one has to be.
            try database.execute(
                "DELETE FROM closing WHERE until <= ? OR until > ?",
                [.real(seconds - Spending.dayWindow), .real(seconds + Spending.longestClosing)])
            return try Self.spending(client: client, at: seconds, in: database)
        }
        if let spending { return spending }
        return await alone.spending(at: now)
    }

    /// Counts the requests of a client, and reads its closings.
    private static func spending(
        client: String, at now: Double, in database: borrowing Database
    ) throws(SQLiteError) -> Spending {
        var spending = Spending()
        let calls = try database.rows(
            "SELECT bucket, count(*), sum(at > ?) FROM call WHERE client = ? GROUP BY bucket",
            [.real(now - Spending.recentWindow), .text(client)]
        ) { row in row.text(0).flatMap(Bucket.init).map { ($0, day: row.integer(1), recent: row.integer(2)) } }
        for (bucket, day, recent) in calls {
            spending.day[bucket] = day
            if let recent, recent > 0 { spending.recent[bucket] = recent }
        }
        let moment = Date(timeIntervalSince1970: now)
        spending.closed = try closings(client: client, in: database).filter { $0.value.holds(at: moment) }
        return spending
    }

    /// Why the numbers may be too low: the file was replaced by an empty one, or cannot be used now.
    package func trouble() async -> LedgerTrouble? {
        if database.problems.contains(where: \.meansNewStart) { return .begunAnew }
        let isUsable: Void? = try? await database.read { _ in }
        return isUsable == nil ? .notShared : nil
    }
}

extension FileNotice {
    /// Whether a new file took the place of one that was in use.
    fileprivate var meansNewStart: Bool {
        switch self {
        case .setAside, .recreated, .newerSetAside, .newerReplaced: true
        case .locked, .notOurs, .logInMemory, .planInMemory, .profileGone: false
        }
    }
}
