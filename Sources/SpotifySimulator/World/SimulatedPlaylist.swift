// Playlists of the world, with the odd entries real ones have: items that are gone, and files of somebody's own disk.

package import FoundationEssentials

/// A playlist and who may see what of it.
package struct SimulatedPlaylist: Sendable {
    package var id: CatalogueID
    package var name: String
    package var description: String?
    package var owner: Owner
    package var visibility: Visibility
    package var entries: [PlaylistEntry]
    /// The users who follow it, the owner not among them.
    package var followers: [String]
    /// Counts the changes; the snapshot id follows from it.
    package var revision: Int
    /// Whether its owner unfollowed it, which is how playlists are deleted.
    package var isAbandoned = false
    /// A cover somebody uploaded; `nil` shows the mosaic the service makes.
    package var cover: CatalogueID?
    /// When each user made or followed it, as a number that grows; lists begin with the newest.
    package var arrivals: [String: Int] = [:]
    /// The changes of late, oldest first.
    var past: [PastChange] = []
    /// What readers still see as the snapshot id.
    var late: LateSnapshot?

    /// Whose playlist it is.
    package enum Owner: Sendable, Equatable {
        case user(String)
        /// Made by the service itself: 404 and null to apps in Development Mode (SpotifyContract §3.4).
        case service
    }

    /// Who may see and who may change it; a collaborative playlist cannot be public (SpotifyContract §3.3).
    package enum Visibility: String, Sendable {
        case open, secret, collaborative
    }

    package init(
        name: String, owner: Owner, description: String? = nil, visibility: Visibility = .open,
        entries: [PlaylistEntry], followers: [String] = [], id: CatalogueID? = nil,
    ) {
        let ownerName = if case .user(let id) = owner { id } else { "" }
        self.id = id ?? CatalogueID("playlist", [ownerName, name])
        self.name = name
        self.description = description
        self.owner = owner
        self.visibility = visibility
        self.entries = entries
        self.followers = followers
        revision = 1
    }

    /// The owner's id; `nil` for the service.
    var ownerID: String? {
        switch owner {
        case .user(let id): id
        case .service: nil
        }
    }

    /// Whether the user sees the entries through the Web API (SpotifyContract §3.3: owner or collaborator).
    func showsEntries(to user: String?) -> Bool {
        guard let user else { return false }
        return owner == .user(user) || (visibility == .collaborative && followers.contains(user))
    }

    /// Whether the user may change the entries: owner and collaborators.
    func isEditable(by user: String) -> Bool { showsEntries(to: user) }

    /// Whether the user sees the playlist at all.
    func isVisible(to user: String?) -> Bool {
        switch owner {
        case .service: false
        case .user(let id):
            switch visibility {
            case .open: true
            case .secret, .collaborative: id == user || user.map(followers.contains) == true
            }
        }
    }
}

/// One place of a playlist.
package struct PlaylistEntry: Sendable {
    package var content: Content
    package var addedAt: Date?
    /// The user who added it, where that is not the owner.
    package var addedBy: String?

    /// What stands there.
    package enum Content: Sendable {
        /// A track of the catalogue, by index.
        case track(Int)
        /// An episode of the catalogue, by index.
        case episode(Int)
        /// A file of the user's own; it has no id and the Web API cannot play it.
        case local(artist: String, album: String, title: String, seconds: Int)
        /// Something that is gone: a null item.
        case missing
    }

    package init(_ content: Content, addedAt: Date? = nil, addedBy: String? = nil) {
        self.content = content
        self.addedAt = addedAt
        self.addedBy = addedBy
    }

    /// Its URI; `nil` for what is gone.
    func uri(in catalogue: Catalogue) -> String? {
        switch content {
        case .track(let index): catalogue.uri(of: .track(index))
        case .episode(let index): catalogue.uri(of: .episode(index))
        case .missing: nil
        case .local(let artist, let album, let title, let seconds):
            "spotify:local:" + [artist, album, title].map(Self.local).joined(separator: ":") + ":\(seconds)"
        }
    }

    private static func local(_ name: String) -> String {
        PercentCoding.encode(name).replacing("%20", with: "+")
    }
}
