// What one command line may spend: how many requests, at what pace, beyond which ceilings, and who is asked when it
// wants more. It travels with the tasks of the line, since the layers know of nothing but requests.

package import Exchange
package import FoundationEssentials

/// What one command line may spend. Every request that really leaves takes one from it.
package actor RequestAllowance {
    /// What happens when a limit is reached.
    package enum Limit: Sendable, Equatable {
        /// So many requests were sent for this line, and so many more are foreseen, where that is known.
        case requests(sent: Int, foreseen: Int?)
        /// So many were sent to the bucket in 24 hours.
        case ceiling(Bucket, used: Int, limit: Int)
    }

    /// The allowance of the line that the present task belongs to.
    @TaskLocal package static var current: RequestAllowance?

    package nonisolated let pace: Pace
    /// Nothing may leave: what would is only counted.
    package nonisolated let isEstimate: Bool
    private let isSpending: Bool
    private let ask: (@Sendable (Limit) async -> Bool)?
    private let hasFixedLimit: Bool
    private var limit: Int
    private var sent = 0
    private var allowed: Set<Bucket> = []
    /// The bucket of the first request that an estimate kept back.
    package private(set) var firstWanted: Bucket?
    /// How many requests an estimate kept back.
    package private(set) var wanted = 0
    private var age: Duration?

    /// What is foreseen, or turns out, to cost more than this is asked about (Language §6).
    package static let unasked = 20

    /// - Parameters:
    ///   - maximum: `--max-requests`; nil: ask beyond ``unasked``.
    ///   - isSpending: `--spend`: ceilings do not hold.
    ///   - ask: nil where nobody can answer.
    package init(
        pace: Pace = .standard, maximum: Int? = nil, isSpending: Bool = false, isEstimate: Bool = false,
        ask: (@Sendable (Limit) async -> Bool)? = nil
    ) {
        self.pace = pace
        self.isSpending = isSpending
        self.isEstimate = isEstimate
        self.ask = ask
        hasFixedLimit = maximum != nil
        limit = maximum ?? Self.unasked
    }

    /// How many requests have left.
    package var spent: Int { sent }

    /// The age of the oldest answer that came from the cache; nil when none did.
    package var oldestAnswer: Duration? { age }

    /// Takes note of an answer from the cache.
    func used(answerOfAge age: Duration) { self.age = max(self.age ?? .zero, age) }

    /// The ceilings that hold for this line.
    package func ceilings() -> [Bucket: Int] {
        isSpending ? [:] : SoftCeiling.standard.filter { !allowed.contains($0.key) }
    }

    /// Takes one request; throws when there is none left and nobody gives more.
    package func take(_ bucket: Bucket) async throws(ExchangeError) {
        if isEstimate {
            want(1, of: bucket)
            throw .refused(BudgetError.estimate)
        }
        try await makeRoom(for: 1, foreseen: nil)
        sent += 1
    }

    /// Takes back one that was taken and then not sent.
    func giveBack() { sent -= 1 }

    /// Counts requests that an estimate keeps back; answers how many it keeps back by now.
    @discardableResult package func want(_ count: Int, of bucket: Bucket) -> Int {
        firstWanted = firstWanted ?? bucket
        wanted += count
        return wanted
    }

    /// Makes sure that so many more requests may leave, before the first of them does.
    package func foresee(_ count: Int) async throws(ExchangeError) { try await makeRoom(for: count, foreseen: count) }

    /// Whether so many more may leave without anybody being asked.
    func hasRoom(for count: Int) -> Bool { isEstimate || count <= limit - sent }

    /// Lets a line that lives long ask on: its requests are far apart, and nobody foresaw how many they will be.
    /// `--max-requests` holds all the same.
    package func goOn() {
        if !hasFixedLimit, limit != .max { limit = sent + Self.unasked }
    }

    private func makeRoom(for count: Int, foreseen: Int?) async throws(ExchangeError) {
        guard !hasRoom(for: count) else { return }
        if hasFixedLimit {
            throw .refused(
                foreseen.map { BudgetError.beyondMaximum(foreseen: $0, sent: sent, maximum: limit) }
                    ?? BudgetError.maximumReached(limit))
        }
        guard let ask, await ask(.requests(sent: sent, foreseen: foreseen)) else {
            throw .refused(ask == nil ? BudgetError.needsMaximum(foreseen: foreseen) : BudgetError.declined)
        }
        limit = .max
    }

    /// Lets the line go beyond the ceiling of a bucket, when somebody says so.
    package func exceed(_ bucket: Bucket, used: Int, limit: Int) async throws(ExchangeError) {
        guard let ask else { throw .refused(BudgetError.ceiling(bucket, used: used, limit: limit)) }
        guard await ask(.ceiling(bucket, used: used, limit: limit)) else { throw .refused(BudgetError.declined) }
        allowed.insert(bucket)
    }
}

/// Why a request was not sent.
package enum BudgetError: Error, Sendable, Equatable {
    /// Spotify closed the bucket until then.
    case bucketClosed(Bucket, until: Date, BucketClosing)
    case ceiling(Bucket, used: Int, limit: Int)
    /// `--max-requests` is used up.
    case maximumReached(Int)
    /// More are foreseen than `--max-requests` leaves: none of them is sent.
    case beyondMaximum(foreseen: Int, sent: Int, maximum: Int)
    /// A script that costs more than 20 has to say how much it may cost.
    case needsMaximum(foreseen: Int?)
    /// The user said no.
    case declined
    /// Only an estimate: nothing leaves.
    case estimate
}
