// Owns the state of the player: devices, what plays, and what comes next (SpotifyContract §4, §5). Almost every
// field can be missing, so nothing is required; only a device whose name is not a text is an error.

/// A device that can play. One without an ID cannot be given commands.
package struct Device: Sendable, Hashable, Decodable {
    /// Changes from time to time; nil for a device that is only shown (SpotifyContract §5).
    package var id: String?
    /// Never empty: a device without a name is called `unnamed device`.
    package var name: String
    /// `Computer`, `Speaker` …; others may come, so it is a text.
    package var type: String
    /// Whether it is the one that plays, or that would.
    package var isActive: Bool
    /// Whether it accepts no commands from the Web API.
    package var isRestricted: Bool
    /// Whether what it plays is kept out of the user's history.
    package var isPrivateSession: Bool
    /// 0 to 100; nil where the device does not say.
    package var volume: Int?
    /// Whether its volume can be set from here.
    package var supportsVolume: Bool

    private enum CodingKeys: String, CodingKey {
        case id, name, type
        case isActive = "is_active"
        case isRestricted = "is_restricted"
        case isPrivateSession = "is_private_session"
        case volume = "volume_percent"
        case supportsVolume = "supports_volume"
    }

    /// Throws when the name is not a text.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        id = container.lenient(String.self, .id)
        // Devices without a name occur. One whose name is not a text could be neither shown nor chosen.
        let given = try container.decodeIfPresent(String.self, forKey: .name) ?? ""
        name = given.allSatisfy(\.isWhitespace) ? "unnamed device" : given
        type = container.lenient(String.self, .type) ?? "Unknown"
        isActive = container.lenient(Bool.self, .isActive) ?? false
        isRestricted = container.lenient(Bool.self, .isRestricted) ?? false
        isPrivateSession = container.lenient(Bool.self, .isPrivateSession) ?? false
        volume = container.percent(.volume)
        supportsVolume = container.lenient(Bool.self, .supportsVolume) ?? true
    }
}

/// The answer about all devices.
package struct DeviceList: Sendable, Hashable, Decodable {
    /// Those that are switched on and use the user's account.
    package var devices: [Device]
    /// How many entries cannot be read.
    package var unreadable: Int

    private enum CodingKeys: String, CodingKey { case devices }

    /// Reads an answer; a missing list counts as an empty one, so this throws only for one that is no object.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        let list = container.lenientList(Device.self, .devices) ?? ([], 0, 0)
        (devices, unreadable) = (list.items, list.unreadable)
    }
}

/// What plays, and how.
package struct Playback: Sendable, Hashable, Decodable {
    /// The album, playlist, artist or the like that it plays from.
    package struct Context: Sendable, Hashable, Decodable {
        /// `album`, `artist`, `playlist`, `show` …
        package var type: String?
        /// What it plays from, as a URI.
        package var uri: String?
    }

    /// The device that plays; not in `/me/player/currently-playing`.
    package var device: Device?
    /// False while it is paused, and where Spotify says nothing.
    package var isPlaying: Bool
    /// How far it has come in the item.
    package var progress: Duration?
    /// nil for advertisements and for everything else that the Web API has no object for.
    package var item: PlayableItem?
    /// The pictures of the item.
    package var images: [Image]
    /// `track`, `episode`, `ad` or `unknown`.
    package var itemType: String
    /// nil for a list of tracks, which belongs to nothing.
    package var context: Context?
    /// nil where the answer does not say it.
    package var isShuffled: Bool?
    /// `off`, `track` or `context`.
    package var repeatMode: String?
    /// The actions that the player refuses now: `skipping_next`, `seeking` …
    package var disallows: Set<String>

    private enum CodingKeys: String, CodingKey {
        case device, item, context, actions
        case isPlaying = "is_playing"
        case progress = "progress_ms"
        case itemType = "currently_playing_type"
        case isShuffled = "shuffle_state"
        case repeatMode = "repeat_state"
    }

    // On the wire the flags are a level deeper than in Spotify's schema (SpotifyContract §4).
    private struct Actions: Decodable { var disallows: [String: Bool?]? }

    /// Requires nothing, since every field can be missing.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        device = container.lenient(Device.self, .device)
        isPlaying = container.lenient(Bool.self, .isPlaying) ?? false
        progress = container.milliseconds(.progress)
        item = container.lenient(PlayableItem.self, .item)
        images = container.lenient(Pictures.self, .item)?.images ?? []
        itemType = container.lenient(String.self, .itemType) ?? "unknown"
        context = container.lenient(Context.self, .context)
        isShuffled = container.lenient(Bool.self, .isShuffled)
        repeatMode = container.lenient(String.self, .repeatMode)
        let flags = container.lenient(Actions.self, .actions)?.disallows ?? [:]
        disallows = Set(flags.filter { $0.value == true }.keys)
    }
}

/// What plays, and what the player will play after it.
package struct Queue: Sendable, Hashable, Decodable {
    /// What plays now; nil for nothing, and for what the Web API has no object for.
    package var current: PlayableItem?
    /// At most 20 entries; a shorter queue is filled up by repeating it (SpotifyContract §5).
    package var upcoming: [PlayableItem]
    /// How many entries were null.
    package var missing: Int
    /// How many entries could not be read.
    package var unreadable: Int

    private enum CodingKeys: String, CodingKey {
        case current = "currently_playing"
        case upcoming = "queue"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        current = container.lenient(PlayableItem.self, .current)
        let list = container.lenientList(PlayableItem.self, .upcoming) ?? ([], 0, 0)
        upcoming = list.items
        missing = list.dropped - list.unreadable
        unreadable = list.unreadable
    }
}
