// Every switch of the simulator. The defaults are an app registered today, used by a well-behaved client: nothing
// lags, nothing is limited, nothing fails.

/// How the simulated service behaves.
package struct SimulatorConfiguration: Sendable {
    /// The registered apps.
    package var apps: [SimulatedApp]
    /// What a refresh brings besides the access token (SpotifyContract §2.3).
    package var refreshPolicy: RefreshPolicy
    /// Seconds an access token lives.
    package var accessTokenLifetime: Int
    /// Requests after which every access token is answered with "The access token expired"; `nil` for never.
    package var accessTokenUses: Int?
    /// How long a refresh token lives, counted from the consent: half a year.
    package var refreshTokenLifetime: Duration
    /// How long an authorization code lives.
    package var codeLifetime: Duration
    /// Time between a request and its answer.
    package var latency: Duration
    /// How long reads of the player go on showing the state before the last command.
    package var stateLag: Duration
    /// Whether body-less PUT and POST without `Content-Length` are answered with 411.
    package var requiresContentLength: Bool
    /// Request limits; `nil` for none.
    package var quota: QuotaRules?
    /// What a player command answers when it worked.
    package var commandAnswer: CommandAnswer
    /// Seeds the shuffle.
    package var shuffleSeed: UInt64
    /// How lists go wrong.
    package var quirks = ListQuirks()
    /// Whether lists of playlists have the old keys (`track`, `tracks`) beside the new ones (`item`, `items`).
    package var sendsTwins = true
    /// How playlists behave where that is disputed.
    package var playlists = PlaylistRules()
    /// Whether an answer without a body says that it is compressed.
    package var marksEmptyAsGzip = false
    /// How the lifetime of an access token is written.
    package var expiresIn = LifetimeForm.number
    /// Tracks between two advertisements; `nil` for none at all.
    package var advertisementsEvery: Int?
    /// Whether `item` is null while the player is paused.
    package var dropsItemWhenPaused = false
    /// How users who are not on the allow-list are told.
    package var stranger = StrangerAnswer.text
    /// Whether `/simulator/…` can be used; only a program that stands by itself needs it.
    package var allowsControl = false

    /// The two forms of "User not registered in the Developer Dashboard".
    package enum StrangerAnswer: String, CaseIterable, Sendable {
        case text, json
    }

    /// How `expires_in` comes.
    package enum LifetimeForm: String, CaseIterable, Sendable {
        case number, text, missing
    }

    /// The client id of the default app.
    package static let demoClientID = "6a756b65206973206e6f742073706f74"
    /// A client secret everybody knows, in the form real ones have; for apps that are to have one.
    package static let demoClientSecret = "6e6f2073656372657420617420616c6c"

    /// What a refresh brings besides the access token.
    package enum RefreshPolicy: String, CaseIterable, Sendable {
        /// No refresh token in the answer.
        case none
        /// A new one; the old one is revoked.
        case rotate
        /// An empty string.
        case empty
    }

    /// The two ways the real player says yes (SpotifyContract §5).
    package enum CommandAnswer: String, CaseIterable, Sendable {
        case noContent
        case okWithText
    }

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

/// An app as its owner registered it.
package struct SimulatedApp: Sendable {
    package var clientID: String
    /// The client secret; without one only PKCE works.
    package var secret: Secret?
    package var mode: AppMode
    /// Whether the owner has Premium; without it every API call is 403 in Development Mode.
    package var ownerPremium: Bool
    package var redirectURIs: [String]
    package var allowList: AllowList

    /// Who may use an app in Development Mode.
    package enum AllowList: Sendable {
        case everybody
        /// These user ids; the others get through the login, and 403 from the API.
        case users([String])
    }

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

    /// Whether the dashboard takes the address as a redirect URI (SpotifyContract §2.6).
    package static func canRegister(_ redirectURI: String) -> Bool {
        RedirectURI(redirectURI).map { !$0.isInsecure } ?? false
    }
}

/// The two modes of SpotifyContract §3.1.
package enum AppMode: String, CaseIterable, Sendable {
    case development
    case extended
}

/// A token, code or client secret: it compares, and never prints.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself.
    package let value: String

    package init(_ value: String) { self.value = value }

    package var description: String { "‹redacted›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// 256 random bits behind the prefix that real tokens have.
    static func random(_ prefix: String) -> Secret {
        var generator = SystemRandomNumberGenerator()
        let words = (0..<4).map { _ in String(generator.next(), radix: 36) }
        return Secret(prefix + words.joined(separator: "-"))
    }
}
