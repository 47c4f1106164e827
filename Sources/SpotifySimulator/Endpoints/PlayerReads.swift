// The reads of the player (SpotifyContract §5): playback, currently playing, devices, queue, recently played.

import FoundationEssentials
import HTTPTypes

/// Endpoints that look at the player.
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

    @Sendable
    private static func playback(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let standing = player.shown(at: call.now)
        guard let device = state.activeDevice(of: player, standing) else { return .nothing }
        return .json(call.writer(state).playback(standing, at: call.now, view(call, state, device)))
    }

    @Sendable
    private static func currentlyPlaying(
        _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let standing = player.shown(at: call.now)
        guard standing.session != nil, let device = state.activeDevice(of: player, standing) else { return .nothing }
        return .json(.object(call.writer(state).playing(standing, at: call.now, view(call, state, device))))
    }

    private static func view(_ call: APICall, _ state: SimulatorState, _ device: SimulatedDevice) -> PlayerView {
        let types = (call.request.parameter("additional_types") ?? "").split(separator: ",")
        return PlayerView(
            device: device, showsEpisodes: types.contains("episode"),
            hidesPausedItem: state.configuration.dropsItemWhenPaused)
    }

    @Sendable
    private static func devices(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let player = state.settledPlayer(of: call)
        let active = player.shown(at: call.now).device
        let writer = call.writer(state)
        let listed = player.listed(state.world.devices).map { writer.device($0, active: active) }
        return .json(["devices": .array(listed)])
    }

    @Sendable
    private static func queue(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let standing = state.settledPlayer(of: call).shown(at: call.now)
        return .json(call.writer(state).queue(standing))
    }

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
    /// The caller's player, with everything done that the clock has brought.
    mutating func settledPlayer(of call: APICall) -> Player {
        var player = player(of: call.userID)
        player.advertisementsEvery = configuration.advertisementsEvery
        player.settle(at: call.now, in: world.catalogue)
        players[call.userID] = player
        return player
    }

    /// The active device, if it is still there.
    func activeDevice(of player: Player, _ standing: Player.Standing) -> SimulatedDevice? {
        player.listed(world.devices).first { $0.id == standing.device }
    }
}
