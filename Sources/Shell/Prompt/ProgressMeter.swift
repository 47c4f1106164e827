// How far something is that takes more than a second: one live line with a bar, the rate and the time that is left.
// Where no terminal redraws, the live line is nobody's, and nothing is said.

package import Exchange
import FoundationEssentials
import Rendering
package import Rows
package import ShellCommands
import Synchronization
import Text

/// Measures and says progress.
package final class ProgressMeter: Sendable {
    private struct State {
        var start: Date
        var lastShown: Date?
    }

    private let time: any TimeSource
    private let width: Int
    private let report: @Sendable (Report) -> Void
    private let state: Mutex<State>

    /// What takes less is not worth a line.
    private static let patience = 1.0
    /// How long a line stands at least.
    private static let interval = 0.1
    private static let barCells = 20

    package init(time: any TimeSource, width: Int, report: @escaping @Sendable (Report) -> Void) {
        self.time = time
        self.width = width
        self.report = report
        state = Mutex(State(start: time.now))
    }

    /// So much is done.
    package func step(_ done: Int, of total: Int) {
        let now = time.now
        let elapsed: Double? = state.withLock { state in
            let elapsed = now.timeIntervalSince(state.start)
            guard elapsed >= Self.patience,
                state.lastShown.map({ now.timeIntervalSince($0) >= Self.interval }) ?? true
            else { return nil }
            state.lastShown = now
            return elapsed
        }
        guard let elapsed, done > 0, done < total else { return }
        report(.live(StyledText(Self.text(done, of: total, seconds: elapsed, width: width), .faint)))
    }

    /// Takes the line away, where one was shown.
    package func end() {
        let wasShown = state.withLock { state in
            defer { state.lastShown = nil }
            return state.lastShown != nil
        }
        if wasShown { report(.live(StyledText(""))) }
    }

    /// The stream with its pages counted, as far as they say how many rows there are in all.
    package func watching(_ stream: RowStream) -> RowStream {
        var watched = RowStream(pulling: { [self] in
            let batch = try await stream.nextBatch()
            if let next = batch?.next, let total = next.total { step(next.offset, of: total) } else { end() }
            return batch
        })
        watched.heading = stream.heading
        return watched
    }

    /// `████████░░░░░░░░░░░░  400 of 1000 · 80 a second · 7 s left`
    static func text(_ done: Int, of total: Int, seconds: Double, width: Int) -> String {
        let rate = Double(done) / seconds
        let left = Duration.seconds(Int((Double(total - done) / rate).rounded(.up)))
        let shown = rate < 10 ? String(Double(Int(rate * 10)) / 10) : String(Int(rate))
        let words = "\(done) of \(total) · \(shown) a second · \(DurationText.text(left)) left"
        guard width > barCells + 2 + CellWidth.of(words) else {
            return CellWidth.truncated(words, to: max(1, width - 1))
        }
        let full = barCells * done / total
        return String(repeating: "█", count: full) + String(repeating: "░", count: barCells - full) + "  " + words
    }
}
