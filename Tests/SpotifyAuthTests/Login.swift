// A login as the tests of this folder begin with it.

import Exchange
import ExchangeTesting
import FoundationEssentials
import SpotifyAuth

enum Login {
    static let start = Date(timeIntervalSince1970: 1_795_000_000)

    /// A grant whose access token has an hour left, or is over.
    static func grant(lifetime: Double = 3600, access: String = "access-1", refresh: String? = "refresh-1") -> Grant {
        Grant(
            accessToken: Secret(access), obtainedAt: min(start, start + lifetime - 3600), expiresAt: start + lifetime,
            refreshToken: refresh.map { Secret($0) },
            scopes: ["user-read-playback-state"], authorizedAt: start, clientID: "c0ffee", method: .pkce)
    }

    /// A token source over a scripted Accounts service.
    static func source(
        _ exchange: ScriptedExchange, store: InMemoryTokenStore, time: ManualTime = ManualTime(start)
    ) -> TokenSource {
        TokenSource(
            store: store, accounts: AccountsService(exchange: exchange, baseURL: "https://accounts.example"), time: time
        )
    }

    static let token = "POST /api/token"

    /// The answer of the token endpoint.
    static func answer(_ access: String, refresh: String? = nil) -> ScriptedExchange.Answer {
        .ok(body(access, refresh: refresh))
    }

    static func body(_ access: String, refresh: String? = nil) -> String {
        let member = refresh.map { ",\"refresh_token\":\"\($0)\"" } ?? ""
        return "{\"access_token\":\"\(access)\",\"token_type\":\"Bearer\",\"expires_in\":3600\(member)}"
    }
}
