// A list to choose from in place of a line: whether the terminal has room for it, and the line that narrows it. What
// the keys do there is ``ChoiceMenu``'s.

package import Prompting
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension EditLineSource {
    /// Shows the things under a line of its own, which narrows them.
    package func choose(_ choices: Choices) async -> Choices.Outcome? {
        guard hasRoomForList else { return nil }
        let pending = PendingChoice(choices)
        let request = LineRequest(prompt: Prompt("pick> "), initialText: choices.text, recording: .omitted)
        _ = await next(request, choosing: pending)
        return pending.choice.withLock { $0 }
    }

    /// The least size of a terminal on which a list can be drawn.
    private static let leastForList = (columns: 20, rows: 4)

    private var hasRoomForList: Bool {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0 else { return false }
        return size.ws_col >= Self.leastForList.columns && size.ws_row >= Self.leastForList.rows
    }
}

/// Things that wait for a choice, and the choice.
final class PendingChoice: Sendable {
    let choices: Choices
    /// Nothing, unless a choice was made.
    let choice = Mutex(Choices.Outcome.nothing)

    init(_ choices: Choices) { self.choices = choices }
}
