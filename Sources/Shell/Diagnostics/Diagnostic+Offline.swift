// The words for what a shell cannot do that sends nothing.

import ShellCommands
package import SpotifyAPI
import Text

extension OfflineError: SelfExplained {
    /// That nothing was sent, and what would help.
    package var diagnostic: Diagnostic {
        switch self {
        case .needsNetwork:
            Diagnostic(
                "This needs Spotify, and this shell is offline: nothing was sent.", nextStep: Self.remedy,
                status: .offline)
        case .notCopied(let what):
            Diagnostic(
                "This shell is offline, and your own copy does not have \(Sanitiser.clean(what)).",
                nextStep: Self.remedy, status: .offline)
        }
    }

    private static let remedy = "To send requests again: offline off"
}

extension PlanNotSent: Explained {
    /// Why the plan was not sent, and that the shell is still offline.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        var diagnostic = Diagnostic.make(cause, now: context.now, reference: nil)
        diagnostic.nextStep = "This shell is still offline, and the plan is kept. To send requests again: offline off"
        return diagnostic
    }
}
