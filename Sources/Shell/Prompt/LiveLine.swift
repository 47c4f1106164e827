// What is written to standard error while a command runs: news on lines of their own, one line below them that is
// redrawn, and text for the clipboard (OSC 52). Where the terminal cannot redraw, there is no such line and no
// clipboard. What is reported, and when, is left to the commands and to ProgressMeter.

import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization

/// Writes what commands report while they run.
package final class LiveLine: Sendable {
    private let port: any OutputPort
    /// Whether the terminal can erase a line and write it again.
    private let redraws: Bool
    private let isColoured: Bool
    /// Prints above a line that is being typed; nil where no line is edited.
    private let above: (@Sendable (String) -> Void)?
    /// Whether the redrawn line is on the screen now and must be erased before anything else is written.
    private let isShown = Mutex(false)

    /// Reports to a port; without a terminal only news is written, and without redrawing.
    package init(
        _ port: any OutputPort, redraws: Bool, forbidsColor: Bool = false, above: (@Sendable (String) -> Void)? = nil
    ) {
        self.port = port
        self.above = port.isTerminal ? above : nil
        isColoured = port.isTerminal && !forbidsColor
        self.redraws = redraws && port.isTerminal
    }

    /// Writes a report at once; where it cannot be written it is lost, as there is no other place for it.
    package func say(_ report: Report) {
        switch report {
        case .news(let text):
            let lines = port.isTerminal ? text.message(width: port.width) : [text]
            write(lines.map { rendered($0) + "\n" }.joined())
        case .live(let text): show(text)
        case .clipboard(let text):
            guard redraws else { return }
            write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
        }
    }

    private func show(_ text: StyledText) {
        guard redraws else { return }
        let line = rendered(text.row(width: port.width))
        isShown.withLock { $0 = !line.isEmpty }
        try? port.write("\r\u{1B}[2K" + line)
    }

    private func rendered(_ text: StyledText) -> String {
        text.rendered(isColoured: isColoured, isTerminal: port.isTerminal)
    }

    private func write(_ text: String) {
        let wasShown = isShown.withLock { shown in
            defer { shown = false }
            return shown
        }
        let text = (wasShown ? "\r\u{1B}[2K" : "") + text
        if let above {
            above(text)
        } else {
            try? port.write(text)
        }
    }
}
