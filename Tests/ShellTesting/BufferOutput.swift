// Output that is kept instead of shown; several ports can share one log, so that the order on a screen is seen too.

package import Shell
import Synchronization

/// What a screen would show, in order.
package final class ScreenLog: Sendable {
    private let text = Mutex("")

    package init() {}

    package func append(_ more: String) { text.withLock { $0 += more } }

    /// Everything since the last call.
    package func take() -> String {
        text.withLock { text in
            defer { text = "" }
            return text
        }
    }
}

/// A port whose text is kept.
package final class BufferOutput: OutputPort {
    package let isTerminal: Bool
    package let width: Int
    package let height: Int
    private let screen: ScreenLog?
    private let kept = Mutex("")
    private let closesAfter: Int?

    /// `closesAfter`: how many bytes are taken before the reader is gone.
    package init(
        isTerminal: Bool, width: Int = 80, height: Int = .max, screen: ScreenLog? = nil, closesAfter: Int? = nil
    ) {
        self.height = height
        self.isTerminal = isTerminal
        self.width = width
        self.screen = screen
        self.closesAfter = closesAfter
    }

    /// Everything written so far.
    package var text: String { kept.withLock { $0 } }

    /// Forgets what was written.
    package func clear() { kept.withLock { $0 = "" } }

    package func write(_ text: String) throws(OutputError) {
        let total = kept.withLock { kept in
            kept += text
            return kept.utf8.count
        }
        screen?.append(text)
        if let closesAfter, total > closesAfter { throw .closed }
    }
}
