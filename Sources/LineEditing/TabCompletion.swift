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
    }

    private enum State: Equatable {
        case idle
        /// The common part is in the line; the next press lists.
        case extended([Candidate], typed: Int)
        /// The list has been shown; `index` is the candidate in the line, `typed` its length in bytes.
        case listed([Candidate], index: Int?, typed: Int)
    }

    private var state = State.idle

    /// The answer to a key. `repeated` says that the key before was one of these, too.
    mutating func press(_ key: Key, repeated: Bool, plan: () -> CompletionPlan) -> Action {
        if !repeated { state = .idle }
        switch state {
        case .idle:
            return begin(key, plan())
        case .extended(let candidates, let typed):
            state = .listed(candidates, index: nil, typed: typed)
            return .list(candidates)
        case .listed(let candidates, let index, let typed):
            return walk(key, candidates, from: index, typed: typed)
        }
    }

    private mutating func begin(_ key: Key, _ plan: CompletionPlan) -> Action {
        let typed = plan.replacing.count
        guard let first = plan.candidates.first else { return .beep }
        if key == .list {
            state = .listed(plan.candidates, index: nil, typed: typed)
            return .list(plan.candidates)
        }
        if plan.candidates.count == 1 {
            return .replace(bytes: typed, text: first.insertion + first.suffix)
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
