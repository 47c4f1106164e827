// Sentences for requests that had no answer: the network, its proxies and certificates, and recordings. Whether a
// request is repeated first is left to RetryingExchange.

package import Exchange
import ShellCommands
package import SpotifyAPI

extension TransportFault: SelfExplained {
    /// Why no answer came, where nothing can have been changed.
    package var diagnostic: Diagnostic { diagnostic(mayHaveActed: false) }

    /// - Parameter mayHaveActed: whether a change may have been made.
    func diagnostic(mayHaveActed: Bool) -> Diagnostic {
        Diagnostic(
            sentence, nextStep: mayHaveActed ? Diagnostic.lookFirst : remedy, status: .unavailable)
    }

    /// What happened.
    private var sentence: String {
        switch self {
        case .unknownHost(let host): "\(host) has no address: the network seems to be down."
        case .unreachable(let host): "\(host) cannot be reached."
        case .insecure(let reason): "No secure connection could be made: \(reason)"
        case .timedOut: "Spotify did not answer in time."
        case .connectionLost: "The connection broke before the answer had arrived."
        case .unencrypted(let host):
            "\(host) would be asked without encryption: others could read your login on the way."
        case .unusableAddress(let text):
            "\(text.isEmpty ? "Nothing" : Diagnostic.cut(text)) is not the address of a server."
        case .unusableProxy(let variable): "\(variable) does not name a proxy that can be used."
        case .unusableCertificates(let variable):
            "No certificates can be read from the place that \(variable) names."
        case .tooLarge: "The answer is far larger than any answer of Spotify's, so it was not read."
        case .damagedAnswer: "The answer is damaged and cannot be read."
        case .unexpectedRequest(let line): "This request is not in the recording: \(line)"
        }
    }

    /// What to do, where nothing can have been changed at Spotify.
    private var remedy: String {
        switch self {
        case .unexpectedRequest: "To ask Spotify: trace off. To record it: trace record FILE, then the lines again."
        case .unencrypted, .unusableAddress:
            "Check JUKE_API_URL and JUKE_ACCOUNTS_URL; they must begin with https://."
        case .unusableProxy: "Write it as http://HOST:PORT, with USER:PASSWORD@ before the host if it needs a login."
        case .unusableCertificates(let variable): "Correct \(variable), or remove it from the environment."
        case .tooLarge, .damagedAnswer: "Try again in a minute; a proxy on the way to Spotify may be at fault."
        case .unknownHost, .unreachable, .insecure, .timedOut, .connectionLost: "Check the network, then try again."
        }
    }
}

extension UnreadableTape: SelfExplained {
    /// A recording that cannot be played back.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "Line \(line) does not belong to a recording.", nextStep: "To make one: trace record FILE",
            status: .failed)
    }
}
