// What is said on standard error while a command runs: news on lines of their own, one line that lives below them, and
// text for the clipboard (OSC 52). Where no terminal redraws there is no live line and no clipboard.

import FoundationEssentials
import Rendering
package import ShellCommands
import Synchronization
import Text

/// Says what commands report.
package final class LiveLine: Sendable {
    private let port: any OutputPort
    /// Whether the terminal can take a line back.
    private let redraws: Bool
    private let isShown = Mutex(false)

    package init(_ port: any OutputPort, redraws: Bool) {
        self.port = port
        self.redraws = redraws && port.isTerminal
    }

    /// Says it at once; nothing is said to somebody who has gone.
    package func say(_ report: Report) {
        switch report {
        case .news(let text): write(text.rendered(isColoured: port.isTerminal) + "\n")
        case .waiting(let wait): write("Spotify asks to wait \(DurationText.text(wait)) …\n")
        case .live(let text): show(text)
        case .clipboard(let text):
            guard redraws else { return }
            write("\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}")
        }
    }

    private func show(_ text: StyledText) {
        guard redraws else { return }
        let line = text.rendered(isColoured: true)
        isShown.withLock { $0 = !line.isEmpty }
        try? port.write("\r\u{1B}[2K" + line)
    }

    private func write(_ text: String) {
        let wasShown = isShown.withLock { shown in
            defer { shown = false }
            return shown
        }
        try? port.write((wasShown ? "\r\u{1B}[2K" : "") + text)
    }
}
