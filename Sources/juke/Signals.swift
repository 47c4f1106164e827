// Signals as events: Ctrl-C while a command runs cancels it, and a request to end ends the loop. Handlers run on a
// queue and not in the context of the signal, so they may do anything. What is cancelled is left to Interrupts.

import Dispatch
import Glibc
import LineEditing
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAuth
import Synchronization

/// Handles signals from the moment it listens to the end of the process.
final class Signals: Sendable {
    private let interrupts: Interrupts
    private let children: Children
    private let terminal: (any InteractiveLineSource)?
    private let renewals: RenewalWatch
    private let sources = Mutex<[any DispatchSourceSignal]>([])
    private let ending = Ending()

    /// How long the end of the process waits for a login that is being renewed.
    private static let patience = DispatchTimeInterval.seconds(2)

    /// - Parameters:
    ///   - children: what ends with juke.
    ///   - terminal: where a person types; nil in a script, which a second Ctrl-C ends at once.
    ///   - renewals: whether tokens are on their way: an end waits for them, since the old ones may be spent.
    init(
        interrupts: Interrupts, children: Children, terminal: (any InteractiveLineSource)?, renewals: RenewalWatch
    ) {
        self.interrupts = interrupts
        self.children = children
        self.terminal = terminal
        self.renewals = renewals
    }

    /// Begins to handle them; before, their default action ends the process.
    func listen() {
        let (interrupts, children, terminal) = (interrupts, children, terminal)
        let queue = DispatchQueue(label: "juke.signals")
        let isScript = terminal == nil
        let end: @Sendable (Int32) -> Void = { [ending, renewals] signal in
            let status = 128 + signal
            // Noted first: the command whose child the signal ends may be the last one, and end the run by itself.
            ending.begin(signal)
            children.end(by: signal)
            queue.asyncAfter(deadline: .now() + Self.patience) { _exit(status) }
            renewals.whenSettled { _exit(status) }
        }
        // They end with the process; a source that is released stops.
        sources.withLock { sources in
            // Signals that the parent had ignored stay ignored: that is how nohup, and jobs in the background of a
            // script, work.
            if !Self.isIgnored(SIGINT) {
                sources.append(
                    Self.source(SIGINT, queue) {
                        terminal?.showInterrupt()
                        let count = interrupts.raise()
                        // Nothing runs, or what runs did not react to the first interrupt: a script ends here.
                        if isScript, count != 1 { end(SIGINT) }
                        if count == 0 { terminal?.interrupt() }
                    })
            }
            for signal in [SIGTERM, SIGHUP] where !Self.isIgnored(signal) {
                sources.append(
                    Self.source(signal, queue) {
                        guard let terminal else { return end(signal) }
                        // The children come first: the command that started them may end before they receive the
                        // signal.
                        children.end(by: signal)
                        interrupts.raise()
                        terminal.terminate(signal: signal)
                    })
            }
        }
    }

    /// The status of a run that a signal ends; nil where none does.
    var status: ExitStatus? { ending.status }

    /// Whether the process was started with this signal ignored.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        let ignore = unsafeBitCast(SIG_IGN, to: Int.self)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignore
    }

    /// A source that calls the handler for each signal of this number.
    private static func source(
        _ number: Int32, _ queue: DispatchQueue, _ handler: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        // Dispatch takes over the signal a moment later. Until then its default action ends the process, which is what
        // the sender wants; an ignored signal would be lost.
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler(handler: handler)
        source.resume()
        return source
    }
}

/// The signal that ends the run, once one does.
private final class Ending: Sendable {
    private let signal = Mutex<Int32?>(nil)

    var status: ExitStatus? { signal.withLock { $0.map { .signalled($0) } } }

    /// Notes the first.
    func begin(_ signal: Int32) { self.signal.withLock { $0 = $0 ?? signal } }
}
