// Owns one difference in the library or in a playlist as a value that can be kept in a file: in a plan that waits for
// its turn, and in the log from which changes are undone. Sending it is left to the executor, what reverses it to
// Edit+Inverse, and which edits a command needs to the command.

/// A playlist as edits name it.
package struct EditedPlaylist: Sendable, Hashable, Codable {
    /// `spotify:playlist:…`, or `new:1` for one that the same plan makes and Spotify does not know yet.
    package var uri: String
    /// The name when the edit was made, for messages.
    package var name: String

    /// A playlist of Spotify's, or one that a plan makes.
    package init(uri: String, name: String) {
        self.uri = uri
        self.name = name
    }

    /// Whether Spotify does not know it yet.
    package var isPlanned: Bool { uri.hasPrefix(Self.plannedPrefix) }

    /// What names of playlists begin with that a plan makes.
    package static let plannedPrefix = "new:"
}

/// One difference in the library or in a playlist, or a setting of the player or of juke that can go back.
package enum Edit: Sendable, Hashable, Codable {
    /// Puts things into the library or follows them: those that were not there before, and no others.
    case save([String])
    /// Takes things out of the library, or follows them no more: those that were there before, and no others. A
    /// playlist of the user's own is deleted so.
    case unsave([String])
    /// Makes an empty playlist.
    case create(PlaylistCreation)
    /// Changes what a playlist is called and who sees it.
    case describe(PlaylistDescription)
    /// Gives a playlist a cover.
    case cover(PlaylistCover)
    /// Changes what is on a playlist.
    case items(ItemsEdit)
    /// A setting of the player, which was sent by itself; it is kept so that it can go back.
    case player(PlayerEdit)
    /// A rule, which is juke's own.
    case rule(RuleEdit)

    /// The playlist that it changes; nil where it changes none.
    package var playlist: EditedPlaylist? {
        switch self {
        case .create(let creation): creation.playlist
        case .describe(let description): description.playlist
        case .cover(let cover): cover.playlist
        case .items(let items): items.playlist
        case .save, .unsave, .player, .rule: nil
        }
    }
}

/// A playlist to make.
package struct PlaylistCreation: Sendable, Hashable, Codable {
    /// Its name, and `new:…` until it is made; afterwards its URI.
    package var playlist: EditedPlaylist
    /// The `new:…` that it had: edits which wait name it so.
    package let planned: String
    /// Whether it is to be on the owner's profile (SpotifyContract §13.3).
    package var isPublic: Bool

    /// A playlist that is not made yet.
    package init(_ playlist: EditedPlaylist, isPublic: Bool) {
        self.playlist = playlist
        planned = playlist.uri
        self.isPublic = isPublic
    }
}

/// What a playlist is called and who sees it: the parts that change, before and after.
package struct PlaylistDescription: Sendable, Hashable, Codable {
    /// The parts, each nil where it does not change.
    package struct Parts: Sendable, Hashable, Codable {
        /// What it is called.
        package var name: String?
        /// One line of at most 300 characters (SpotifyContract §14.3).
        package var description: String?
        /// Whether it is on the owner's profile.
        package var isPublic: Bool?
        /// Whether others may change it.
        package var isCollaborative: Bool?

        /// No part.
        package init() {}

        /// Whether there is nothing in it.
        package var isEmpty: Bool { self == Parts() }
    }

    /// The playlist that is described.
    package var playlist: EditedPlaylist
    /// What was so before, as far as it is known: what undoing brings back.
    package var before: Parts
    /// What is to be so.
    package var after: Parts

    /// A change of these parts.
    package init(_ playlist: EditedPlaylist, before: Parts, after: Parts) {
        self.playlist = playlist
        self.before = before
        self.after = after
    }
}

/// A cover for a playlist. What was there before cannot come back.
package struct PlaylistCover: Sendable, Hashable, Codable {
    /// The playlist that gets it.
    package var playlist: EditedPlaylist
    /// The bytes of a JPEG.
    package var jpeg: [UInt8]

    /// A cover of these bytes.
    package init(_ playlist: EditedPlaylist, jpeg: [UInt8]) {
        self.playlist = playlist
        self.jpeg = jpeg
    }
}

/// A setting of the player, before and after.
package struct PlayerEdit: Sendable, Hashable, Codable {
    /// A setting that can go back.
    package enum Setting: Sendable, Hashable, Codable {
        /// In percent.
        case volume(Int)
        case shuffle(Bool)
        /// As Spotify spells it: `off`, `track` or `context`.
        case repeating(String)
        case device(id: String, name: String)
    }

    /// What was set before.
    package var before: Setting
    /// What was set.
    package var after: Setting

    /// A setting that has changed.
    package init(before: Setting, after: Setting) {
        self.before = before
        self.after = after
    }
}

/// A rule before and after; nil where there is none.
package struct RuleEdit: Sendable, Hashable, Codable {
    /// The name of the rule, which is that of its playlist.
    package var name: String
    /// The pipeline before; nil where there was no rule.
    package var before: String?
    /// The pipeline afterwards; nil where the rule is removed.
    package var after: String?

    /// A rule that is made, changed or removed.
    package init(name: String, before: String?, after: String?) {
        self.name = name
        self.before = before
        self.after = after
    }
}
