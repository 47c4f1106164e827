// Signals as events: Ctrl-C while a command runs cancels it, a request to end ends the loop. Handlers run on a queue, not
// in the signal's own context, so nothing here has to be safe for that.

import Dispatch
import Glibc
import LineEditing
import Shell

/// Listens to signals while it exists.
final class Signals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter terminal: where a person types; nil in a script, which a second Ctrl-C ends at once.
    init(interrupts: Interrupts, terminal: (any InteractiveLineSource)?) {
        let queue = DispatchQueue(label: "juke.signals")
        let isScript = terminal == nil
        var sources = [
            Self.source(SIGINT, queue) {
                terminal?.showInterrupt()
                let count = interrupts.raise()
                // Nothing runs, or what runs does not listen: a script ends here.
                if isScript, count != 1 { _exit(130) }
                if count == 0 { terminal?.interrupt() }
            }
        ]
        for signal in [SIGTERM, SIGHUP] {
            sources.append(
                Self.source(signal, queue) {
                    interrupts.raise()
                    guard let terminal else { _exit(128 + signal) }
                    terminal.terminate(signal: signal)
                })
        }
        self.sources = sources
    }

    private static func source(
        _ number: Int32, _ queue: DispatchQueue, _ handler: @escaping @Sendable () -> Void
    ) -> any DispatchSourceSignal {
        // Dispatch takes the signal over a moment later. Until then its default action ends the process, as whoever sends
        // it wants; ignored, it would be lost.
        let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
        source.setEventHandler(handler: handler)
        source.resume()
        return source
    }
}
