// The own copy as reads use it: whether it may answer, how old it is, and how that is said. Which list a feed reads is
// the feed's, reading it page by page is left to CopiedPages, keeping what was read to CopyRecorder.

import Exchange
import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyAuth
import Text

/// The own copy of the library, for the reads of one stage.
final class CopyReader: Sendable {
    /// Why the copy answers although Spotify was asked.
    enum Reason: Sendable, Hashable { case unreachable, limited }

    let store: any LibraryCopy
    let memory: CopyMemory
    /// Whether the copy stands aside: what is recorded has to be answers of Spotify, and what is played back is none of
    /// the library.
    let standsAside: Bool
    let context: StageContext
    let console: Console
    let time: any TimeSource

    init(
        store: any LibraryCopy, memory: CopyMemory, standsAside: Bool, context: StageContext, console: Console,
        time: any TimeSource
    ) {
        self.store = store
        self.memory = memory
        self.standsAside = standsAside
        self.context = context
        self.console = console
        self.time = time
    }

    /// In seconds, how long the copy is believed without a look (Language §6).
    static let belief = 300.0

    /// The fact that says whose library the copy is of.
    private static let account = "account"

    /// What is known of a list of which the copy has all entries; nil for others.
    func whole(_ list: CopiedList) async -> CopiedListStatus? {
        guard let status = await store.status(of: list), status.isWhole, status.checked != nil, await isOwn() else {
            return nil
        }
        return status
    }

    /// Whether the copy is of the library of who is logged in.
    private func isOwn() async -> Bool {
        guard let account = context.account, let owner = await store.fact(Self.account) else { return true }
        return owner == account
    }

    /// Makes the copy one of the library of who is logged in: what it has of another is deleted. False where it is not
    /// known who that is, or where the copy cannot be written.
    func claim() async -> Bool {
        guard let account = context.account else { return false }
        let owner = await store.fact(Self.account)
        guard owner != account else { return true }
        if owner != nil { await store.forget() }
        return (try? await store.setFact(Self.account, account)) != nil
    }

    /// Whether the copy is right without a look when it was right at that moment.
    func isRecent(_ moment: Date?) -> Bool {
        moment.map { time.now.timeIntervalSince($0) < Self.belief } ?? false
    }

    /// When the copy must have been looked at to be believed.
    var limit: Date { time.now - Self.belief }

    // MARK: - What is said of its age

    /// Notes that rows are as they were at a moment; the line says it once.
    func use(_ moment: Date?) async {
        await RequestAllowance.current?.used(answerOfAge: .seconds(age(of: moment)))
    }

    /// Notes that the copy answers in place of Spotify: why, and how old it is, is said once in a while.
    func answer(for reason: Reason, _ moment: Date?) async {
        guard memory.isNews(reason, at: time.now) else { return await use(moment) }
        let cause =
            switch reason {
            case .unreachable: "Spotify cannot be reached"
            case .limited: "Spotify takes no such requests now"
            }
        let age = AgeText.text(seconds: Int(age(of: moment)))
        console.report(.news(StyledText("\(cause): this is your own copy, from \(age).", .faint)))
    }

    private func age(of moment: Date?) -> Double { moment.map { max(0, time.now.timeIntervalSince($0)) } ?? 0 }

    // MARK: - Things

    /// The thing of that URI as the copy has it.
    func row(at uri: String) async -> Row? {
        guard await isOwn(), let row = await store.things(at: [uri])[uri] else { return nil }
        return row
    }

    /// When the oldest list of the copy was last looked at: things are at least as old as they may be in it.
    func oldest() async -> Date? { await store.statuses().values.compactMap(\.checked).min() }

    /// The things of the copy that bear a name, of these kinds.
    func things(called name: String, _ kinds: [RowKind]) async -> [Row] {
        guard await isOwn() else { return [] }
        return await store.things(named: [name]).filter { kinds.contains($0.kind) }
    }
}

extension SpotifyError {
    /// Why the copy may answer in place of Spotify; nil for errors that no copy helps against.
    var reasonForCopy: CopyReader.Reason? {
        switch self {
        case .unavailable(let fault, _): fault.isNoNetwork ? .unreachable : nil
        case .rateLimited, .quotaExceeded: .limited
        case .refused(let cause):
            switch cause {
            case AuthError.unavailable(let fault): fault.isNoNetwork ? .unreachable : nil
            case AuthError.paused, BudgetError.bucketClosed, BudgetError.ceiling, BudgetError.maximumReached: .limited
            case _: nil
            }
        case .invalidRequest, .tooLong, .unauthorised, .insufficientScope, .forbidden, .notInDevelopmentMode,
            .ownerNeedsPremium, .userNotRegistered, .premiumRequired, .restriction, .volumeNotControllable,
            .noActiveDevice, .deviceNotFound, .notFound, .server, .unreadable, .unconfirmed, .cancelled:
            nil
        }
    }
}

extension TransportFault {
    /// Whether there is no way to Spotify at all. A service that is ill, or an answer that does not come, is something
    /// else: asking again may help then.
    fileprivate var isNoNetwork: Bool {
        switch self {
        case .unknownHost, .unreachable: true
        case .insecure, .timedOut, .connectionLost, .unencrypted, .unusableAddress, .unusableProxy,
            .unusableCertificates, .tooLarge, .damagedAnswer, .unexpectedRequest:
            false
        }
    }
}
