// Keys that are pressed while a command runs, at fixed seconds of a clock that a test moves.

package import Exchange
import FoundationEssentials
package import Prompting
import Synchronization

/// Keys that come when the clock has reached their second.
package final class ScriptedKeys: KeySource {
    private let time: any TimeSource
    private let state: Mutex<(presses: [(after: Int, keys: [PressedKey])], start: Date?, isOpen: Bool)>

    /// What is pressed so many seconds after the keys were first waited for: each letter is a key, `<` and `>` are the
    /// arrows; nothing comes after the last of them.
    package init(_ time: any TimeSource, _ presses: [(after: Int, keys: String)]) {
        self.time = time
        state = Mutex((presses.map { ($0.after, $0.keys.map(Self.key)) }, nil, true))
    }

    private static func key(_ character: Character) -> PressedKey {
        switch character {
        case "<": .left
        case ">": .right
        case "\u{1B}": .other
        default: .character(character)
        }
    }

    /// Whether no command reads keys now.
    package var isClosed: Bool { state.withLock { !$0.isOpen } }

    /// The keys that are due; else none, after the wait.
    package func keys(during wait: @escaping @Sendable () async throws -> Void) async throws -> [PressedKey]? {
        let due = state.withLock { state -> [PressedKey]? in
            let start = state.start ?? time.now
            state.start = start
            guard let first = state.presses.first, time.now >= start + Double(first.after) else { return nil }
            state.presses.removeFirst()
            return first.keys
        }
        if let due { return due }
        try await wait()
        return []
    }

    package func close() { state.withLock { $0.isOpen = false } }
}
