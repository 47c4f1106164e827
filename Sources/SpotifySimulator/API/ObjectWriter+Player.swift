// The player on the wire (contract §4, §5).

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
            "id": .string(device.id), "is_active": .bool(device.id == active), "is_private_session": false,
            "is_restricted": .bool(device.isRestricted), "name": .string(device.name), "type": .string(device.type),
            "volume_percent": volume, "supports_volume": .bool(isAdjustable),
        ]
    }

    func context(_ context: PlaybackContext?) -> JSONValue {
        guard let context else { return nil }
        let id = context.id.description
        return .object(identity(context.kind.rawValue, id).filter { $0.name != "id" })
    }

    /// What plays, without the device; the object of `currently-playing`.
    func playing(_ standing: Player.Standing, at moment: Date) -> [JSONValue.Member] {
        let session = standing.session
        return [
            member("timestamp", .int(milliseconds(session?.changed ?? moment))),
            member("context", context(session?.context)),
            member("progress_ms", session.map { .int($0.progress(at: moment, in: catalogue)) } ?? nil),
            member("item", session.map { track($0.current) } ?? nil),
            member("currently_playing_type", session == nil ? "unknown" : "track"),
            member("actions", ["disallows": disallowed(standing)]),
            member("is_playing", .bool(session?.isPlaying ?? false)),
        ]
    }

    /// The whole player.
    func playback(_ standing: Player.Standing, on device: SimulatedDevice, at moment: Date) -> JSONValue {
        .object(
            [
                member("device", self.device(device, active: device.id)),
                member("shuffle_state", .bool(standing.shuffle)),
                member("smart_shuffle", false),
                member("repeat_state", .string(standing.repeating.rawValue)),
            ] + playing(standing, at: moment)
        )
    }

    /// The current track and twenty that follow; a short queue is padded by repeating itself (contract §5).
    func queue(_ standing: Player.Standing) -> JSONValue {
        guard let session = standing.session else { return ["currently_playing": nil, "queue": []] }
        let coming = session.upcoming(repeating: standing.repeating)
        let round = coming.isEmpty ? [session.current] : coming
        return [
            "currently_playing": track(session.current),
            "queue": .array((0..<20).map { track(round[$0 % round.count]) }),
        ]
    }

    /// An entry of the plays heard lately.
    func play(_ play: Player.Play) -> JSONValue {
        [
            "track": track(play.track),
            "played_at": .string(
                play.at.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true))
            ),
            "context": context(play.context),
        ]
    }

    func milliseconds(_ date: Date) -> Int {
        Int((date.timeIntervalSince1970 * 1_000).rounded())
    }

    private func disallowed(_ standing: Player.Standing) -> JSONValue {
        guard let session = standing.session else { return [:] }
        var flags = [member(session.isPlaying ? "resuming" : "pausing", true)]
        if session.context == nil, session.tracks.count == 1 { flags.append(member("toggling_shuffle", true)) }
        return .object(flags)
    }
}
