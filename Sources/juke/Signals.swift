// Signals as events: Ctrl-C while a command runs cancels it, and a request to end ends the loop. They are handled on a
// thread of their own and not in the context of the signal, so they may do anything. Catching them is left to CSignals,
// what is cancelled to Interrupts.

import CSignals
import Dispatch
import Files
import LineEditing
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAuth
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Handles signals from the moment it listens to the end of the process.
final class Signals: Sendable {
    private let interrupts: Interrupts
    private let children: Children
    private let terminal: (any InteractiveLineSource)?
    private let renewals: RenewalWatch
    /// The signal that ends the run, once one does.
    private let ending = Mutex<Int32?>(nil)

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

    /// The status of a run that a signal ends; nil where none does.
    var status: ExitStatus? { ending.withLock { $0.map { .signalled($0) } } }

    /// Begins to handle them; before, their default action ends the process.
    func listen() {
        let numbers = [SIGINT, SIGTERM, SIGHUP]
        let pipe = csignals_catch(numbers, numbers.count)
        guard pipe >= 0 else { return }
        // Without a thread nothing would ever react to Ctrl-C.
        guard BlockingThread(name: "juke-signals", body: { self.handleAll(from: pipe) }) != nil else {
            for number in numbers { signal(number, SIG_DFL) }
            return
        }
    }

    /// Handles the signals that come through a pipe, until the process ends.
    private func handleAll(from pipe: Int32) {
        var number: UInt8 = 0
        while true {
            let count = read(pipe, &number, 1)
            if count == 1 { handle(Int32(number)) } else if count == 0 || errno != EINTR { return }
        }
    }

    private func handle(_ signal: Int32) {
        guard signal == SIGINT else {
            guard let terminal else { return end(by: signal) }
            // The children come first: the command that started them may end before they receive the signal.
            children.end(by: signal)
            interrupts.raise()
            return terminal.terminate(signal: signal)
        }
        terminal?.showInterrupt()
        let count = interrupts.raise()
        // Nothing runs, or what runs did not react to the first interrupt: a script ends here.
        if terminal == nil, count != 1 { return end(by: signal) }
        if count == 0 { terminal?.interrupt() }
    }

    /// Ends a script, and with it what it started.
    private func end(by signal: Int32) {
        // Noted first: the command whose child the signal ends may be the last one, and end the run by itself.
        ending.withLock { $0 = $0 ?? signal }
        children.end(by: signal)
        let status = 128 + signal
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { _exit(status) }
        renewals.whenSettled { _exit(status) }
    }
}
