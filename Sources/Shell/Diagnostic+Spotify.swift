// Sentences for what Spotify, the login and the network answer (contract §5, §6, §2.5).

import Exchange
import FoundationEssentials
import Library
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Text

extension Diagnostic {
    init(_ error: SpotifyError, now: Date) {
        switch error {
        case .invalidRequest(let message):
            self.init(
                "Spotify did not accept the request: \(message)",
                nextStep: "Try it with other words; help shows examples.",
                status: .failed)
        case .unauthorised(let message):
            self.init("Spotify refused the login twice: \(message)", nextStep: "Type: login", status: .notLoggedIn)
        case .insufficientScope(let needed):
            let scopes = needed.map(\.rawValue).sorted().joined(separator: ", ")
            self.init(
                "Your login does not allow this\(scopes.isEmpty ? "" : ": it lacks \(scopes)").",
                nextStep: "Type: login", status: .notAllowed)
        case .forbidden(let message):
            self.init(
                "Spotify does not allow this\(message.isEmpty ? "" : ": \(message)").",
                nextStep: "Contents of playlists are shown to their owner and collaborators only.", status: .notAllowed)
        case .notInDevelopmentMode:
            self.init(
                "Spotify does not offer this to apps in Development Mode.", nextStep: "See: help", status: .notAllowed)
        case .ownerNeedsPremium:
            self.init(
                "Spotify answers only when the owner of the app has Premium.",
                nextStep: "After subscribing it can take some hours.", status: .notAllowed)
        case .userNotRegistered:
            self.init(
                "This account is not among the users of the app.",
                nextStep: "Add it at developer.spotify.com/dashboard, under User Management.", status: .notAllowed)
        case .premiumRequired:
            self.init(
                "Controlling playback needs Spotify Premium.",
                nextStep: "Listings and searches work without: search NAME",
                status: .notAllowed)
        case .restriction(let message, _):
            self.init(
                "The player refused: \(message)",
                nextStep: "It may be in that state already, or in an advertisement: now", status: .failed)
        case .volumeNotControllable:
            self.init("The volume of this device cannot be set.", nextStep: "Type: devices", status: .failed)
        case .noActiveDevice:
            self.init("No device is active.", nextStep: "Choose one: devices, then device 1", status: .noDevice)
        case .deviceNotFound:
            self.init("The device is gone.", nextStep: "Type: devices", status: .noDevice)
        case .notFound:
            self.init(
                "Spotify does not know this, or does not show it to apps.", nextStep: "Look for it: search NAME",
                status: .notFound)
        case .rateLimited(_, let until):
            self.init(
                "Spotify asks for a pause" + Self.until(until, now: now) + ".", nextStep: "Cached rows still work.",
                status: .limited)
        case .quotaExceeded(let bucket, let until):
            self.init(
                "The daily quota for \(bucket.rawValue) is used up" + Self.until(until, now: now) + ".",
                nextStep: "Other commands still work.", status: .limited)
        case .server(let status):
            self.init(
                "Spotify has a problem of its own (\(status)).", nextStep: "Try again in a minute.",
                status: .unavailable)
        case .unreadable(let answer):
            self.init(
                "Spotify's answer cannot be read: \(Self.words(answer)).", nextStep: "Try again in a minute.",
                status: .unavailable)
        case .unavailable(let fault, let mayHaveActed): self.init(fault, mayHaveActed: mayHaveActed)
        case .cancelled: self.init("Interrupted.", status: .interrupted)
        case .refused(let cause): self = Diagnostic.make(cause, now: now, reference: nil)
        }
    }

    private static func words(_ answer: UnreadableAnswer) -> String {
        switch answer {
        case .html: "it is a web page"
        case .truncated: "it is cut off"
        case .notJSON: "it is not JSON"
        case .empty: "it is empty"
        case .missing(let key): "\(key) is missing"
        }
    }

    /// ` until 14:05 UTC (in 20 min)`.
    static func until(_ moment: Date?, now: Date) -> String {
        guard let moment else { return "" }
        let seconds = max(0, Int(moment.timeIntervalSince(now).rounded(.up)))
        let clock = Int(moment.timeIntervalSince1970) % 86_400
        let pad = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        let wait =
            seconds < 90
            ? "\(seconds) s" : seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
        return " until \(pad(clock / 3600)):\(pad(clock / 60 % 60)) UTC (in \(wait))"
    }

    init(_ fault: TransportFault, mayHaveActed: Bool = false) {
        let sentence =
            switch fault {
            case .unknownHost(let host): "\(host) has no address: the network seems to be down."
            case .unreachable(let host): "\(host) cannot be reached."
            case .insecure(let reason): "No secure connection could be made: \(reason)"
            case .timedOut: "Spotify did not answer in time."
            case .connectionLost: "The connection broke before the answer was there."
            case .unexpectedRequest(let line): "The recording does not know the request \(line)."
            }
        self.init(
            sentence,
            nextStep: mayHaveActed
                ? "It may have been done all the same; look before repeating it: now"
                : "Check the network, then try again.",
            status: .unavailable)
    }

    private static func words(_ fault: TokenStoreError) -> String {
        switch fault {
        case .unreadable(let errno): "the token file cannot be read (\(SystemError.words(errno)))"
        case .unwritable(let errno): "the token file cannot be written (\(SystemError.words(errno)))"
        case .notOurs: "the token file is a link, a folder, or somebody else's"
        case .busy: "another juke holds its lock"
        }
    }

    init(_ error: AuthError) {
        switch error {
        case .notLoggedIn: self.init("You are not logged in.", nextStep: "Type: login", status: .notLoggedIn)
        case .loginExpired:
            self.init(
                "The login has expired: Spotify ends it six months after your consent, or you revoked it.",
                nextStep: "Type: login", status: .notLoggedIn)
        case .invalidClient:
            self.init(
                "Spotify does not know this client ID or secret. The login was kept.",
                nextStep: "Check: set client-id", status: .notLoggedIn)
        case .denied: self.init("The consent was refused.", nextStep: "Type: login", status: .notLoggedIn)
        case .stateMismatch:
            self.init(
                "The answer belongs to another login and was not used.", nextStep: "Type: login", status: .notLoggedIn)
        case .timedOut:
            self.init("No answer came from the browser.", nextStep: "Type: login --no-browser", status: .notLoggedIn)
        case .unusableCallback:
            self.init(
                "That is not the address the browser was sent to.",
                nextStep: "It begins with http://127.0.0.1 and holds code= and state=.", status: .notLoggedIn)
        case .tokenEndpoint(let status, let code):
            self.init(
                "Spotify's login service answered \(code ?? String(status)). The login was kept.",
                nextStep: "Try again in a minute.",
                status: .unavailable)
        case .tokenEndpointUnreadable:
            self.init(
                "Spotify's login service gave an answer that cannot be read. The login was kept.",
                nextStep: "Try again in a minute.", status: .unavailable)
        case .unavailable(let fault): self.init(fault)
        case .store(let fault): self.init("The login could not be stored: \(Self.words(fault))", status: .failed)
        case .cancelled: self.init("Interrupted.", status: .interrupted)
        case .misconfigured(let what):
            self.init("The login is not set up: \(what).", nextStep: "Type: help login", status: .notLoggedIn)
        }
    }
}
