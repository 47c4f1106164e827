// What Tab does, press by press: first the common part, then the list, then one candidate after the other. A value
// without a terminal; who knows the candidates is the completer, who draws is the editor.

import Prompting

/// The state between two presses of Tab.
struct TabCompletion: Sendable, Equatable {
    /// The key that was pressed.
    enum Key: Sendable, Equatable { case forward, backward, list }

    /// What is to be done in the line.
    enum Action: Sendable, Equatable {
        case nothing
        case beep
        /// So many bytes before the cursor give way to a text.
        case replace(bytes: Int, text: String)
        case list([Candidate])
        /// Part of many candidates, and how many are left.
        case page(ArraySlice<Candidate>, left: Int)
    }

    /// More candidates than this are shown by pages.
    static let pagedAbove = 200

    private enum State: Equatable {
        case idle
        /// What the only candidate stands for has been shown; the next press ends it.
        case told(Candidate)
        /// The common part is in the line; the next press lists.
        case extended([Candidate], typed: Int)
        /// The first `shown` of many have been listed; the next press goes on.
        case paging([Candidate], shown: Int, typed: Int)
        /// The list has been shown; `index` is the candidate in the line, `typed` its length in bytes.
        case listed([Candidate], index: Int?, typed: Int)
    }

    private var state = State.idle

    /// The answer to a key. `repeated` says that the key before was one of these, too.
    /// `room` is how many candidates a page of many holds.
    mutating func press(
        _ key: Key, repeated: Bool, room: ([Candidate]) -> Int = { _ in pagedAbove }, plan: () -> CompletionPlan
    ) -> Action {
        if !repeated { state = .idle }
        switch state {
        case .idle:
            return begin(key, plan(), room)
        case .told(let candidate):
            guard key != .list else { return .list([candidate]) }
            state = .idle
            return .replace(bytes: candidate.insertion.utf8.count, text: candidate.insertion + candidate.suffix)
        case .extended(let candidates, let typed):
            return list(candidates, after: 0, typed: typed, room)
        case .paging(let candidates, let shown, let typed):
            return list(candidates, after: shown, typed: typed, room)
        case .listed(let candidates, let index, let typed):
            return walk(key, candidates, from: index, typed: typed)
        }
    }

    /// Lists all, or the next page of many.
    private mutating func list(
        _ candidates: [Candidate], after shown: Int, typed: Int, _ room: ([Candidate]) -> Int
    ) -> Action {
        let end = min(candidates.count, shown + max(1, room(candidates)))
        guard candidates.count > Self.pagedAbove else {
            state = .listed(candidates, index: nil, typed: typed)
            return .list(candidates)
        }
        let left = candidates.count - end
        state =
            left > 0
            ? .paging(candidates, shown: end, typed: typed) : .listed(candidates, index: nil, typed: typed)
        return .page(candidates[shown..<end], left: left)
    }

    private mutating func begin(_ key: Key, _ plan: CompletionPlan, _ room: ([Candidate]) -> Int) -> Action {
        let typed = plan.replacing.count
        guard let first = plan.candidates.first else { return .beep }
        if key == .list { return list(plan.candidates, after: 0, typed: typed, room) }
        if plan.candidates.count == 1 {
            guard first.tells, !first.summary.isEmpty, first.insertion.utf8.count == typed else {
                return .replace(bytes: typed, text: first.insertion + first.suffix)
            }
            // All of it is there; what it stands for is news.
            state = .told(first)
            return .list([first])
        }
        let common = Self.commonPrefix(plan.candidates.map(\.insertion))
        guard common.utf8.count > typed else {
            state = .extended(plan.candidates, typed: typed)
            return .beep
        }
        state = .extended(plan.candidates, typed: common.utf8.count)
        return .replace(bytes: typed, text: common)
    }

    private mutating func walk(_ key: Key, _ candidates: [Candidate], from index: Int?, typed: Int) -> Action {
        let next: Int
        switch key {
        case .list: return .list(candidates)
        case .forward: next = index.map { ($0 + 1) % candidates.count } ?? 0
        case .backward: next = ((index ?? 0) + candidates.count - 1) % candidates.count
        }
        let text = candidates[next].insertion
        state = .listed(candidates, index: next, typed: text.utf8.count)
        return .replace(bytes: typed, text: text)
    }

    /// What all begin with, in whole characters.
    static func commonPrefix(_ texts: [String]) -> String {
        guard var common = texts.first.map({ $0[...] }) else { return "" }
        for text in texts.dropFirst() {
            let shared = zip(common, text).prefix { $0.utf8.elementsEqual($1.utf8) }.count
            common = common.prefix(shared)
        }
        return String(common)
    }
}
