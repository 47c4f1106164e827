// Owns typed lines without editing, for `TERM=dumb`, Emacs and screen readers. The terminal's own line discipline
// does the editing. Ctrl-C is a signal there, and the code that catches it cancels the task that waits here.

import Files
package import Prompting
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lines as the terminal gives them: a prompt, and then what was typed.
package final class PlainLineSource: InteractiveLineSource {
    /// Whether the source still gives lines.
    private enum Ending { case open, closed, terminated(signal: Int32) }

    /// What the readers and the callers on other threads share.
    private struct State {
        var splitter = LineSplitter(file: nil, opening: .typed)
        var ending = Ending.open
        /// Whether the last read found the end, as Ctrl-D makes it.
        var isAtEnd = false
        /// Whether a line is being read, so that there is something to interrupt.
        var isReading = false
    }

    private let input: InterruptibleInput
    private let inputDescriptor: Int32
    private let output: Int32
    private let history: HistoryFile?
    private let state = Mutex(State())

    /// Reads from one descriptor and prompts on another. Both stay the caller's.
    package init(history: HistoryFile?, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
        self.input = InterruptibleInput(Descriptor(input))
        inputDescriptor = input
        self.output = output
        self.history = history
    }

    /// Prompts, and waits for a line; the echo is off meanwhile for a hidden one.
    package func next(_ request: LineRequest) async -> LineEvent {
        let event: LineEvent
        // Set before the prompt shows, because Ctrl-C may come as soon as it does.
        state.withLock { $0.isReading = true }
        defer { state.withLock { $0.isReading = false } }
        switch request.echo {
        case .visible:
            write(request.prompt.text)
            event = await nextEvent()
        case .hidden:
            let settings = hideEcho()
            write(request.prompt.text)
            event = await nextEvent()
            if var settings {
                tcsetattr(inputDescriptor, TCSADRAIN, &settings)
                write("\n")
            }
        }
        if case .text(let text, _) = event, request.echo == .visible { history?.record(text, answering: request) }
        // The cursor is after the prompt or after `^C`; what follows begins a new line.
        if case .interrupted = event { write("\n") }
        return event
    }

    /// Writes at once: there is no line that could be drawn again.
    package func post(_ text: String) {
        write(text.hasSuffix("\n") ? text : text + "\n")
    }

    /// Ends the source, and the wait for a line.
    package func terminate(signal: Int32) {
        end(.terminated(signal: signal))
    }

    /// Plain lines are read with the terminal as it is, so there is nothing to lend.
    package func lendTerminal() {}

    /// Nothing was lent.
    package func reclaimTerminal() {}

    /// The terminal echoes at any time.
    package var hidesTyping: Bool { false }

    /// The terminal collects lines, so that single keys are not seen here.
    package func openKeys() -> (any KeySource)? { nil }

    /// Nothing can be drawn under a line.
    package func choose(_ choices: Choices) async -> Choices.Outcome? { nil }

    /// The terminal shows ^C itself.
    package func showInterrupt() {}

    /// Ends the wait for a line, if there is one.
    package func interrupt() {
        // Interrupting a read that is not under way would end the next one.
        if state.withLock({ $0.isReading }) { input.interrupt() }
    }

    /// Ends the source; nothing of the terminal has to be restored.
    package func close() {
        end(.closed)
    }

    /// Ends the source; a later ending changes nothing.
    private func end(_ ending: Ending) {
        state.withLock { state in
            if case .open = state.ending { state.ending = ending }
        }
        input.interrupt()
    }

    /// Reads until there is an event.
    private func nextEvent() async -> LineEvent {
        while true {
            if let event = state.withLock({ Self.ready(&$0) }) { return event }
            if Task.isCancelled { return .interrupted }
            switch await input.nextBlock() {
            case .bytes(let bytes):
                state.withLock { $0.splitter.feed(bytes) }
            case .end:
                state.withLock {
                    $0.splitter.finish()
                    $0.isAtEnd = true
                }
            case .failed:
                end(.terminated(signal: SIGHUP))
            case .interrupted:
                if state.withLock({ if case .open = $0.ending { true } else { false } }) { return .interrupted }
            }
        }
    }

    /// What can be returned without reading.
    private static func ready(_ state: inout State) -> LineEvent? {
        switch state.ending {
        case .closed: return .end
        case .terminated(let signal): return .terminated(signal: signal)
        case .open: break
        }
        switch state.splitter.next() {
        case .text(let text, _): return .text(text, at: SourcePosition())
        case .malformed(let reason, _): return .malformed(reason, at: SourcePosition())
        case .interrupted, .end, .terminated, nil: break
        }
        guard state.isAtEnd else { return nil }
        // Ctrl-D ends what was being typed and not the terminal, so the next request may get more.
        state.isAtEnd = false
        state.splitter = LineSplitter(file: nil, opening: .typed)
        return .end
    }

    /// Switches the echo off and returns the settings to restore; `nil` when there is no terminal.
    private func hideEcho() -> termios? {
        var settings = termios()
        guard tcgetattr(inputDescriptor, &settings) == 0 else { return nil }
        var hidden = settings
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(inputDescriptor, TCSADRAIN, &hidden)
        return settings
    }

    private func write(_ text: String) {
        TerminalOutput.write(text, to: output)
    }
}
