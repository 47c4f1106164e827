// Sentences for answers of Spotify that are not what was wanted (SpotifyContract §5, §6). Telling the errors apart is
// left to SpotifyAPI.

import Exchange
import FoundationEssentials
import Library
import ShellCommands
package import SpotifyAPI
import Text

extension SpotifyError: Explained {
    /// Why there is no answer.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        switch self {
        case .invalidRequest(let message): .invalidRequest(message)
        case .tooLong:
            Diagnostic(
                "This is too much for one request to Spotify.", nextStep: "Take fewer rows: … | take 100",
                status: .failed)
        case .unauthorised(let message): .unauthorised(message)
        case .insufficientScope(let needed): .insufficientScope(needed)
        case .forbidden(let message, let bucket): .forbidden(message, bucket)
        case .notInDevelopmentMode:
            .notAllowed(
                "Spotify does not offer this to apps in Development Mode.",
                next: "What works, and what to do instead: capabilities")
        case .ownerNeedsPremium:
            .notAllowed(
                "Spotify answers only when the owner of the app has Premium.",
                next: "After subscribing it can take some hours.")
        case .userNotRegistered:
            .notAllowed(
                "This account is not among the users of the app.",
                next: "Add it at developer.spotify.com/dashboard, under User Management.")
        case .premiumRequired:
            .notAllowed(
                "Controlling playback needs Spotify Premium.",
                next: "If you have Premium, this is a passing fault at Spotify: try again.")
        case .restriction(let message, let reason): .restriction(message, reason: reason)
        case .volumeNotControllable:
            Diagnostic("The volume of this device cannot be set.", nextStep: "Type: devices", status: .failed)
        case .noActiveDevice:
            Diagnostic("No device is active.", nextStep: "To choose one: devices, then device 1", status: .noDevice)
        case .deviceNotFound:
            Diagnostic("The device is no longer there.", nextStep: "Type: devices", status: .noDevice)
        case .notFound:
            Diagnostic(
                "Spotify does not know this, or does not show it to apps.", nextStep: "To look for it: search NAME",
                status: .notFound)
        case .rateLimited(_, let end, let isAssumed): .rateLimited(end, isAssumed, context.now)
        case .quotaExceeded(let bucket, let end, let isAssumed): .quotaExceeded(bucket, end, isAssumed, context.now)
        case .server(let status, let mayHaveActed): .server(status, mayHaveActed: mayHaveActed)
        case .unreadable(let answer): .unreadable(answer)
        case .unconfirmed(let answer): .unconfirmed(answer)
        case .unavailable(let fault, let mayHaveActed): fault.diagnostic(mayHaveActed: mayHaveActed)
        case .cancelled: .interrupted
        case .refused(let cause): .make(cause, now: context.now, reference: nil, hasActed: context.hasActed)
        }
    }
}

extension Diagnostic {
    /// Something that the app, the account or the login may not do, with status 7.
    fileprivate static func notAllowed(_ sentence: String, next: String) -> Diagnostic {
        Diagnostic(sentence, nextStep: next, status: .notAllowed)
    }

    /// A 400 with Spotify's own words. A limit that is too high for the app means that `set mode` is wrong
    /// (SpotifyContract §3.1).
    fileprivate static func invalidRequest(_ message: String) -> Diagnostic {
        // Undoing the first description of a playlist meets this, too (SpotifyContract §14.3).
        guard !message.contains("description is empty") else {
            return Diagnostic(
                "Spotify does not let apps empty a description.",
                nextStep: "Describe it in other words, or empty it in Spotify's own app.", status: .failed)
        }
        return Diagnostic(
            "Spotify did not accept the request: \(message)",
            nextStep: message.contains("Invalid limit")
                ? "If your app is in Development Mode: set mode development" : "To see what was sent: trace on",
            status: .failed)
    }

    /// A 401 that remains after the token was renewed (SpotifyContract §6).
    fileprivate static func unauthorised(_ message: String) -> Diagnostic {
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

    /// A 403 for want of permissions, which are named where they are known (SpotifyContract §2.7).
    fileprivate static func insufficientScope(_ needed: Set<Scope>) -> Diagnostic {
        let scopes = needed.map(\.rawValue).sorted()
        return notAllowed(
            "Your login does not allow this\(scopes.isEmpty ? "" : ": it lacks \(list(scopes, "and"))").",
            next: "Type: login" + (scopes.isEmpty ? "" : " --scope " + scopes.joined(separator: ",")))
    }

    /// A 403 of another kind; for a playlist the usual cause is that it belongs to another user.
    fileprivate static func forbidden(_ message: String, _ bucket: Bucket) -> Diagnostic {
        let next =
            switch bucket {
            case .playlists: "Spotify shows the contents of a playlist only to its owner and collaborators."
            case .playlistWrites: "Only its owner and collaborators can change a playlist."
            case .search, .artistAlbums, .albums, .albumTracks, .tracks, .artists, .shows, .savedTracks, .library,
                .libraryWrites, .player, .profile, .other:
                "To see what this app and login can do: capabilities"
            }
        return notAllowed("Spotify does not allow this\(message.isEmpty ? "" : ": \(message)").", next: next)
    }

    private static let seePlaying = "To see what is playing: now"

    /// What the player refused. Spotify documents many reasons and sends mostly `UNKNOWN` (SpotifyContract §5).
    fileprivate static func restriction(_ message: String, reason: String?) -> Diagnostic {
        switch reason {
        case "NO_PREV_TRACK": Diagnostic("There is nothing before this track.", nextStep: seePlaying, status: .failed)
        case "NO_NEXT_TRACK": Diagnostic("There is nothing after this track.", nextStep: seePlaying, status: .failed)
        case "ALREADY_PAUSED", "NOT_PLAYING_TRACK", "NOT_PLAYING_CONTEXT":
            Diagnostic("Nothing is playing.", nextStep: "Start something: play NAME", status: .failed)
        case "NOT_PAUSED", "ALREADY_PLAYING":
            Diagnostic("It is already playing.", nextStep: seePlaying, status: .failed)
        case "DEVICE_NOT_CONTROLLABLE", "REMOTE_CONTROL_DISALLOW", "NOT_PLAYING_LOCALLY":
            Diagnostic(
                "That device cannot be controlled from here.", nextStep: "To choose another: devices", status: .noDevice
            )
        case "NO_SPECIFIC_TRACK", "CONTEXT_DISALLOW", "ENDLESS_CONTEXT":
            Diagnostic(
                "Spotify cannot play it this way.", nextStep: "To play its tracks: tracks N | play", status: .failed)
        case "RATE_LIMITED":
            Diagnostic("Too many tracks were started in a row.", nextStep: "Try again in a minute.", status: .limited)
        default:
            Diagnostic(
                "The player refused (\(Sanitiser.clean(message.replacing("Player command failed: ", with: "")))).",
                nextStep: "It may already be in that state, or an ad is playing. Check: now", status: .failed)
        }
    }

    /// A 429 of the rate limit (SpotifyContract §7); where Spotify names no end, juke assumes one and says so.
    fileprivate static func rateLimited(_ end: Date?, _ isAssumed: Bool, _ now: Date) -> Diagnostic {
        Diagnostic(
            "Spotify is refusing requests"
                + (isAssumed ? " and does not say for how long: juke waits" : "") + until(end, now: now) + ".",
            nextStep: "Rows that juke has kept still work.", status: .limited)
    }

    fileprivate static func quotaExceeded(
        _ bucket: Bucket, _ end: Date?, _ isAssumed: Bool, _ now: Date
    ) -> Diagnostic {
        Diagnostic(
            "The daily quota for \(bucket.rawValue) is used up"
                + (isAssumed ? " and Spotify does not say for how long: juke waits" : "") + until(end, now: now) + ".",
            nextStep: "Other commands still work.", status: .limited)
    }

    /// A 5xx; a change may have been made before it.
    fileprivate static func server(_ status: Int, mayHaveActed: Bool) -> Diagnostic {
        Diagnostic(
            "Spotify has a problem of its own (\(status)).",
            nextStep: mayHaveActed ? lookFirst : "Try again in a minute.", status: .unavailable)
    }

    /// An answer that cannot be read, to a request that changes nothing.
    fileprivate static func unreadable(_ answer: UnreadableAnswer) -> Diagnostic {
        Diagnostic(
            "Spotify's answer cannot be read: \(words(answer)).", nextStep: "Try again in a minute.",
            status: .unavailable)
    }

    /// An answer that cannot be read, to a change, which may have been made.
    fileprivate static func unconfirmed(_ answer: UnreadableAnswer) -> Diagnostic {
        Diagnostic(
            "Spotify did not confirm that it was done: \(words(answer)).", nextStep: lookFirst, status: .unavailable)
    }

    /// What is wrong with an answer.
    fileprivate static func words(_ answer: UnreadableAnswer) -> String {
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
}
