// The player: devices, what plays, what comes next (SpotifyContract §5). Almost everything can be missing.

/// A device that can play; without an ID it cannot be told to.
package struct Device: Sendable, Hashable, Decodable {
    package var id: String?
    package var name: String
    package var type: String
    package var isActive: Bool
    package var isRestricted: Bool
    package var isPrivateSession: Bool
    /// 0 to 100.
    package var volume: Int?
    package var supportsVolume: Bool

    private enum CodingKeys: String, CodingKey {
        case id, name, type
        case isActive = "is_active"
        case isRestricted = "is_restricted"
        case isPrivateSession = "is_private_session"
        case volume = "volume_percent"
        case supportsVolume = "supports_volume"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = container.lenient(String.self, .id)
        // Devices without a name there are; one whose name is no text is nothing that could be shown or chosen.
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
    package var devices: [Device]
    /// How many entries cannot be read.
    package var unreadable: Int

    private enum CodingKeys: String, CodingKey { case devices }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let list = container.lenientList(Device.self, .devices) ?? ([], 0, 0)
        (devices, unreadable) = (list.items, list.unreadable)
    }
}

/// What plays.
package struct Playback: Sendable, Hashable, Decodable {
    /// What it plays from.
    package struct Context: Sendable, Hashable, Decodable {
        package var type: String?
        package var uri: String?
    }

    package var device: Device?
    package var isPlaying: Bool
    package var progress: Duration?
    /// nil for advertisements and whatever the Web API has no name for.
    package var item: PlayableItem?
    /// `track`, `episode`, `ad` or `unknown`.
    package var itemType: String
    package var context: Context?
    package var isShuffled: Bool?
    /// `off`, `track` or `context`.
    package var repeatMode: String?
    /// What the player refuses now: `skipping_next`, `seeking` …
    package var disallows: Swift.Set<String>

    private enum CodingKeys: String, CodingKey {
        case device, item, context, actions
        case isPlaying = "is_playing"
        case progress = "progress_ms"
        case itemType = "currently_playing_type"
        case isShuffled = "shuffle_state"
        case repeatMode = "repeat_state"
    }

    private struct Actions: Decodable { var disallows: [String: Bool?]? }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        device = container.lenient(Device.self, .device)
        isPlaying = container.lenient(Bool.self, .isPlaying) ?? false
        progress = container.milliseconds(.progress)
        item = container.lenient(PlayableItem.self, .item)
        itemType = container.lenient(String.self, .itemType) ?? "unknown"
        context = container.lenient(Context.self, .context)
        isShuffled = container.lenient(Bool.self, .isShuffled)
        repeatMode = container.lenient(String.self, .repeatMode)
        let flags = container.lenient(Actions.self, .actions)?.disallows ?? [:]
        disallows = Swift.Set(flags.filter { $0.value == true }.keys)
    }
}

/// What plays, and what comes next.
package struct Queue: Sendable, Hashable, Decodable {
    package var current: PlayableItem?
    package var upcoming: [PlayableItem]
    /// Entries that were null, and those that could not be read.
    package var missing: Int
    package var unreadable: Int

    private enum CodingKeys: String, CodingKey {
        case current = "currently_playing"
        case upcoming = "queue"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        current = container.lenient(PlayableItem.self, .current)
        let list = container.lenientList(PlayableItem.self, .upcoming) ?? ([], 0, 0)
        upcoming = list.items
        missing = list.dropped - list.unreadable
        unreadable = list.unreadable
    }
}
