// What all lists of one `sync` share: the copy, the way to Spotify, and what is counted on the way.

import Exchange
import FoundationEssentials
import Library
import Rendering
import SpotifyAPI
import Synchronization
import Text

/// One `sync` that is under way.
struct SyncRun: Sendable {
    let copy: any LibraryCopy
    let client: SpotifyClient
    let time: any TimeSource
    /// The user ID of the account, where it is known.
    let account: String?
    /// How many pages are read at a time.
    let lanes: Int
    /// Whether everything is read again, changed or not.
    let isFull: Bool
    let progress: SyncProgress
    /// How many requests may be under way beside each other.
    let room = RequestRoom()

    /// The present moment.
    var now: Date { time.now }

    /// Reads lists side by side, as many as there are lanes and room for, and hands over what became of each.
    /// - Parameter bucket: the group in which the requests for them are counted.
    func sideBySide<List: Sendable, Outcome: Sendable>(
        _ lists: [List], of bucket: Bucket, read: @escaping @Sendable (List) async throws -> Outcome,
        take: (Outcome) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Result<Outcome, any Error>.self) { group in
            var coming = lists[...]
            var underWay = 0
            while true {
                while underWay < lanes, let next = coming.first {
                    guard room.take(bucket) || underWay == 0 else { break }
                    coming.removeFirst()
                    underWay += 1
                    group.addTask(executorPreference: globalConcurrentExecutor) {
                        do { return .success(try await read(next)) } catch { return .failure(error) }
                    }
                }
                guard let result = try await group.next() else { return }
                underWay -= 1
                take(try result.get())
            }
        }
    }

    /// How many pages so many entries make.
    static func pages(_ entries: Int) -> Int { max(0, entries + ListPage.limit - 1) / ListPage.limit }
}

/// Counts what was read, and shows how far it has come in one line that is redrawn.
final class SyncProgress: Sendable {
    private struct State {
        var start: Date
        var shown: Date?
        var done = 0
        var expected = 0
        var skipped = 0
    }

    private let time: any TimeSource
    private let report: @Sendable (Report) -> Void
    private let state: Mutex<State>

    /// Seconds before the line first appears: what takes less would only flicker.
    private static let patience = 1.0
    /// Seconds between two updates at least.
    private static let interval = 0.1

    init(time: any TimeSource, report: @escaping @Sendable (Report) -> Void) {
        self.time = time
        self.report = report
        state = Mutex(State(start: time.now))
    }

    /// How many entries Spotify failed to deliver.
    var skipped: Int { state.withLock { $0.skipped } }
    /// How many pages were read since the number of all of them was known.
    var done: Int { state.withLock { $0.done } }

    /// Notes an entry that Spotify failed to deliver.
    func noteSkipped() { state.withLock { $0.skipped += 1 } }

    /// Begins to count the pages of which so many are expected.
    func expect(_ count: Int) {
        let now = time.now
        state.withLock { ($0.start, $0.expected, $0.done) = (now, count, 0) }
    }

    /// Notes a page of this list, and shows it when a line is due.
    func step(_ name: String) {
        let now = time.now
        let words: String? = state.withLock { state in
            state.done += 1
            let elapsed = now.timeIntervalSince(state.start)
            guard elapsed >= Self.patience, state.expected > state.done,
                state.shown.map({ now.timeIntervalSince($0) >= Self.interval }) ?? true
            else { return nil }
            state.shown = now
            let left = Double(state.expected - state.done) * elapsed / Double(state.done)
            return
                "\(state.done) of \(state.expected) requests · \(SyncTime.words(left)) left · \(Sanitiser.clean(name))"
        }
        if let words { report(.live([StyledText(words, .faint)])) }
    }

    /// Removes the line, if one was shown.
    func end() {
        let wasShown = state.withLock { state in
            defer { state.shown = nil }
            return state.shown != nil
        }
        if wasShown { report(.live([])) }
    }
}

/// How long something takes, for a sentence.
enum SyncTime {
    /// `20 s`, `4 min`, `2 h`.
    static func words(_ seconds: Double) -> String {
        let seconds = Int(max(1, min(seconds, 1e9)).rounded(.up))
        return seconds < 90
            ? "\(seconds) s" : seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
    }

    /// How long so many requests take, when so many were sent just before.
    static func of(_ count: Int, after sent: Int, at pace: Pace) -> Double {
        switch pace {
        case .unlimited: Double(count) / 50
        case .limited(let burst, let perSecond): Double(max(0, sent + count - burst)) / perSecond
        }
    }
}
