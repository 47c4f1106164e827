// What is written to standard error while a command runs: news on lines of their own, rows below them that are
// redrawn, and text for the clipboard (OSC 52). Where the terminal cannot redraw, there are no such rows and no
// clipboard. What is reported, and when, is left to the commands and to ProgressMeter.

import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization
import Text

/// Writes what commands report while they run.
package final class LiveLine: Sendable {
    private let port: any OutputPort
    /// Whether the terminal can erase a line and write it again.
    private let redraws: Bool
    private let isColoured: Bool
    /// Prints above a line that is being typed; nil where no line is edited.
    private let above: (@Sendable (String) -> Void)?
    /// Whether the terminal wraps its rows again when its width changes.
    private let rewraps: @Sendable () -> Bool
    /// The cells of the redrawn rows that are on the screen now, and must be erased before anything else is written.
    private let shown = Mutex<[Int]>([])

    /// Reports to a port; without a terminal only news is written, and without redrawing.
    package init(
        _ port: any OutputPort, redraws: Bool, rewraps: @escaping @Sendable () -> Bool = { true },
        forbidsColor: Bool = false,
        above: (@Sendable (String) -> Void)? = nil
    ) {
        self.port = port
        self.above = port.isTerminal ? above : nil
        isColoured = port.isTerminal && !forbidsColor
        self.redraws = redraws && port.isTerminal
        self.rewraps = rewraps
    }

    /// Writes a report at once; where it cannot be written it is lost, as there is no other place for it.
    package func say(_ report: Report) {
        switch report {
        case .news(let text):
            let lines = port.isTerminal ? text.message(width: port.width) : [text]
            write(lines.map { rendered($0) + "\n" }.joined())
        case .live(let rows): show(rows)
        case .clipboard(let text):
            guard redraws else { return }
            write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
        }
    }

    /// Draws the rows in place of those before them; the cursor stays at the end of the first.
    private func show(_ rows: [StyledText]) {
        guard redraws else { return }
        let width = port.width
        // More rows than the screen has would scroll away what is above them.
        let rows = rows.prefix(max(1, port.height - 1)).map { $0.row(width: width) }
        let cells = rows.map { CellWidth.of($0.plain) }
        let before = shown.withLock { shown in
            defer { shown = cells.allSatisfy { $0 == 0 } ? [] : cells }
            return shown
        }
        let (begin, isWrapped) = Self.beginning(of: before, width: rewraps() ? width : .max)
        var text = begin + (isWrapped ? "\u{1B}[J" : "")
        text += rows.map { "\u{1B}[2K" + rendered($0) }.joined(separator: "\r\n")
        if rows.isEmpty { text += "\u{1B}[2K" }
        if before.count > rows.count, before.count > 1, !isWrapped { text += "\u{1B}[J" }
        if rows.count > 1 { text += "\u{1B}[\(rows.count - 1)A\r" + (cells[0] > 0 ? "\u{1B}[\(cells[0])C" : "") }
        try? port.write(text)
    }

    /// What leads to the beginning of rows that were drawn, and whether a narrower terminal has wrapped one of them:
    /// then the cursor is below the beginning of its row.
    private static func beginning(of rows: [Int], width: Int) -> (text: String, isWrapped: Bool) {
        let isWrapped = rows.contains { $0 >= width }
        let above = (rows.first ?? 0) / max(1, width)
        return ((above > 0 ? "\u{1B}[\(above)A" : "") + "\r", isWrapped)
    }

    private func rendered(_ text: StyledText) -> String {
        text.rendered(isColoured: isColoured, isTerminal: port.isTerminal)
    }

    private func write(_ text: String) {
        let before = shown.withLock { shown in
            defer { shown = [] }
            return shown
        }
        let (begin, isWrapped) = Self.beginning(of: before, width: rewraps() ? port.width : .max)
        let erase = before.count > 1 || isWrapped ? begin + "\u{1B}[J" : begin + "\u{1B}[2K"
        let text = (before.isEmpty ? "" : erase) + text
        if let above {
            above(text)
        } else {
            try? port.write(text)
        }
    }
}
