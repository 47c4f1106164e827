// What is known of the player: what a look brought and what our own commands asked for since, part by part with the moment
// of each. Spotify's own state lags behind commands (SpotifyContract §5), so for a moment what was asked is truer than what it
// says; and several shells that ask what plays need not all ask Spotify.

package import FoundationEssentials
import SpotifyModel

/// A part of the player's state, and how it is known.
package struct Known<Value: Sendable & Hashable & Codable>: Sendable, Hashable, Codable {
    package enum Source: String, Sendable, Codable { case look, command }

    package var value: Value
    package var at: Date
    package var source: Source

    package init(_ value: Value, at moment: Date, by source: Source) {
        self.value = value
        at = moment
        self.source = source
    }

    /// Whether it was learnt within so many seconds; what comes from the future was learnt by another clock.
    package func isYounger(than seconds: Double, at now: Date) -> Bool {
        (0..<seconds).contains(now.timeIntervalSince(at))
    }
}

/// What is known of the player.
package struct KnownPlayer: Sendable, Hashable, Codable {
    /// What plays, as far as `now` shows it; or what was asked for, when that is an album or a playlist.
    package struct Item: Sendable, Hashable, Codable {
        package var kind: String
        package var uri: String?
        package var name: String
        package var artist: String?
        package var artistURI: String?
        package var album: String?
        package var albumURI: String?
        /// The show or the audiobook.
        package var show: String?
        package var duration: Duration?
        package var isLocal: Bool

        package init(kind: String, uri: String?, name: String) {
            self.kind = kind
            self.uri = uri
            self.name = name
            isLocal = false
        }

        /// Whether it is an album or the like, of which only Spotify can tell what plays.
        package var isContext: Bool { ItemKind(rawValue: kind)?.isPlayable != true }
    }

    /// Whether it moves, and where it was at that moment.
    package struct Motion: Sendable, Hashable, Codable {
        package var isPlaying: Bool
        package var progress: Duration?

        package init(isPlaying: Bool, progress: Duration?) {
            self.isPlaying = isPlaying
            self.progress = progress
        }
    }

    /// A device that can be named.
    package struct Device: Sendable, Hashable, Codable {
        /// nil where it takes no commands.
        package var id: String?
        package var name: String
        /// `Computer`, `Speaker` …; with whether it is the one that plays it tells devices of one name apart.
        package var type: String?
        package var isActive: Bool?

        package init(id: String?, name: String, type: String? = nil, isActive: Bool? = nil) {
            self.id = id
            self.name = name
            self.type = type
            self.isActive = isActive
        }
    }

    /// What it plays from.
    package struct Context: Sendable, Hashable, Codable {
        package var uri: String
        package var name: String?

        package init(uri: String, name: String?) {
            self.uri = uri
            self.name = name
        }
    }

    /// nil when nothing is known; a nil value when Spotify named nothing.
    package var item: Known<Item?>?
    /// `ad`, `unknown` … for what has no name.
    package var itemType: String?
    package var context: Context?
    package var motion: Known<Motion>?
    package var shuffle: Known<Bool>?
    package var repeating: Known<String>?
    package var device: Known<Device>?
    /// 0 to 100.
    package var volume: Known<Int>?
    /// Whether nobody can set it from here.
    package var hasFixedVolume: Bool?
    /// The volume before `mute`.
    package var mutedVolume: Int?
    /// The devices of the last look at them.
    package var devices: [Device] = []
    /// When our last command was accepted.
    package var commanded: Date?

    package init() {}

    /// For how long a command of ours is truer than what Spotify says, in seconds.
    package static let lag = 2.0
    /// How long after a command a look is not worth its request yet, in seconds.
    package static let settling = 0.5
    /// For how long a look answers scripts, in seconds.
    package static let trust = 15.0
    /// How many devices are remembered.
    package static let deviceLimit = 12
    /// Nothing plays longer than this many seconds; a clock may say that it does.
    private static let longestPlay = 1e9
}

extension KnownPlayer {
    /// How far it has come by now.
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

    /// Whether it tells what plays so well that Spotify need not be asked: right after our own command, and for scripts
    /// until a look is old or the track at its end (Language §6).
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
    /// What of it can be true: a file may hold anything, and arithmetic with what no player ever said would end the
    /// process.
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

    /// From 1970 to the end of the year 9999.
    private static let moments = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 253_402_300_800)
    /// Nothing that plays is longer than a year.
    private static let lengths = Duration.zero...Duration.seconds(366 * 86_400)

    private static func checked<Value>(_ part: Known<Value>?) -> Known<Value>? {
        part.flatMap { moments.contains($0.at) ? $0 : nil }
    }

    private static func checked(_ length: Duration) -> Duration? { lengths.contains(length) ? length : nil }
}
