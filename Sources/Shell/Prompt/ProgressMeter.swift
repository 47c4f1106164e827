// How far something that takes more than a second has come: one live line with a bar, the rate and the time that is
// left. It measures and phrases; drawing the line, and leaving it out where the terminal cannot redraw, is left to
// LiveLine.

package import Exchange
import FoundationEssentials
import Rendering
package import Rows
package import ShellCommands
import Synchronization
import Text

/// Measures progress and reports it.
package final class ProgressMeter: Sendable {
    private struct State {
        var start: Date
        var lastShown: Date?
    }

    private let time: any TimeSource
    private let width: Int
    private let report: @Sendable (Report) -> Void
    private let state: Mutex<State>

    /// Seconds before the line first appears: what takes less would only flicker.
    private static let patience = 1.0
    /// Seconds between two updates at least: more often than ten times a second no user can read it.
    private static let interval = 0.1
    /// The width of the bar in cells.
    private static let barCells = 20

    /// A meter that starts now, for a terminal of that width in cells.
    package init(time: any TimeSource, width: Int, report: @escaping @Sendable (Report) -> Void) {
        self.time = time
        self.width = width
        self.report = report
        state = Mutex(State(start: time.now))
    }

    /// Takes note that `done` of `total` things are done, and shows it when a line is due.
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
        report(.live([StyledText(Self.text(done, of: total, seconds: elapsed, width: width), .faint)]))
    }

    /// Removes the line, if one was shown.
    package func end() {
        let wasShown = state.withLock { state in
            defer { state.lastShown = nil }
            return state.lastShown != nil
        }
        if wasShown { report(.live([])) }
    }

    /// The same stream with its progress shown; a stream that does not say how many rows there are in all shows none.
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
