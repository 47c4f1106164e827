// The player on the wire (SpotifyContract §4, §5).

import FoundationEssentials

extension ObjectWriter {
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

    /// What plays, without the device; the object of `currently-playing`. Episodes are shown only to those who say
    /// that they know them, advertisements to nobody (SpotifyContract §5).
    func playing(_ standing: Player.Standing, at moment: Date, _ view: PlayerView) -> [JSONValue.Member] {
        let session = standing.session
        let current = session?.current
        let isHidden = view.hidesPausedItem && session?.isPlaying == false
        return [
            member("timestamp", .int(milliseconds(session?.changed ?? moment))),
            member("context", standing.isPrivate ? nil : context(session?.context)),
            member("progress_ms", session.map { .int($0.progress(at: moment, in: catalogue)) } ?? nil),
            member("item", isHidden ? nil : current.map { shown($0, view) } ?? nil),
            member("currently_playing_type", .string(current.map(\.playingType) ?? "unknown")),
            member("actions", ["disallows": disallowed(standing, on: view.device)]),
            member("is_playing", .bool(session?.isPlaying ?? false)),
        ]
    }

    /// The whole player.
    func playback(_ standing: Player.Standing, at moment: Date, _ view: PlayerView) -> JSONValue {
        .object(
            [
                member("device", view.device.map { device($0, active: $0.id) } ?? nil),
                member("shuffle_state", .bool(standing.shuffle)),
                member("smart_shuffle", false),
                member("repeat_state", .string(standing.repeating.rawValue)),
            ] + playing(standing, at: moment, view)
        )
    }

    /// The current item and twenty that follow; a short queue is padded by repeating itself (SpotifyContract §5).
    func queue(_ standing: Player.Standing) -> JSONValue {
        guard let session = standing.session else { return ["currently_playing": nil, "queue": []] }
        let coming = session.upcoming(repeating: standing.repeating, atMost: 20)
        let round = (coming.isEmpty ? [session.current] : coming).map(item)
        return [
            "currently_playing": item(session.current),
            "queue": .array((0..<20).map { round[$0 % round.count] }),
        ]
    }

    /// Whatever plays, as an object of its own kind.
    func item(_ item: Playable) -> JSONValue {
        switch item {
        case .track(let index): track(index)
        case .episode(let index): episode(index)
        case .chapter(let index): chapter(index)
        case .advertisement: nil
        }
    }

    private func shown(_ item: Playable, _ view: PlayerView) -> JSONValue {
        item.isSpoken && !view.showsEpisodes ? nil : self.item(item)
    }

    /// An entry of the plays heard lately.
    func play(_ play: Player.Play) -> JSONValue {
        [
            "track": track(play.track),
            "played_at": .string(play.at.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))),
            "context": context(play.context),
        ]
    }

    func milliseconds(_ date: Date) -> Int {
        Int((date.timeIntervalSince1970 * 1_000).rounded())
    }

    /// Only what is not allowed is listed.
    private func disallowed(_ standing: Player.Standing, on device: SimulatedDevice?) -> JSONValue {
        guard let session = standing.session else { return [:] }
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
    var device: SimulatedDevice?
    /// Whether `additional_types` names episodes.
    var showsEpisodes = false
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
