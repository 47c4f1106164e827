// The reads of the player (SpotifyContract §5): playback, currently playing, devices, queue, recently played.
// Each first lets the player catch up with the clock.

import FoundationEssentials
import HTTPTypes

/// The endpoints that look at the player.
enum PlayerReads {
    static let routes: [Route] = [
        Route(.get, "me/player", scopes: [.readPlaybackState], for: .user, counts: .player, answer: playback),
        Route(
            .get, "me/player/currently-playing", scopes: [.readCurrentlyPlaying], for: .user, counts: .player,
            answer: currentlyPlaying,
        ),
        Route(.get, "me/player/devices", scopes: [.readPlaybackState], for: .user, counts: .player, answer: devices),
        Route(
            .get, "me/player/queue", scopes: [.readCurrentlyPlaying, .readPlaybackState], for: .user,
            counts: .player, answer: queue,
        ),
        Route(
            .get, "me/player/recently-played", scopes: [.readRecentlyPlayed], for: .user, counts: .player,
            answer: recentlyPlayed,
        ),
    ]

    /// `GET /me/player`: 204 when no device is active.
    @Sendable
    private static func playback(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let playback = player.shown(at: call.now)
        guard let device = state.activeDevice(of: player, playback) else { return .nothing }
        return .json(call.writer(state).playback(playback, at: call.now, view(call, state, device)))
    }

    /// `GET /me/player/currently-playing`: 204 also when a device is active and nothing was played on it.
    @Sendable
    private static func currentlyPlaying(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let playback = player.shown(at: call.now)
        guard playback.session != nil, let device = state.activeDevice(of: player, playback) else { return .nothing }
        return .json(.object(call.writer(state).playing(playback, at: call.now, view(call, state, device))))
    }

    /// What a read wants to see: its `additional_types`, and the configured quirk.
    private static func view(_ call: APICall, _ state: SimulatorState, _ device: SimulatedDevice) -> PlayerView {
        let types = (call.request.parameter("additional_types") ?? "").split(separator: ",")
        return PlayerView(
            device: device, showsEpisodes: types.contains("episode"),
            hidesPausedItem: state.configuration.dropsItemWhenPaused)
    }

    /// `GET /me/player/devices`.
    @Sendable
    private static func devices(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let active = player.shown(at: call.now).device
        let writer = call.writer(state)
        let listed = player.listed(state.world.devices).map { writer.device($0, active: active) }
        return .json(["devices": .array(listed)])
    }

    /// `GET /me/player/queue`.
    @Sendable
    private static func queue(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let playback = state.settledPlayer(of: call).shown(at: call.now)
        return .json(call.writer(state).queue(playback))
    }

    /// `GET /me/player/recently-played`: newest first, bounded by `after` or `before` in Unix milliseconds.
    @Sendable
    private static func recentlyPlayed(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let limit = try call.window(limit: 20, atMost: 50).limit
        let after = try call.integer("after")
        let before = try call.integer("before")
        guard after == nil || before == nil else { throw .badRequest("Only one of after and before may be given") }
        let writer = call.writer(state)
        let history = state.settledPlayer(of: call).history.filter { play in
            let moment = writer.milliseconds(play.at)
            return call.repeatsPages || moment > after ?? .min && moment < before ?? .max
        }
        let items = history.prefix(limit)
        let path = writer.base + "/me/player/recently-played"
        // Both cursors are times of plays in milliseconds; with no plays the service sends null instead of an object.
        let cursors = items.first.flatMap { first in
            items.last.map { last in (String(writer.milliseconds(first.at)), String(writer.milliseconds(last.at))) }
        }
        let next = history.count > limit ? cursors.map { "\(path)?before=\($0.1)&limit=\(limit)" } : nil
        return .json([
            "items": .array(items.map(writer.play)),
            "next": .text(next),
            "cursors": cursors.map { ["after": .string($0.0), "before": .string($0.1)] } ?? nil,
            "limit": .int(limit),
            "href": .string("\(path)?limit=\(limit)"),
        ])
    }
}

extension SimulatorState {
    /// The caller's player, after everything that the clock has brought.
    mutating func settledPlayer(of call: APICall) -> SimulatedPlayer {
        var player = player(of: call.userID)
        player.advertisementsEvery = configuration.advertisementsEvery
        player.settle(at: call.now, in: world.catalogue)
        players[call.userID] = player
        return player
    }

    /// The active device, if it is still listed.
    func activeDevice(of player: SimulatedPlayer, _ playback: SimulatedPlayer.Playback) -> SimulatedDevice? {
        player.listed(world.devices).first { $0.id == playback.device }
    }
}
