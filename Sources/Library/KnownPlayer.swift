// Owns what is known of the player: what the last look at it brought and what juke's own commands have asked for since,
// part by part with the moment of each. Spotify's state follows commands with a delay (SpotifyContract §5), so for a
// moment a command is a better source than Spotify's answer; and several shells that want to know what plays need not
// all send a request.

package import FoundationEssentials
import SpotifyModel

/// A part of the player's state, with how it is known and since when.
package struct Known<Value: Sendable>: Sendable {
    /// Spotify's answer, or a command of juke's that was accepted.
    package enum Source: String, Sendable { case look, command }

    /// What is known.
    package var value: Value
    /// Since when.
    package var at: Date
    /// How it became known, which decides how long it is believed.
    package var source: Source

    /// Something that became known at that moment.
    package init(_ value: Value, at moment: Date, by source: Source) {
        self.value = value
        at = moment
        self.source = source
    }

    /// Whether it became known less than so many seconds ago. A moment in the future was written by
    /// another clock and does not count.
    package func isYounger(than seconds: Double, at now: Date) -> Bool {
        (0..<seconds).contains(now.timeIntervalSince(at))
    }
}

// Conditions, and none on the type: at run time the program would look through all of its conformances for each value.
extension Known: Equatable where Value: Equatable {}
extension Known: Hashable where Value: Hashable {}

/// All that is known of the player.
package struct KnownPlayer: Sendable, Hashable {
    /// What plays, in the fields that `now` shows; or what was asked for, when that is an album or a playlist.
    package struct Item: Sendable, Hashable {
        /// The kind of a row: `track`, `episode`, `album` …
        package var kind: String
        /// nil for a local file that has none.
        package var uri: String?
        /// The name, unsanitised.
        package var name: String
        /// The credit as shown.
        package var artist: String?
        /// The first artist, for links.
        package var artistURI: String?
        /// The name of the album.
        package var album: String?
        /// The album, for links.
        package var albumURI: String?
        /// The show of an episode or the book of a chapter.
        package var show: String?
        /// Its length; nil where the row did not hold it, so its end is unknown.
        package var duration: Duration?
        /// Whether it is a file on a device.
        package var isLocal: Bool

        /// An item of which no more is known.
        package init(kind: String, uri: String?, name: String) {
            self.kind = kind
            self.uri = uri
            self.name = name
            isLocal = false
        }

        /// Whether it is an album or the like; then only Spotify knows which track of it plays.
        package var isContext: Bool { ItemKind(rawValue: kind)?.isPlayable != true }
    }

    /// Whether it plays, and how far it had come at that moment.
    package struct Motion: Sendable, Hashable {
        /// False while it is paused, and where nothing plays.
        package var isPlaying: Bool
        /// nil where only Spotify knows it, as after a skip.
        package var progress: Duration?

        /// A motion that began, or was seen, at the moment it is kept with.
        package init(isPlaying: Bool, progress: Duration?) {
            self.isPlaying = isPlaying
            self.progress = progress
        }
    }

    /// A device, as it is shown and asked for.
    package struct Device: Sendable, Hashable {
        /// nil where it accepts no commands.
        package var id: String?
        /// The name, by which it is found again when its ID changes (SpotifyContract §5).
        package var name: String
        /// `Computer`, `Speaker` …; together with ``isActive`` it distinguishes devices of the same name.
        package var type: String?
        /// Whether it was the active one at the last look.
        package var isActive: Bool?

        /// A device as it was listed or chosen.
        package init(id: String?, name: String, type: String? = nil, isActive: Bool? = nil) {
            self.id = id
            self.name = name
            self.type = type
            self.isActive = isActive
        }
    }

    /// The album, playlist or the like that it plays from.
    package struct Context: Sendable, Hashable {
        /// The album, playlist or show, as Spotify names it.
        package var uri: String
        /// nil where only the URI is known: Spotify's answers do not hold the name.
        package var name: String?

        /// A context, with its name where a row gave it.
        package init(uri: String, name: String?) {
            self.uri = uri
            self.name = name
        }
    }

    /// nil when nothing is known; a nil value when Spotify said that nothing plays.
    package var item: Known<Item?>?
    /// The type of an item that Spotify has no object for: `ad`, `unknown` …
    package var itemType: String?
    /// nil where it plays from nothing, or that is not known.
    package var context: Context?
    /// nil when nothing is known of it.
    package var motion: Known<Motion>?
    /// Whether shuffle is on.
    package var shuffle: Known<Bool>?
    /// `off`, `track` or `context`.
    package var repeating: Known<String>?
    /// Where it plays.
    package var device: Known<Device>?
    /// 0 to 100.
    package var volume: Known<Int>?
    /// Whether the volume cannot be set from here.
    package var hasFixedVolume: Bool?
    /// The volume before `mute`, to which `mute` returns.
    package var mutedVolume: Int?
    /// The devices, as of the last look at them.
    package var devices: [Device] = []
    /// When a command of ours was last accepted.
    package var commanded: Date?

    /// Nothing is known yet.
    package init() {}

    /// How long after a command of ours it is truer than what Spotify answers, in seconds.
    package static let lag = 2.0
    /// How long after a command a look is not worth its request, in seconds.
    package static let settling = 0.5
    /// How long the result of a look is used for scripts, in seconds.
    package static let trust = 15.0
    /// How many devices are kept.
    package static let deviceLimit = 12
    /// The longest time that is counted as played, in seconds; clocks that were set could give more.
    private static let longestPlay = 1e9
}

extension KnownPlayer {
    /// How far it has come by now, at most to the item's end; nil where that is not known.
    package func progress(at now: Date) -> Duration? {
        guard let motion, let start = motion.value.progress else { return nil }
        let passed = motion.value.isPlaying ? min(max(0, now.timeIntervalSince(motion.at)), Self.longestPlay) : 0
        let progress = start + .milliseconds(Int64(passed * 1000))
        return item?.value?.duration.map { min($0, progress) } ?? progress
    }

    /// When what plays ends; nil while it is paused, and where its length is not known.
    package var end: Date? {
        guard let motion, motion.value.isPlaying, let progress = motion.value.progress,
            let length = item?.value?.duration
        else { return nil }
        return motion.at + Double((length - progress).components.seconds)
    }

    /// Whether it says what plays well enough that no request is needed: right after a command of ours, and for
    /// scripts until the look is old or the track has ended (Language §6).
    package func tellsWhatPlays(at now: Date, toScript isScript: Bool) -> Bool {
        guard let item else { return false }
        if let end, end <= now, item.at < end { return false }
        let isOurs = commanded.map { (0..<Self.lag).contains(now.timeIntervalSince($0)) } ?? false
        if isOurs, item.value?.isContext == false, item.isYounger(than: Self.trust, at: now) { return true }
        let isNamed = item.source == .look || item.value?.duration != nil
        return isScript && isNamed && item.isYounger(than: Self.trust, at: now)
    }
}

extension KnownPlayer {
    /// The parts of it that can be true. A file may contain anything, and arithmetic with what no player ever
    /// said could crash the process.
    package func plausible() -> KnownPlayer {
        var player = self
        player.item = Self.checked(item)
        player.item?.value?.duration = item?.value?.duration.flatMap(Self.checked)
        player.motion = Self.checked(motion)
        player.motion?.value.progress = motion?.value.progress.flatMap(Self.checked)
        player.shuffle = Self.checked(shuffle)
        player.repeating = Self.checked(repeating)
        player.device = Self.checked(device)
        player.volume = Self.checked(volume).flatMap { (-1...100).contains($0.value) ? $0 : nil }
        player.mutedVolume = mutedVolume.flatMap { (0...100).contains($0) ? $0 : nil }
        player.devices = Array(devices.prefix(Self.deviceLimit))
        player.commanded = commanded.flatMap { Self.moments.contains($0) ? $0 : nil }
        return player
    }

    /// Moments from 1970 to the end of the year 9999.
    private static let moments = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 253_402_300_800)
    /// The lengths that are believed: nothing that plays is longer than a year.
    private static let lengths = Duration.zero...Duration.seconds(366 * 86_400)

    private static func checked<Value>(_ part: Known<Value>?) -> Known<Value>? {
        part.flatMap { moments.contains($0.at) ? $0 : nil }
    }

    private static func checked(_ length: Duration) -> Duration? { lengths.contains(length) ? length : nil }
}
