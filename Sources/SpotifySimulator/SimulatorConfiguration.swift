// Every switch of the simulator (SpotifyContract §10.11). The defaults describe an app registered today and
// used by a well-behaved client: nothing lags, nothing is limited, nothing fails. Tests and
// `spotify-simulator` change them at any time.

/// How the simulated service behaves, apart from the faults that are injected request by request.
///
///     await simulator.configure { $0.refreshPolicy = .rotate }         // as before June 2026
///     await simulator.configure { $0.stateLag = .milliseconds(300) }   // as a phone
///     await simulator.configure { $0.quota = .contract }               // 429 where Spotify would
package struct SimulatorConfiguration: Sendable {
    /// The registered apps.
    package var apps: [SimulatedApp]
    /// What a refresh brings besides the access token (SpotifyContract §2.3).
    package var refreshPolicy: RefreshPolicy
    /// The lifetime of an access token in seconds; the real service gives 3600.
    package var accessTokenLifetime: Int
    /// The number of requests after which an access token counts as expired; `nil` for no such number. Tests
    /// use it to force a refresh at an exact request without moving the clock.
    package var accessTokenUses: Int?
    /// How long a refresh token lives, counted from the consent: half a year (SpotifyContract §2.3).
    package var refreshTokenLifetime: Duration
    /// How long an authorization code can be exchanged: ten minutes.
    package var codeLifetime: Duration
    /// The time between a request and its answer.
    package var latency: Duration
    /// How long reads of the player still show the state before the last command (SpotifyContract §5).
    package var stateLag: Duration
    /// Whether a PUT or POST without body and without `Content-Length` is answered with 411 (SpotifyContract §5).
    package var requiresContentLength: Bool
    /// The request limits; `nil` for none.
    package var quota: QuotaRules?
    /// What a player command answers when it worked.
    package var commandAnswer: CommandAnswer
    /// The seed of the shuffle: the same seed gives the same order in every run.
    package var shuffleSeed: UInt64
    /// How lists deviate from what the documentation promises.
    package var quirks = ListQuirks()
    /// Whether playlists carry the old keys (`track`, `tracks`) beside the new ones (`item`, `items`). Both
    /// were seen in March 2026 (SpotifyContract §4).
    package var sendsTwins = true
    /// How playlists behave where the sources disagree.
    package var playlists = PlaylistRules()
    /// How the library behaves where they do.
    package var library = LibraryRules()
    /// Whether an answer without a body still claims `Content-Encoding: gzip`. Unpacking nothing fails in a
    /// client that does not expect it.
    package var marksEmptyAsGzip = false
    /// How the lifetime of an access token is written in the token answer.
    package var expiresIn = LifetimeForm.number
    /// The number of tracks between two advertisements; `nil` for none at all.
    package var advertisementsEvery: Int?
    /// Whether `item` is null while the player is paused (SpotifyContract §5).
    package var dropsItemWhenPaused = false
    /// In which form the API refuses a user who is not on the allow-list.
    package var stranger = StrangerAnswer.text
    /// Whether the requests below `/simulator/…` are answered. Only the program `spotify-simulator` needs them;
    /// in a test they would be a second way to the same switches.
    package var allowsControl = false

    /// The two forms of "User not registered in the Developer Dashboard", which both occur (SpotifyContract §6).
    package enum StrangerAnswer: String, CaseIterable, Sendable {
        case text, json
    }

    /// How `expires_in` is written: as a number, as a text, or not at all.
    package enum LifetimeForm: String, CaseIterable, Sendable {
        case number, text, missing
    }

    /// The client id of the default app: 32 hexadecimal digits, as real ones have.
    package static let demoClientID = "6a756b65206973206e6f742073706f74"
    /// A client secret in the form of real ones, for apps that are to have one. It is in public
    /// code and protects nothing.
    package static let demoClientSecret = "6e6f2073656372657420617420616c6c"

    /// What a refresh brings besides the access token (SpotifyContract §2.3).
    package enum RefreshPolicy: String, CaseIterable, Sendable {
        /// No refresh token in the answer.
        case none
        /// A new one; the old one is revoked.
        case rotate
        /// An empty string.
        case empty
    }

    /// The two ways in which the real player reports success (SpotifyContract §5).
    package enum CommandAnswer: String, CaseIterable, Sendable {
        case noContent
        case okWithText
    }

    /// Takes the switches that tests set most often; the others are set as properties.
    package init(
        apps: [SimulatedApp] = [SimulatedApp()], refreshPolicy: RefreshPolicy = .none, accessTokenLifetime: Int = 3_600,
        accessTokenUses: Int? = nil, latency: Duration = .zero, stateLag: Duration = .zero, quota: QuotaRules? = nil,
        requiresContentLength: Bool = true, commandAnswer: CommandAnswer = .noContent, shuffleSeed: UInt64 = 1,
    ) {
        self.apps = apps
        self.refreshPolicy = refreshPolicy
        self.accessTokenLifetime = accessTokenLifetime
        self.accessTokenUses = accessTokenUses
        self.latency = latency
        self.stateLag = stateLag
        self.quota = quota
        self.requiresContentLength = requiresContentLength
        self.commandAnswer = commandAnswer
        self.shuffleSeed = shuffleSeed
        refreshTokenLifetime = .seconds(183 * 86_400)
        codeLifetime = .seconds(600)
    }
}

/// An app as its owner registered it in the developer dashboard.
package struct SimulatedApp: Sendable {
    /// The ID by which consent pages and token requests name the app.
    package var clientID: String
    /// The client secret; without one only PKCE works.
    package var secret: Secret?
    /// The quota mode, which decides what it may request.
    package var mode: AppMode
    /// Whether the owner has Premium; without it every API call is 403 in Development Mode.
    package var ownerPremium: Bool
    /// The registered redirect addresses; a request for consent must name one of them.
    package var redirectURIs: [String]
    /// The users who may call the API in Development Mode.
    package var allowList: AllowList

    /// The users who may call the API in Development Mode. A user outside the list can finish the login; only
    /// the API calls fail (SpotifyContract §2.1).
    package enum AllowList: Sendable {
        case everybody
        /// These user ids; the others get through the login, and 403 from the API.
        case users([String])
    }

    /// An app; without more, one in Development Mode whose owner has Premium and which every user may use.
    package init(
        clientID: String = SimulatorConfiguration.demoClientID, secret: String? = nil, mode: AppMode = .development,
        ownerPremium: Bool = true, redirectURIs: [String] = ["http://127.0.0.1/callback"],
        allowList: AllowList = .everybody,
    ) {
        self.clientID = clientID
        self.secret = secret.map { Secret($0) }
        self.mode = mode
        self.ownerPremium = ownerPremium
        self.redirectURIs = redirectURIs
        self.allowList = allowList
    }

    /// Whether the dashboard accepts the address as a redirect URI (SpotifyContract §2.6).
    package static func canRegister(_ redirectURI: String) -> Bool {
        RedirectURI(redirectURI).map { !$0.isInsecure } ?? false
    }
}

/// The two modes of SpotifyContract §3.1. Every new app is in Development Mode and stays there.
package enum AppMode: String, CaseIterable, Sendable {
    case development
    case extended
}

/// A token, code or client secret. It can be compared and used as a key, but it never prints its text: not in a
/// description, a debugger or a mirror.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself; readers must send it or store it, never show it.
    package let value: String

    /// A secret of that text.
    package init(_ value: String) { self.value = value }

    /// Never the text.
    package var description: String { "‹redacted›" }
    /// Never the text either.
    package var debugDescription: String { description }
    /// Without members, so that `dump` and a debugger show nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// 256 random bits after the prefix that real tokens have (`AQ` codes and refresh tokens, `BQ` access tokens).
    static func random(_ prefix: String) -> Secret {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<4).map { _ in String(generator.next(), radix: 36) }
        return Secret(prefix + words.joined(separator: "-"))
    }
}
