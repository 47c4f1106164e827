// What is said on standard error while a command runs: news on lines of their own, one line that lives below them, and
// text for the clipboard (OSC 52). Where no terminal redraws there is no live line and no clipboard.

import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization

/// Says what commands report.
package final class LiveLine: Sendable {
    private let port: any OutputPort
    /// Whether the terminal can take a line back.
    private let redraws: Bool
    private let isColoured: Bool
    /// Prints above a line that is being typed; nil where none is edited.
    private let above: (@Sendable (String) -> Void)?
    private let isShown = Mutex(false)

    package init(
        _ port: any OutputPort, redraws: Bool, forbidsColor: Bool = false, above: (@Sendable (String) -> Void)? = nil
    ) {
        self.port = port
        self.above = port.isTerminal ? above : nil
        isColoured = port.isTerminal && !forbidsColor
        self.redraws = redraws && port.isTerminal
    }

    /// Says it at once; nothing is said to somebody who has gone.
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
