// What one command line may spend: how many requests, at what pace, below which ceilings, and the question to
// the user when it needs more. It travels with the tasks of the line as a task-local value, because the layers
// below see nothing but requests.

package import Exchange
package import FoundationEssentials

/// What one command line may spend. Every request that is really sent takes one from it;
/// answers from the cache take none.
package actor RequestAllowance {
    /// A limit that was reached.
    package enum Limit: Sendable, Equatable {
        /// So many requests were sent for this line, and so many more are expected, if that is known.
        case requests(sent: Int, foreseen: Int?)
        /// So many were sent to the bucket in 24 hours.
        case ceiling(Bucket, used: Int, limit: Int)
    }

    /// The allowance of the line that the present task belongs to.
    @TaskLocal package static var current: RequestAllowance?

    /// The pace of its requests.
    package nonisolated let pace: Pace
    /// Whether nothing may be sent and requests are only counted, for `estimate`.
    package nonisolated let isEstimate: Bool
    /// Whether ceilings are lifted, by `--spend`.
    private let isSpending: Bool
    /// The question to the user; nil in a script, where no one could answer.
    private let ask: (@Sendable (Limit) async -> Bool)?
    /// Whether `--max-requests` is the limit, which no question can lift.
    private let hasFixedLimit: Bool
    private var limit: Int
    /// Whether the user is asked before a ceiling is exceeded.
    private var asksAtCeilings = true
    private var sent = 0
    /// Buckets whose ceiling the user has lifted for this line.
    private var allowed: Set<Bucket> = []
    /// The bucket of the first request that an estimate kept back.
    package private(set) var firstWanted: Bucket?
    /// How many requests an estimate has kept back.
    package private(set) var wanted = 0
    /// The age of the oldest cached answer used so far.
    private var age: Duration?

    /// The number of requests a line may send without a question (Language §6).
    package static let unasked = 20

    /// - Parameters:
    /// - maximum: `--max-requests`; nil asks the user beyond ``unasked``.
    /// - isSpending: `--spend`: ceilings do not hold.
    /// - ask: The question to the user; nil where no one could answer.
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

    /// How many requests were sent.
    package var spent: Int { sent }

    /// The age of the oldest answer that came from the cache; nil when none did.
    package var oldestAnswer: Duration? { age }

    /// The age of the own copy; nil where nothing came from it.
    package private(set) var copyAge: Duration?

    /// Notes an answer from the own copy.
    package func used(copyOfAge age: Duration) { copyAge = max(copyAge ?? .zero, age) }

    /// Notes an answer from the cache, or rows of the own copy.
    package func used(answerOfAge age: Duration) { self.age = max(self.age ?? .zero, age) }

    /// The ceilings that hold for this line.
    package func ceilings() -> [Bucket: Int] {
        isSpending ? [:] : SoftCeiling.standard.filter { !allowed.contains($0.key) }
    }

    /// Takes one request.
    ///
    /// - Throws: `.refused` with a ``BudgetError`` when none is left and the user does not allow more.
    package func take(_ bucket: Bucket) async throws(ExchangeError) {
        if isEstimate {
            want(1, of: bucket)
            throw .refused(BudgetError.estimate)
        }
        try await makeRoom(for: 1, foreseen: nil)
        sent += 1
    }

    /// Takes back a request that was taken and then not sent.
    func giveBack() { sent -= 1 }

    /// Counts requests that an estimate keeps back, and returns how many that makes.
    @discardableResult package func want(_ count: Int, of bucket: Bucket) -> Int {
        firstWanted = firstWanted ?? bucket
        wanted += count
        return wanted
    }

    /// Makes sure that so many more requests may be sent, before the first of them is: half a list is of no use.
    package func foresee(_ count: Int) async throws(ExchangeError) { try await makeRoom(for: count, foreseen: count) }

    /// Lets so many more requests be sent: the user has agreed to them. `--max-requests` still holds.
    package func allow(_ count: Int) {
        if !hasFixedLimit, limit != .max { limit = max(limit, sent + count) }
    }

    /// Whether so many more may be sent without a question.
    func hasRoom(for count: Int) -> Bool { isEstimate || count <= limit - sent }

    /// Ends the line's requests at the ceilings without a question: what it reads can be continued another day.
    package func keepToCeilings() { asksAtCeilings = false }

    /// How many requests `--max-requests` leaves; nil where the line does not have it.
    package var left: Int? { hasFixedLimit ? max(0, limit - sent) : nil }

    /// Renews the allowance of a long-running line (`watch`, `stop-after`), whose requests are far apart and
    /// could not be counted beforehand. `--max-requests` still holds.
    package func goOn() {
        if !hasFixedLimit, limit != .max { limit = sent + Self.unasked }
    }

    /// Refuses, or asks the user once; a yes holds for the rest of the line.
    private func makeRoom(for count: Int, foreseen: Int?) async throws(ExchangeError) {
        guard !hasRoom(for: count) else { return }
        if hasFixedLimit {
            throw .refused(
                foreseen.map { BudgetError.beyondMaximum(foreseen: $0, sent: sent, maximum: limit) }
                    ?? BudgetError.maximumReached(limit))
        }
        guard let ask, await ask(.requests(sent: sent, foreseen: foreseen)) else {
            // What was sent already is sent again by the line that says how many are allowed.
            let all = foreseen.map { sent + $0 }
            throw .refused(ask == nil ? BudgetError.needsMaximum(foreseen: all) : BudgetError.declined)
        }
        limit = .max
    }

    /// Lets the line exceed the ceiling of a bucket, if the user allows it.
    package func exceed(_ bucket: Bucket, used: Int, limit: Int) async throws(ExchangeError) {
        guard asksAtCeilings, let ask else { throw .refused(BudgetError.ceiling(bucket, used: used, limit: limit)) }
        guard await ask(.ceiling(bucket, used: used, limit: limit)) else { throw .refused(BudgetError.declined) }
        allowed.insert(bucket)
    }
}

/// Why a request was not sent.
package enum BudgetError: Error, Sendable, Equatable {
    /// Spotify closed the bucket until this date.
    case bucketClosed(Bucket, until: Date, BucketClosing)
    /// The soft ceiling of the bucket is reached, and no user was there to lift it.
    case ceiling(Bucket, used: Int, limit: Int)
    /// `--max-requests` is used up.
    case maximumReached(Int)
    /// More requests are expected than `--max-requests` leaves, so none of them is sent.
    case beyondMaximum(foreseen: Int, sent: Int, maximum: Int)
    /// A script that costs more than ``RequestAllowance/unasked``, in all as many as are foreseen, has to say how much
    /// it may cost.
    case needsMaximum(foreseen: Int?)
    /// The user said no.
    case declined
    /// It is only an estimate: nothing is sent.
    case estimate
}
