// What is written besides the data: notes, news and errors, each a line of standard error. A message that cannot be
// written there is lost, since there is no other place to report it. The words are left to the code that has something
// to say.

import Rendering
import ShellCommands
import Text

/// Writes messages.
struct MessageWriter {
    private let live: LiveSession
    private let environment: ShellEnvironment

    init(_ live: LiveSession, _ environment: ShellEnvironment) {
        self.live = live
        self.environment = environment
    }

    /// Whether a person reads messages as they come.
    var isTerminal: Bool { environment.messages.isTerminal }

    /// How wide a window is that shows messages; nil where none does.
    var width: Int? { isTerminal ? environment.messages.width : nil }

    /// Writes a sentence, wrapped where a terminal shows it.
    func say(_ text: StyledText) {
        let port = environment.messages
        (port.isTerminal ? text.message(width: port.width) : [text]).forEach { write($0) }
    }

    /// Writes a sentence in one style, wrapped where a terminal shows it.
    func say(_ text: String, _ style: StyledText.Style = .plain) { say(StyledText(text, style)) }

    /// Writes a line of the user's own as it is.
    func echo(_ line: String) { write(StyledText(line)) }

    /// Writes a line of an error. A line that shows the place of the error has been cut to the window: wrapped, the
    /// caret below it would point at nothing.
    func sayError(_ line: String) {
        let port = environment.messages
        let fits = !port.isTerminal || line.hasPrefix("  ")
        (fits ? [line] : HangingWrap.lines(line, cells: port.width)).forEach { write(StyledText($0, .error)) }
    }

    /// Ends the row in which the terminal has shown the key as ^C, so that the message begins on a row of its own.
    func endRowOfKey() {
        guard isTerminal else { return }
        try? environment.messages.write("\n")
    }

    private func write(_ line: StyledText) {
        let port = environment.messages
        let isColoured = OutputStyle(live, environment).isColoured(port)
        try? port.write(line.rendered(isColoured: isColoured, isTerminal: port.isTerminal) + "\n")
    }
}
