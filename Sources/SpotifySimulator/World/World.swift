// The world a simulator begins with: a catalogue, the people in it, their playlists, libraries and devices. A value: tests
// change it before they hand it over, the simulator changes its own copy.

/// Everything that exists before the first request.
package struct World: Sendable {
    package var catalogue: Catalogue
    /// The people who can log in; consent without a choice is given by the first.
    package var users: [SimulatedUser]
    package var playlists: [SimulatedPlaylist]
    /// What each user saved, follows and heard, by user id.
    package var libraries: [String: UserLibrary]
    /// The devices of every user, in the order the service lists them.
    package var devices: [SimulatedDevice]

    package init(
        catalogue: Catalogue, users: [SimulatedUser], playlists: [SimulatedPlaylist] = [],
        devices: [SimulatedDevice] = SimulatedDevice.household, libraries: [String: UserLibrary] = [:],
    ) {
        self.libraries = libraries
        self.catalogue = catalogue
        self.users = users
        self.playlists = playlists
        self.devices = devices
    }
}

/// Somebody with an account.
package struct SimulatedUser: Sendable {
    package var id: String
    /// The stable id of May 2026 (SpotifyContract §3.2).
    package var accountID: String
    package var displayName: String?
    package var email: String
    /// Two-letter country.
    package var country: String
    /// Whether player commands are allowed.
    package var premium: Bool

    package init(
        id: String, displayName: String?, accountID: String? = nil, email: String? = nil, country: String = "GB",
        premium: Bool = true,
    ) {
        self.id = id
        self.displayName = displayName
        self.accountID = accountID ?? CatalogueID("account", [id]).description
        self.email = email ?? "\(id)@example.org"
        self.country = country
        self.premium = premium
    }
}
