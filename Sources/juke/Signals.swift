// Signals as events: Ctrl-C while a command runs cancels it, a request to end ends the loop. Handlers run on a queue,
// not in the signal's own context, so nothing here has to be safe for that.

import Dispatch
import Glibc
import LineEditing
import NetworkAdapters
import Shell
import SpotifyAuth

/// Listens to signals while it exists.
final class Signals {
    private let sources: [any DispatchSourceSignal]

    /// How long an end waits for a login that is being renewed.
    private static let patience = DispatchTimeInterval.seconds(2)

    /// - Parameters:
    ///   - children: what ends with juke.
    ///   - terminal: where a person types; nil in a script, which a second Ctrl-C ends at once.
    ///   - renewals: whether tokens are on their way: an end waits for them, since the old ones may be spent.
    init(
        interrupts: Interrupts, children: Children, terminal: (any InteractiveLineSource)?, renewals: RenewalWatch
    ) {
        let queue = DispatchQueue(label: "juke.signals")
        let isScript = terminal == nil
        let end: @Sendable (Int32) -> Void = { status in
            queue.asyncAfter(deadline: .now() + Self.patience) { _exit(status) }
            renewals.whenSettled { _exit(status) }
        }
        var sources: [any DispatchSourceSignal] = []
        // What whoever started the process had ignored stays so: nohup, and a job in the background of a script.
        if !Self.isIgnored(SIGINT) {
            sources.append(
                Self.source(SIGINT, queue) {
                    terminal?.showInterrupt()
                    let count = interrupts.raise()
                    // Nothing runs, or what runs does not listen: a script ends here.
                    if isScript, count != 1 {
                        children.end(by: SIGINT)
                        end(130)
                    }
                    if count == 0 { terminal?.interrupt() }
                })
        }
        for signal in [SIGTERM, SIGHUP] where !Self.isIgnored(signal) {
            sources.append(
                Self.source(signal, queue) {
                    // First: what is cancelled may end before they have heard of it.
                    children.end(by: signal)
                    guard let terminal else { return end(128 + signal) }
                    interrupts.raise()
                    terminal.terminate(signal: signal)
                })
        }
        self.sources = sources
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        let ignore = unsafeBitCast(SIG_IGN, to: Int.self)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == ignore
    }

    private static func source(
        _ number: Int32, _ queue: DispatchQueue, _ handler: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        // Dispatch takes the signal over a moment later. Until then its default action ends the process, as whoever
        // sends it wants; ignored, it would be lost.
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler(handler: handler)
        source.resume()
        return source
    }
}
