// What Tab does, press by press: first the common part, then the list, then one candidate after the other. It
// is a value without a terminal. The completer knows the candidates, and the editor draws them.

import Prompting

/// The state between two presses of Tab.
struct TabCompletion: Sendable, Equatable {
    /// The key that was pressed.
    enum Key: Sendable, Equatable { case forward, backward, list, all }

    /// What is to be done in the line.
    enum Action: Sendable, Equatable {
        case nothing
        case beep
        /// Replaces so many bytes before the cursor, and so many after it, by a text.
        case replace(bytes: Int, after: Int = 0, text: String)
        case list([Candidate])
        /// A part of many candidates, and how many are left.
        case page(ArraySlice<Candidate>, left: Int)
    }

    /// The candidates, and the bytes before and after the cursor that the inserted one takes up.
    private struct Choice: Equatable {
        var candidates: [Candidate]
        var typed: Int
        var after: Int
    }

    private enum State: Equatable {
        case idle
        /// The summary of the only candidate has been shown; the next press inserts it.
        case explained(Candidate)
        /// The common part is in the line; the next press lists.
        case extended(Choice)
        /// The first `shown` of many have been listed; the next press shows more.
        case paging(Choice, shown: Int)
        /// The list has been shown; `index` is the candidate in the line.
        case listed(Choice, index: Int?)
    }

    private var state = State.idle

    /// The bytes before and after the cursor that a candidate takes the place of, after a list.
    var span: (typed: Int, after: Int) {
        switch state {
        case .idle: (0, 0)
        case .explained(let candidate): (candidate.insertion.utf8.count, 0)
        case .extended(let choice), .paging(let choice, _), .listed(let choice, _): (choice.typed, choice.after)
        }
    }

    /// The action for a key.
    ///
    /// - Parameters:
    /// - repeated: Whether the key before was a completion key as well.
    /// - room: How many of the candidates fit on the screen at a time.
    /// - plan: Finds the candidates; called only when a new completion begins.
    mutating func press(
        _ key: Key, repeated: Bool, room: (ArraySlice<Candidate>) -> Int = { $0.count }, plan: () -> CompletionPlan
    ) -> Action {
        if !repeated || key == .all { state = .idle }
        switch state {
        case .idle:
            return begin(key, plan(), room)
        case .explained(let candidate):
            guard key != .list else { return .list([candidate]) }
            state = .idle
            return .replace(bytes: candidate.insertion.utf8.count, text: candidate.insertion + candidate.suffix)
        case .extended(let choice):
            return list(choice, after: 0, room)
        case .paging(let choice, let shown):
            return list(choice, after: shown, room)
        case .listed(let choice, let index):
            return key == .list ? list(choice, after: 0, room) : walk(key, choice, from: index)
        }
    }

    /// Lists all candidates, or the next part of what does not fit on the screen.
    private mutating func list(
        _ choice: Choice, after shown: Int, _ room: (ArraySlice<Candidate>) -> Int
    ) -> Action {
        let rest = choice.candidates[shown...]
        let end = min(rest.endIndex, shown + max(1, room(rest)))
        let left = rest.endIndex - end
        state = left > 0 ? .paging(choice, shown: end) : .listed(choice, index: nil)
        return shown == 0 && left == 0 ? .list(choice.candidates) : .page(rest[..<end], left: left)
    }

    /// The first press: inserts the only candidate or the common part, or reports that there is neither.
    private mutating func begin(
        _ key: Key, _ plan: CompletionPlan, _ room: (ArraySlice<Candidate>) -> Int
    ) -> Action {
        var choice = Choice(candidates: plan.candidates, typed: plan.replacing.count, after: plan.trailing)
        guard let first = plan.candidates.first else { return .beep }
        if key == .list { return list(choice, after: 0, room) }
        if key == .all { return all(choice) }
        if plan.candidates.count == 1 {
            guard first.showsSummary, !first.summary.isEmpty, choice.after == 0,
                first.insertion.utf8.count == choice.typed
            else {
                return .replace(bytes: choice.typed, after: choice.after, text: first.insertion + first.suffix)
            }
            // The candidate is complete already; only its summary is new.
            state = .explained(first)
            return .list([first])
        }
        let common = plan.common ?? CompletionPlan.common(to: plan.candidates.map(\.insertion))
        let typed = choice.typed
        let after = plan.isForTrailing ? choice.after : 0
        guard common.utf8.count > typed + after else {
            state = .extended(choice)
            return .beep
        }
        choice.typed = common.utf8.count
        choice.after -= after
        state = .extended(choice)
        return .replace(bytes: typed, after: after, text: common)
    }

    /// Inserts the candidates one after the other; of more than a line has any use for none.
    private func all(_ choice: Choice) -> Action {
        guard choice.candidates.count <= Self.mostAtOnce, let last = choice.candidates.last else { return .beep }
        let text = choice.candidates.map(\.insertion).joined(separator: " ") + last.suffix
        return .replace(bytes: choice.typed, after: choice.after, text: text)
    }

    private static let mostAtOnce = 50

    /// A press after the list: puts the next or previous candidate into the line.
    private mutating func walk(_ key: Key, _ choice: Choice, from index: Int?) -> Action {
        let count = choice.candidates.count
        let next =
            switch key {
            case .forward, .list, .all: index.map { ($0 + 1) % count } ?? 0
            case .backward: ((index ?? 0) + count - 1) % count
            }
        let text = choice.candidates[next].insertion
        let walked = Choice(candidates: choice.candidates, typed: text.utf8.count, after: 0)
        state = .listed(walked, index: next)
        return .replace(bytes: choice.typed, after: choice.after, text: text)
    }
}
