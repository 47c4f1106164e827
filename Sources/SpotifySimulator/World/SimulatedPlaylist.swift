// The playlists of a world, with the odd entries real ones have: items that are gone, and files from a user's
// own disk. How they change is in SimulatedPlaylist+Edits.

package import FoundationEssentials

/// A playlist, and who may see what of it.
package struct SimulatedPlaylist: Sendable {
    /// Follows from owner and name unless a test gives another.
    package var id: CatalogueID
    /// The name that users see.
    package var name: String
    /// The text below the name; sent escaped for HTML, as the service does (SpotifyContract §8.7).
    package var description: String?
    /// The user, or the service itself.
    package var owner: Owner
    /// Who may see it.
    package var visibility: Visibility
    /// The entries in order, gaps included.
    package var entries: [PlaylistEntry]
    /// The users who follow it, without the owner.
    package var followers: [String]
    /// The number of changes so far, from 1; the snapshot id follows from it.
    package var revision: Int
    /// Whether its owner unfollowed it, which is how playlists are deleted.
    package var isAbandoned = false
    /// An uploaded cover; `nil` shows the mosaic that the service makes.
    package var cover: CatalogueID?
    /// When each user made or followed it, as a number that grows; lists begin with the latest.
    package var arrivals: [String: Int] = [:]
    /// The latest changes, oldest first.
    var past: [PastChange] = []
    /// The snapshot id that reads still show after a change.
    var late: LateSnapshot?

    /// Whose playlist it is.
    package enum Owner: Sendable, Equatable {
        /// By the user's id.
        case user(String)
        /// Made by the service itself: 404 and null to apps in Development Mode (SpotifyContract §3.4).
        case service
    }

    /// Who may see and who may change it. A collaborative playlist cannot be public (SpotifyContract §3.3).
    package enum Visibility: String, Sendable {
        /// `public`, not public, and `collaborative` on the wire.
        case open, secret, collaborative
    }

    /// A playlist at its first revision; without an id it gets one that follows from owner and name.
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

    /// Whether the Web API shows the entries to the user: only to owner and collaborators (SpotifyContract §3.3).
    func showsEntries(to user: String?) -> Bool {
        guard let user else { return false }
        return owner == .user(user) || (visibility == .collaborative && followers.contains(user))
    }

    /// Whether the user may change the entries: owner and collaborators may.
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

/// One entry of a playlist.
package struct PlaylistEntry: Sendable {
    /// What is at this place.
    package var content: Content
    /// When it was added; `nil` in very old playlists.
    package var addedAt: Date?
    /// The user who added it; `nil` means the owner.
    package var addedBy: String?

    /// What the entry holds.
    package enum Content: Sendable {
        /// A track, by its index in the catalogue.
        case track(Int)
        /// An episode, by its index in the catalogue.
        case episode(Int)
        /// A file of the user's own; it has no id, and the Web API cannot play it.
        case local(artist: String, album: String, title: String, seconds: Int)
        /// Something that is gone: a null item.
        case missing
    }

    /// An entry of the owner's, or of a collaborator's.
    package init(_ content: Content, addedAt: Date? = nil, addedBy: String? = nil) {
        self.content = content
        self.addedAt = addedAt
        self.addedBy = addedBy
    }

    /// Its URI; `nil` for what is gone.
    package func uri(in catalogue: WorldCatalogue) -> String? {
        switch content {
        case .track(let index): catalogue.uri(of: .track(index))
        case .episode(let index): catalogue.uri(of: .episode(index))
        case .missing: nil
        case .local(let artist, let album, let title, let seconds):
            "spotify:local:" + [artist, album, title].map(Self.local).joined(separator: ":") + ":\(seconds)"
        }
    }

    /// A name within the URI of a local file: percent-encoded, with `+` for spaces (SpotifyContract §4).
    private static func local(_ name: String) -> String {
        PercentCoding.encode(name).replacing("%20", with: "+")
    }
}
