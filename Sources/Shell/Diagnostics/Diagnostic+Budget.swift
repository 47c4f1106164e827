// Sentences for requests that were not sent (Language §6): Spotify pauses a family of them, or a line would send too
// many. Deciding it is left to BudgetExchange and RequestAllowance.

import FoundationEssentials
import ShellCommands
package import SpotifyAPI

extension BudgetError: Explained {
    /// Why a request was not sent.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        let nothing = context.hasActed ? "" : " Nothing was sent."
        return switch self {
        case .bucketClosed(let bucket, let until, .rate):
            Diagnostic(
                "Spotify accepts no more \(bucket.rawValue) requests" + Diagnostic.until(until, now: context.now)
                    + "." + nothing,
                nextStep: "Other commands still work. See: budget", status: .limited)
        case .bucketClosed(let bucket, let until, .quota):
            Diagnostic(
                "The daily quota for \(bucket.rawValue) is used up" + Diagnostic.until(until, now: context.now)
                    + "." + nothing,
                nextStep: "Other commands still work. See: budget", status: .limited)
        case .ceiling(let bucket, let used, _):
            Diagnostic(
                "\(used) \(bucket.rawValue) requests were sent in 24 hours, which is juke's own ceiling for them.",
                nextStep: "To go beyond it: --spend. See: budget", status: .limited)
        case .maximumReached(let maximum):
            Diagnostic(
                "This line needs more than the \(maximum) request\(maximum == 1 ? "" : "s") it may send.",
                nextStep: "To allow more, add to the command: --max-requests N", status: .limited)
        case .beyondMaximum(let foreseen, let sent, let maximum):
            Self.beyond(maximum, foreseen: foreseen, sent: sent)
        case .needsMaximum(let foreseen):
            Diagnostic(
                foreseen.map { "This line needs \($0) requests; \(RequestAllowance.unasked) are sent without asking." }
                    ?? "This line needs more than \(RequestAllowance.unasked) requests.",
                nextStep: "To allow them, add to the command: --max-requests \(foreseen.map(String.init) ?? "N")",
                status: .limited)
        case .declined: Diagnostic("No more requests were sent.", status: .failed)
        case .estimate: Diagnostic("No request was sent.", status: .failed)
        }
    }

    /// A line that needs more requests than it may send; the number to type counts those that were sent already.
    private static func beyond(_ maximum: Int, foreseen: Int, sent: Int) -> Diagnostic {
        let wanted = "\(foreseen)\(sent > 0 ? " more" : "") request\(foreseen == 1 ? "" : "s")"
        return Diagnostic(
            "This line needs \(wanted); --max-requests allows \(maximum)"
                + (sent > 0 ? ", and \(sent) \(sent == 1 ? "was" : "were") sent." : ". None was sent."),
            nextStep: "To allow more: --max-requests \(foreseen + sent)", status: .limited)
    }
}
