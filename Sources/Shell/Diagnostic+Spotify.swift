// Sentences for what Spotify, the login and the network answer (SpotifyContract §5, §6, §2.5).

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
                nextStep: message.contains("Invalid limit")
                    ? "If your app is in Development Mode: set mode development" : "To see what was sent: trace on",
                status: .failed)
        case .tooLong:
            self.init(
                "This is too much for one request to Spotify.", nextStep: "Take fewer rows: … | take 100",
                status: .failed)
        case .unauthorised(let message):
            self = Self.unauthorised(message)
        case .insufficientScope(let needed):
            let scopes = needed.map(\.rawValue).sorted()
            self.init(
                "Your login does not allow this\(scopes.isEmpty ? "" : ": it lacks \(Self.list(scopes, "and"))").",
                nextStep: "Type: login" + (scopes.isEmpty ? "" : " --scope " + scopes.joined(separator: ",")),
                status: .notAllowed)
        case .forbidden(let message, let bucket):
            self.init(
                "Spotify does not allow this\(message.isEmpty ? "" : ": \(message)").",
                nextStep: bucket == .playlists
                    ? "Spotify shows the contents of a playlist only to its owner and collaborators."
                    : "To see what this app and login can do: capabilities", status: .notAllowed)
        case .notInDevelopmentMode:
            self.init(
                "Spotify does not offer this to apps in Development Mode.",
                nextStep: "What works, and what to do instead: capabilities",
                status: .notAllowed)
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
                nextStep: "If you have Premium, this is a passing fault at Spotify: try again.",
                status: .notAllowed)
        case .restriction(let message, let reason): self.init(restriction: message, reason: reason)
        case .volumeNotControllable:
            self.init("The volume of this device cannot be set.", nextStep: "Type: devices", status: .failed)
        case .noActiveDevice:
            self.init("No device is active.", nextStep: "To choose one: devices, then device 1", status: .noDevice)
        case .deviceNotFound:
            self.init("The device is no longer there.", nextStep: "Type: devices", status: .noDevice)
        case .notFound:
            self.init(
                "Spotify does not know this, or does not show it to apps.", nextStep: "To look for it: search NAME",
                status: .notFound)
        case .rateLimited(_, let until, let isAssumed):
            self.init(
                "Spotify is refusing requests"
                    + (isAssumed ? " and does not say for how long: juke waits" : "") + Self.until(until, now: now)
                    + ".",
                nextStep: "Rows that juke has kept still work.", status: .limited)
        case .quotaExceeded(let bucket, let until, let isAssumed):
            self.init(
                "The daily quota for \(bucket.rawValue) is used up"
                    + (isAssumed ? " and Spotify does not say for how long: juke waits" : "")
                    + Self.until(until, now: now) + ".",
                nextStep: "Other commands still work.", status: .limited)
        case .server(let status, let mayHaveActed):
            self.init(
                "Spotify has a problem of its own (\(status)).",
                nextStep: mayHaveActed ? Self.lookFirst : "Try again in a minute.", status: .unavailable)
        case .unreadable(let answer):
            self.init(
                "Spotify's answer cannot be read: \(Self.words(answer)).", nextStep: "Try again in a minute.",
                status: .unavailable)
        case .unconfirmed(let answer):
            self.init(
                "Spotify did not confirm that it was done: \(Self.words(answer)).", nextStep: Self.lookFirst,
                status: .unavailable)
        case .unavailable(let fault, let mayHaveActed): self.init(fault, mayHaveActed: mayHaveActed)
        case .cancelled: self.init("Interrupted.", status: .interrupted)
        case .refused(let cause): self = Diagnostic.make(cause, now: now, reference: nil)
        }
    }

    /// What the player would not do. Spotify documents many reasons and sends mostly `UNKNOWN` (SpotifyContract §5).
    private init(restriction message: String, reason: String?) {
        let look = "To see what is playing: now"
        switch reason {
        case "NO_PREV_TRACK": self.init("There is nothing before this track.", nextStep: look, status: .failed)
        case "NO_NEXT_TRACK": self.init("There is nothing after this track.", nextStep: look, status: .failed)
        case "ALREADY_PAUSED", "NOT_PLAYING_TRACK", "NOT_PLAYING_CONTEXT":
            self.init("Nothing is playing.", nextStep: "Start something: play NAME", status: .failed)
        case "NOT_PAUSED", "ALREADY_PLAYING": self.init("It is already playing.", nextStep: look, status: .failed)
        case "DEVICE_NOT_CONTROLLABLE", "REMOTE_CONTROL_DISALLOW", "NOT_PLAYING_LOCALLY":
            self.init(
                "That device cannot be controlled from here.", nextStep: "To choose another: devices", status: .noDevice
            )
        case "NO_SPECIFIC_TRACK", "CONTEXT_DISALLOW", "ENDLESS_CONTEXT":
            self.init(
                "Spotify cannot play it this way.", nextStep: "To play its tracks: tracks N | play", status: .failed)
        case "RATE_LIMITED":
            self.init("Too many tracks were started in a row.", nextStep: "Try again in a minute.", status: .limited)
        default:
            let words = message.replacing("Player command failed: ", with: "")
            self.init(
                "The player refused (\(Sanitiser.clean(words))).",
                nextStep: "It may already be in that state, or an ad is playing. Check: now", status: .failed)
        }
    }

    /// A 401 that stands (SpotifyContract §6).
    private static func unauthorised(_ message: String) -> Diagnostic {
        // The player's gateway says this of good tokens; it is over in a moment (SpotifyContract §1, 9).
        if Refusal(status: 401, text: message) == .tokenLost {
            return Diagnostic(
                "Spotify's player did not know your login for a moment. The login was kept.",
                nextStep: "Try again in a minute.",
                status: .unavailable)
        }
        let words = message.isEmpty ? "" : ": \(Sanitiser.clean(message))"
        return Diagnostic(
            "Spotify refused the login, even after it was renewed\(words).", nextStep: "Type: login",
            status: .notLoggedIn)
    }

    private static func words(_ answer: UnreadableAnswer) -> String {
        switch answer {
        case .html: "it is a web page"
        case .truncated: "it is cut off"
        case .notJSON: "it is not JSON"
        case .empty: "it is empty"
        case .missing(let key): "\(key) is missing"
        case .foreign(let status): "it does not come from Spotify (\(status))"
        case .repeatedPage: "the same page came twice"
        case .noReadableEntry: "no entry of its list can be read"
        }
    }

    /// What to do when it is not known whether a change was made; which command shows it is added where that is known.
    static let lookFirst = lookFirst(with: "now")

    static func lookFirst(with command: String) -> String {
        "It may have been done anyway; check before you repeat it: \(command)"
    }

    /// ` until 14:05 CET (in 20 min)`.
    static func until(_ moment: Date?, now: Date) -> String {
        guard let moment else { return "" }
        let seconds = max(0, Int(moment.timeIntervalSince(now).rounded(.up)))
        let clock = ClockText.timeOfDay(Int(moment.timeIntervalSince1970))
        let wait =
            seconds < 90
            ? "\(seconds) s" : seconds < 5400 ? "\((seconds + 30) / 60) min" : "\((seconds + 1800) / 3600) h"
        return " until \(clock) (in \(wait))"
    }

    init(_ fault: TransportFault, mayHaveActed: Bool = false) {
        let sentence =
            switch fault {
            case .unknownHost(let host): "\(host) has no address: the network seems to be down."
            case .unreachable(let host): "\(host) cannot be reached."
            case .insecure(let reason): "No secure connection could be made: \(reason)"
            case .timedOut: "Spotify did not answer in time."
            case .connectionLost: "The connection broke before the answer had arrived."
            case .unencrypted(let host):
                "\(host) would be asked without encryption: others could read your login on the way."
            case .unusableAddress(let text):
                "\(text.isEmpty ? "Nothing" : Self.cut(text)) is not the address of a server."
            case .unusableProxy(let variable): "\(variable) does not name a proxy that can be used."
            case .unusableCertificates(let variable):
                "No certificates can be read from the place that \(variable) names."
            case .tooLarge: "The answer is far larger than any answer of Spotify's, so it was not read."
            case .damagedAnswer: "The answer is damaged and cannot be read."
            case .unexpectedRequest(let line): "This request is not in the recording: \(line)"
            }
        self.init(
            sentence, nextStep: mayHaveActed ? Self.lookFirst : Self.remedy(for: fault), status: .unavailable)
    }

    private static func remedy(for fault: TransportFault) -> String {
        switch fault {
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
