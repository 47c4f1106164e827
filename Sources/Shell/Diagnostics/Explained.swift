// How an error gets its words: each error type that can reach the loop explains itself, in the file of this folder that
// is named after what it concerns. A new type without words fails a test (`ExplainedTests`). The words are left to
// those files.

package import FoundationEssentials
import ShellCommands

/// An error that can say what happened, and what to type next.
package protocol Explained: Error {
    /// The error in words.
    func diagnostic(in context: DiagnosticContext) -> Diagnostic
}

/// An error whose words depend on nothing outside it.
package protocol SelfExplained: Explained {
    /// The error in words.
    var diagnostic: Diagnostic { get }
}

extension SelfExplained {
    /// The error in words, whatever the context is.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic { diagnostic }
}

/// What the words may depend on besides the error.
package struct DiagnosticContext: Sendable {
    /// The time, for errors that say until when something lasts.
    package var now: Date
    /// What the user named, for errors that offer it quoted.
    package var reference: String?
    /// Whether the error ended a change of which a part was made, so that its words may not say that nothing was sent.
    package var hasActed: Bool

    /// The time, and what the user named, if that is known.
    package init(now: Date, reference: String?, hasActed: Bool = false) {
        self.now = now
        self.reference = reference
        self.hasActed = hasActed
    }
}

extension Diagnostic {
    /// Any error in words. `reference` is what the user named, for errors that offer it quoted; `hasActed` says that a
    /// part of what it ended was made.
    package static func make(
        _ error: any Error, now: Date, reference: String?, hasActed: Bool = false
    ) -> Diagnostic {
        switch error {
        case let error as any Explained:
            error.diagnostic(in: DiagnosticContext(now: now, reference: reference, hasActed: hasActed))
        case is CancellationError: interrupted
        // Only errors of other packages can come here; each of ours explains itself.
        default: Diagnostic("An unexpected error occurred: \(type(of: error)).", status: .failed)
        }
    }

    /// What the user ended.
    static let interrupted = Diagnostic("Interrupted.", status: .interrupted)
}
