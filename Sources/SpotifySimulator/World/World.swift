// The world a simulator begins with: a catalogue, its users, and their playlists, libraries and devices. It is
// a value: tests change it before they hand it over, and the simulator changes its own copy.

/// Everything that exists before the first request.
///
///     var world = World.demo
///     world.users[0].premium = false                    // player commands are refused
///     world.devices = []                                // and there is nothing to play on
///     let simulator = SpotifySimulator(world: world, time: time)
package struct World: Sendable {
    /// The music and speech; shared by worlds, since it never changes.
    package var catalogue: WorldCatalogue
    /// The users who can log in; a consent that names none is given by the first.
    package var users: [SimulatedUser]
    /// The playlists of all users, and those of the service.
    package var playlists: [SimulatedPlaylist]
    /// What each user saved, follows and heard, by user id.
    package var libraries: [String: UserLibrary]
    /// The devices of every user, in the order in which the service lists them.
    package var devices: [SimulatedDevice]

    /// A world of these parts; without more, the default household can play in it.
    package init(
        catalogue: WorldCatalogue, users: [SimulatedUser], playlists: [SimulatedPlaylist] = [],
        devices: [SimulatedDevice] = SimulatedDevice.household, libraries: [String: UserLibrary] = [:],
    ) {
        self.libraries = libraries
        self.catalogue = catalogue
        self.users = users
        self.playlists = playlists
        self.devices = devices
    }
}

/// A user with an account.
package struct SimulatedUser: Sendable {
    /// The user name.
    package var id: String
    /// The stable id that exists since May 2026 (SpotifyContract §3.2).
    package var accountID: String
    /// The name that is shown; `nil` for a user who never chose one.
    package var displayName: String?
    /// Sent in extended mode only.
    package var email: String
    /// The two-letter country.
    package var country: String
    /// Whether player commands are allowed.
    package var premium: Bool

    /// A user; what is left out follows from the id.
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
