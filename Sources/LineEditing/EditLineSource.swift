// Owns typed lines with editing, history and completion. Reading blocks its thread, so the editor has a thread
// of its own: `next` hands over a request and waits for the result without holding a thread of the pool. What
// the editor does with a line is in ``EditorSession``.

import Dispatch
import Files
package import Prompting
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lines edited with libedit on a terminal. Nothing happens before the first `next`; `close` ends the thread.
package final class EditLineSource: InteractiveLineSource {
    /// A request that waits, and where its line goes.
    private struct Job {
        var id: Int
        var request: LineRequest
        /// The things of which the user is to choose, and where the choice goes.
        var choosing: PendingChoice?
        var continuation: CheckedContinuation<LineEvent, Never>
    }

    /// Whether the source still gives lines.
    private enum Ending { case open, closed, terminated(signal: Int32) }

    /// What the two sides share: `next` and its like on any thread, and the thread of the editor.
    private struct State {
        var thread: BlockingThread?
        var ending = Ending.open
        /// The editor, while it may be called from other threads.
        var editor: EditorControl?
        /// Requests that were handed over and not begun.
        var pending: [Job] = []
        /// The request whose line is being typed.
        var current: Int?
        /// How many children have the terminal.
        var borrowers = 0
        /// When the last child gave the terminal back.
        var returned: ContinuousClock.Instant?
        var lastID = 0
        /// Requests that were cancelled before they were handed over.
        var cancelled: Set<Int> = []
    }

    private let history: HistoryFile?
    /// Whether the prompt may have colours.
    private let colour: Bool
    /// Whether the terminal shows faint text as such on every ground.
    private let dims: Bool
    private let input: Int32
    let output: Int32
    private let state = Mutex(State())
    /// Counts what the thread has to look at: a request, or the end.
    private let work = DispatchSemaphore(value: 0)

    /// An editor on two descriptors, which must belong to one terminal.
    package init(
        history: HistoryFile?, colour: Bool, dims: Bool = true, input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO
    ) {
        self.history = history
        self.colour = colour
        self.dims = dims
        self.input = input
        self.output = output
    }

    /// Waits for a line of the editor; requests are answered in their order.
    package func next(_ request: LineRequest) async -> LineEvent {
        await next(request, choosing: nil)
    }

    /// The same; with choices the line is there for their list.
    func next(_ request: LineRequest, choosing: PendingChoice?) async -> LineEvent {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        // A cancellation may come after the line, and its note must not stay for ever.
        defer { state.withLock { _ = $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                submit(Job(id: id, request: request, choosing: choosing, continuation: continuation))
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Prints above the line that is being typed, or at once.
    package func post(_ text: String) {
        state.withLock { state in
            if let editor = state.editor {
                editor.post(text)
            } else {
                // No editor is at work, so the text cannot get into a prompt.
                TerminalOutput.write(text.hasSuffix("\n") ? text : text + "\n", to: output)
            }
        }
    }

    /// Gives the terminal to a child; several children may have it at a time.
    package func lendTerminal() {
        state.withLock { state in
            state.borrowers += 1
            state.editor?.lendTerminal()
        }
    }

    /// Takes the terminal back when the last child has ended.
    package func reclaimTerminal() {
        state.withLock { state in
            state.borrowers -= 1
            guard state.borrowers == 0 else { return }
            state.returned = .now
            state.editor?.reclaimTerminal()
        }
    }

    /// A key cannot be pressed twice by hand within this time.
    private static let sameKey = Duration.milliseconds(100)

    /// The echo is off between two lines, so that keys do not get into the output (Terminal §6.14).
    package var hidesTyping: Bool { true }

    /// The keys between two lines, with the terminal set to give them singly; nil before there is an editor.
    package func openKeys() -> (any KeySource)? {
        let isOpen = state.withLock { state in
            state.editor?.readKeys(singly: true)
            return state.editor != nil
        }
        guard isOpen else { return nil }
        return TerminalKeys(Descriptor(input)) { self.state.withLock { $0.editor?.readKeys(singly: false) } }
    }

    /// Shows ^C where the terminal itself has not shown it.
    package func showInterrupt() {
        let isUnseen = state.withLock { state in
            // The terminal has shown the key that ended a child, though juke hears of it
            // only after the child has gone.
            let endedChild = state.returned.map { .now - $0 < Self.sameKey } ?? false
            return state.borrowers == 0 && state.current == nil && state.editor != nil && !endedChild
        }
        if isUnseen { TerminalOutput.write("^C", to: output) }
    }

    /// While a line is typed Ctrl-C is a key and not a signal, so there is nothing to interrupt.
    package func interrupt() {}

    /// Ends the source, and the line that is being typed.
    package func terminate(signal: Int32) {
        end(.terminated(signal: signal))
    }

    /// Ends the source and its thread, and returns when the terminal is as it was.
    package func close() {
        end(.closed)
        let thread = state.withLock { state in
            defer { state.thread = nil }
            return state.thread
        }
        work.signal()
        thread?.join()
    }

    /// Ends the source, and answers the requests that wait.
    private func end(_ ending: Ending) {
        let (event, dropped) = state.withLock { state in
            switch (state.ending, ending) {
            case (.open, _), (.terminated, .closed): state.ending = ending
            case (.closed, _), (.terminated, _): break
            }
            defer { state.pending = [] }
            // The line being typed ends by the abort; the thread then answers its request.
            if state.current != nil { state.editor?.abort() }
            return (Self.event(for: state.ending) ?? .interrupted, state.pending)
        }
        for job in dropped { job.continuation.resume(returning: event) }
    }

    /// Hands a request to the thread, and starts the thread for the first one.
    private func submit(_ job: Job) {
        let refusal: LineEvent? = state.withLock { state in
            if let event = Self.event(for: state.ending) { return event }
            if state.cancelled.remove(job.id) != nil { return .interrupted }
            if state.thread == nil { state.thread = BlockingThread(name: "juke-editor") { self.run() } }
            guard state.thread != nil else { return .terminated(signal: SIGHUP) }
            state.pending.append(job)
            return nil
        }
        if let refusal {
            job.continuation.resume(returning: refusal)
        } else {
            work.signal()
        }
    }

    /// Cancels a request: a waiting one at once, the current one by ending its line.
    private func cancel(_ id: Int) {
        let job: Job? = state.withLock { state in
            if let index = state.pending.firstIndex(where: { $0.id == id }) { return state.pending.remove(at: index) }
            if state.current == id, let editor = state.editor {
                editor.abort()
            } else {
                state.cancelled.insert(id)
            }
            return nil
        }
        job?.continuation.resume(returning: .interrupted)
    }

    /// What `next` returns once the source has ended.
    private static func event(for ending: Ending) -> LineEvent? {
        switch ending {
        case .open: nil
        case .closed: .end
        case .terminated(let signal): .terminated(signal: signal)
        }
    }
}

// MARK: - The editor's thread

extension EditLineSource {
    /// What the thread does; it keeps this object alive until `close`.
    private func run() {
        let session = EditorSession(
            program: "juke", input: input, output: output, history: history, colour: colour, dims: dims)
        let control = session.map { EditorControl($0.editor) }
        state.withLock { $0.editor = control }
        let rest = loadRestOfHistory()
        defer { rest?.join() }
        while let job = nextJob() {
            let outcome = session?.read(job.request, choosing: job.choosing?.choices) ?? .gone
            if let session, case .line = outcome { job.choosing?.choice.withLock { $0 = session.choice } }
            job.continuation.resume(returning: finish(outcome))
        }
        state.withLock { $0.editor = nil }
        session?.close()
    }

    /// Reads on another thread what the first prompt does not need.
    private func loadRestOfHistory() -> BlockingThread? {
        guard let history else { return nil }
        // The first prompt needs a few entries only; they are read before it.
        history.prepare()
        return BlockingThread(name: "juke-history") { history.complete() }
    }

    /// Waits for a request; `nil` when the source is closed.
    private func nextJob() -> Job? {
        while true {
            work.wait()
            let (job, isClosed) = state.withLock { state -> (Job?, Bool) in
                if case .closed = state.ending { return (nil, true) }
                guard !state.pending.isEmpty else { return (nil, false) }
                let job = state.pending.removeFirst()
                state.current = job.id
                return (job, false)
            }
            if job != nil || isClosed { return job }
        }
    }

    /// The event for an outcome. An abort that came too late for this line must not end the next one.
    private func finish(_ outcome: EditorSession.Outcome) -> LineEvent {
        state.withLock { state in
            state.current = nil
            state.editor?.rearm()
            switch outcome {
            case .line(let text): return .text(text, at: SourcePosition())
            case .end: return .end
            case .interrupted: return .interrupted
            case .aborted: return Self.event(for: state.ending) ?? .interrupted
            case .gone: return .terminated(signal: SIGHUP)
            }
        }
    }
}
