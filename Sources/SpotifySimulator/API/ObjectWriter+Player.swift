// The player on the wire (SpotifyContract §4, §5): devices, the object of `/me/player` and its smaller sibling,
// the queue, and recently played tracks. What the player does is decided in `SimulatedPlayer`.

import FoundationEssentials

extension ObjectWriter {
    /// A device; `active` is the id of the device that plays.
    func device(_ device: SimulatedDevice, active: String?) -> JSONValue {
        let volume: JSONValue
        let isAdjustable: Bool
        switch device.volume {
        case .percent(let percent): (volume, isAdjustable) = (.int(percent), true)
        case .fixed: (volume, isAdjustable) = (100, false)
        }
        return [
            "id": device.hidesID ? nil : .string(device.id), "is_active": .bool(device.id == active),
            "is_private_session": .bool(device.isPrivateSession),
            "is_restricted": .bool(device.isRestricted), "name": .string(device.name), "type": .string(device.type),
            "volume_percent": volume, "supports_volume": .bool(isAdjustable),
        ]
    }

    /// Where the music comes from; liked songs have a context of their own.
    func context(_ context: PlaybackContext?) -> JSONValue {
        guard let context else { return nil }
        let (page, href) =
            switch context {
            case .artist(let id), .album(let id), .playlist(let id), .show(let id):
                ("\(context.kind)/\(id)", "\(base)/\(context.kind)s/\(id)")
            case .collection: ("collection/tracks", "\(base)/me/tracks")
            }
        return [
            "external_urls": ["spotify": .string("https://open.spotify.com/\(page)")], "href": .string(href),
            "type": .string(context.kind), "uri": .string(context.uri),
        ]
    }

    /// What plays, without the device: the object of `currently-playing`.
    ///
    /// Episodes are shown only to a request that names them in `additional_types`; advertisements
    /// never (SpotifyContract §5).
    func playing(_ playback: SimulatedPlayer.Playback, at moment: Date, _ view: PlayerView) -> [JSONValue.Member] {
        let session = playback.session
        let current = session?.current
        let isHidden = view.hidesPausedItem && session?.isPlaying == false
        return [
            member("timestamp", .int(milliseconds(session?.changed ?? moment))),
            member("context", playback.isPrivate ? nil : context(session?.context)),
            member("progress_ms", session.map { .int($0.progress(at: moment, in: catalogue)) } ?? nil),
            member("item", isHidden ? nil : current.map { shown($0, view) } ?? nil),
            member("currently_playing_type", .string(current.map(\.playingType) ?? "unknown")),
            member("actions", ["disallows": disallowed(playback, on: view.device)]),
            member("is_playing", .bool(session?.isPlaying ?? false)),
        ]
    }

    /// The whole player: device, modes, and what plays.
    func playback(_ playback: SimulatedPlayer.Playback, at moment: Date, _ view: PlayerView) -> JSONValue {
        .object(
            [
                member("device", view.device.map { device($0, active: $0.id) } ?? nil),
                member("shuffle_state", .bool(playback.shuffle)),
                member("smart_shuffle", false),
                member("repeat_state", .string(playback.repeating.rawValue)),
            ] + playing(playback, at: moment, view)
        )
    }

    /// The current item and twenty that follow. A short queue is padded by repeating itself (SpotifyContract §5).
    func queue(_ playback: SimulatedPlayer.Playback) -> JSONValue {
        guard let session = playback.session else { return ["currently_playing": nil, "queue": []] }
        let coming = session.upcoming(repeating: playback.repeating, atMost: 20)
        let round = (coming.isEmpty ? [session.current] : coming).map(item)
        return [
            "currently_playing": item(session.current),
            "queue": .array((0..<20).map { round[$0 % round.count] }),
        ]
    }

    /// Whatever plays, as an object of its own kind; null for an advertisement.
    func item(_ item: Playable) -> JSONValue {
        switch item {
        case .track(let index): track(index)
        case .episode(let index): episode(index)
        case .chapter(let index): chapter(index)
        case .advertisement: nil
        }
    }

    /// The item, unless it is an episode and the request does not know episodes.
    private func shown(_ item: Playable, _ view: PlayerView) -> JSONValue {
        item.isSpoken && !view.showsEpisodes ? nil : self.item(item)
    }

    /// An entry of the recently played tracks.
    func play(_ play: SimulatedPlayer.Play) -> JSONValue {
        [
            "track": track(play.track),
            "played_at": .string(play.at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            "context": context(play.context),
        ]
    }

    /// Unix time in milliseconds, the unit of every time in the player's objects.
    func milliseconds(_ date: Date) -> Int {
        Int((date.timeIntervalSince1970 * 1_000).rounded())
    }

    /// The flags of `disallows`. Only what is not allowed is listed (SpotifyContract §4).
    private func disallowed(_ playback: SimulatedPlayer.Playback, on device: SimulatedDevice?) -> JSONValue {
        guard let session = playback.session else { return [:] }
        var flags = [session.isPlaying ? "resuming" : "pausing"]
        if session.context == nil, session.items.count == 1 { flags.append("toggling_shuffle") }
        if session.isInterrupted { flags += ["seeking", "skipping_next", "skipping_prev"] }
        if device?.isRestricted == true {
            flags += ["interrupting_playback", "toggling_repeat_context", "toggling_repeat_track"]
        }
        return .object(flags.map { member($0, true) })
    }
}

/// How a read wants to see the player.
struct PlayerView {
    /// The active device, or `nil` for `currently-playing`, which does not show it.
    var device: SimulatedDevice?
    /// Whether `additional_types` names episodes.
    var showsEpisodes = false
    /// Whether `item` is null while the player is paused (`SimulatorConfiguration.dropsItemWhenPaused`).
    var hidesPausedItem = false
}

extension Playable {
    /// `currently_playing_type`.
    fileprivate var playingType: String {
        switch self {
        case .track: "track"
        case .episode, .chapter: "episode"
        case .advertisement: "ad"
        }
    }
}
