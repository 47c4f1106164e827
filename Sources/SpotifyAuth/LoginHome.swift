// The services at which a login was made. Its tokens are sent to them and to no others, whatever addresses a
// later run is configured with: a token must not reach a server through a changed setting.

import Exchange

/// The services a login belongs to.
package struct LoginHome: Sendable, Hashable {
    /// Scheme, host and port of the Web API.
    package var api: String
    /// Scheme, host and port of the Accounts service.
    package var accounts: String

    /// Takes addresses with or without a path.
    package init(api: String, accounts: String) {
        self.api = Self.origin(of: api)
        self.accounts = Self.origin(of: accounts)
    }

    /// Spotify itself.
    package static let spotify = LoginHome(
        api: "https://api.spotify.com/v1", accounts: "https://accounts.spotify.com")

    /// Scheme, host and port of an address, in lower case.
    private static func origin(of address: String) -> String {
        let address = WebAddress(address)
        return "\(address.scheme)://\(address.authority)".lowercased()
    }

    /// Whether a login without a noted home may be used here: at Spotify, or at a simulator on this machine.
    var takesUnknown: Bool {
        [(api, Self.spotify.api), (accounts, Self.spotify.accounts)].allSatisfy { here, spotify in
            here == spotify || Self.isLoopback(here)
        }
    }

    /// Whether an origin is on this machine.
    private static func isLoopback(_ origin: String) -> Bool {
        NetworkHost(WebAddress(origin).authority)?.isLoopback ?? false
    }
}
