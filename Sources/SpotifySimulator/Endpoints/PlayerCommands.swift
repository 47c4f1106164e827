// The commands of the player (SpotifyContract §5). Each reads its parameters first and then acts on a device: the
// one named, else the active one. The body of `play` is read by PlayBody; how the music moves is PlaybackSession's.

import Exchange
import FoundationEssentials
import HTTPTypes

/// The endpoints that change the player. Every command needs a user with Premium, a target device, and a
/// state in which it makes sense; the refusals are 403 `PREMIUM_REQUIRED`, 404 `NO_ACTIVE_DEVICE` and 403
/// `UNKNOWN` (SpotifyContract §5).
enum PlayerCommands {
    static let routes: [Route] = [
        command(.put, "me/player", transfer), command(.put, "me/player/play", play),
        command(.put, "me/player/pause", pause), command(.post, "me/player/next", next),
        command(.post, "me/player/previous", previous), command(.put, "me/player/seek", seek),
        command(.put, "me/player/volume", volume), command(.put, "me/player/shuffle", shuffle),
        command(.put, "me/player/repeat", setRepeat), command(.post, "me/player/queue", enqueue),
    ]

    /// All commands need the same scope and a user.
    private static func command(
        _ method: HTTPRequest.Method, _ path: String, _ answer: @escaping Route.Handler,
    ) -> Route {
        Route(method, path, scopes: [.modifyPlaybackState], for: .user, counts: .player, answer: answer)
    }

    /// `PUT /me/player`: moves the music to another device. Without `"play": true` a paused player stays paused.
    @Sendable
    private static func transfer(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let body = JSONValue.reading(call.request.body) else { throw .badRequest("Malformed json") }
        guard let ids = body["device_ids"]?.asArray, let id = ids.first?.asString else {
            throw .badRequest("Missing required field: device_ids")
        }
        // The parameter is an array, but the service moves the music to one device only (SpotifyContract §5).
        guard ids.count == 1 else { throw .badRequest("Only one device_id is currently supported") }
        return try run(call, on: id, in: &state) { player, device, _ throws(APIError) in
            player.now.device = device.id
            player.now.isPrivate = device.isPrivateSession
            if body["play"]?.asBool == true { player.now.session?.resume(at: call.now) }
        }
    }

    /// `PUT /me/player/play`: resumes, or starts what the body names. Resuming what already plays on
    /// that device is a restriction.
    @Sendable
    private static func play(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let order = try PlayBody.order(call.request.body, for: call.userID, in: state.world)
        return try run(call, in: &state) { player, device, state throws(APIError) in
            switch order {
            case .resume:
                // Resuming on another device is a move, which is allowed while the music plays.
                let isElsewhere = player.now.device != device.id
                guard let session = player.now.session, !session.isPlaying || isElsewhere else { throw .restriction }
                player.now.session?.resume(at: call.now)
            case .restart:
                guard player.now.session != nil else { throw .restriction }
                player.now.session?.restart(at: call.now)
            case .start(let list):
                player.start(list, seed: state.configuration.shuffleSeed, at: call.now, in: state.world.catalogue)
            }
            player.now.device = device.id
            player.now.isPrivate = device.isPrivateSession
        }
    }

    /// `PUT /me/player/pause`; pausing a paused player is a restriction.
    @Sendable
    private static func pause(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try run(call, in: &state) { player, _, state throws(APIError) in
            guard let session = player.now.session, session.isPlaying else { throw .restriction }
            player.pause(at: call.now, in: state.world.catalogue)
        }
    }

    /// `POST /me/player/next`.
    @Sendable
    private static func next(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try skip(.next, call, &state)
    }

    /// `POST /me/player/previous`.
    @Sendable
    private static func previous(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        try skip(.previous, call, &state)
    }

    /// Goes to another item, except during an advertisement.
    private static func skip(
        _ step: PlaybackSession.Step, _ call: APICall, _ state: inout SimulatorState,
    ) throws(APIError) -> WireAnswer {
        try run(call, in: &state) { player, _, state throws(APIError) in
            guard let session = player.now.session, !session.isInterrupted else { throw .restriction }
            player.skip(step, at: call.now, in: state.world.catalogue)
        }
    }

    /// `PUT /me/player/seek`; a place beyond the end leads to the next item.
    @Sendable
    private static func seek(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let place = try call.integer("position_ms"), place >= 0 else {
            throw .badRequest("Invalid position_ms")
        }
        return try run(call, in: &state) { player, _, state throws(APIError) in
            guard let session = player.now.session, !session.isInterrupted else { throw .restriction }
            if place >= state.world.catalogue.milliseconds(of: session.current) {
                player.skip(.next, at: call.now, in: state.world.catalogue)
            } else {
                player.now.session?.seek(to: place, at: call.now)
            }
        }
    }

    /// `PUT /me/player/volume`; the volume belongs to the device, not to the player.
    @Sendable
    private static func volume(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let percent = try call.integer("volume_percent"), (0...100).contains(percent) else {
            throw .badRequest("Invalid volume_percent")
        }
        return try run(call, in: &state) { _, device, state throws(APIError) in
            guard device.volume != .fixed else { throw .fixedVolume }
            for index in state.world.devices.indices where state.world.devices[index].id == device.id {
                state.world.devices[index].volume = .percent(percent)
            }
        }
    }

    /// `PUT /me/player/shuffle`.
    @Sendable
    private static func shuffle(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        // Python clients send `True`, and the real service has always accepted it.
        let words = ["true": true, "false": false]
        guard let isOn = call.request.parameter("state").flatMap({ words[$0.lowercased()] }) else {
            throw .badRequest("Invalid state")
        }
        return try run(call, in: &state) { player, _, state throws(APIError) in
            player.setShuffle(isOn, seed: state.configuration.shuffleSeed)
        }
    }

    /// `PUT /me/player/repeat`.
    @Sendable
    private static func setRepeat(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let mode = call.request.parameter("state").flatMap(RepeatMode.init) else {
            throw .badRequest("Invalid state")
        }
        return try run(call, in: &state) { player, _, _ throws(APIError) in
            player.now.repeating = mode
        }
    }

    /// `POST /me/player/queue`: adds one item at the end of the queue.
    @Sendable
    private static func enqueue(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        guard let uri = call.request.parameter("uri") else { throw .badRequest("Missing required field: uri") }
        let item = try PlayBody.item(uri, in: state.world)
        return try run(call, in: &state) { player, _, _ throws(APIError) in
            guard player.now.session != nil else { throw .restriction }
            player.now.session?.queue.append(item)
        }
    }

    /// What a command does to the caller's player, with the target device and the rest of the state.
    private typealias Action = (inout SimulatedPlayer, SimulatedDevice, inout SimulatorState) throws(APIError) -> Void

    /// Finds the target device, lets the command act, and keeps the earlier state for reads until the lag is over.
    private static func run(
        _ call: APICall, on named: String? = nil, in state: inout SimulatorState, _ action: Action,
    ) throws(APIError) -> WireAnswer {
        guard call.user?.premium == true else { throw .premiumRequired }
        var player = state.settledPlayer(of: call)
        let device = try target(named ?? call.request.parameter("device_id"), of: player, in: state)
        let before = player.now
        try action(&player, device, &state)
        player.keepShowing(before, until: call.now + state.configuration.stateLag.inSeconds)
        state.players[call.userID] = player
        switch state.configuration.commandAnswer {
        case .noContent: return .nothing
        case .okWithText: return .text("OK", status: .ok)
        }
    }

    /// The device a command is meant for. A device that is restricted or hides its id can be active but refuses
    /// commands (SpotifyContract §5).
    private static func target(
        _ named: String?, of player: SimulatedPlayer, in state: SimulatorState,
    ) throws(APIError) -> SimulatedDevice {
        let listed = player.listed(state.world.devices)
        let device: SimulatedDevice
        if let named {
            guard let found = listed.first(where: { $0.id == named && !$0.hidesID }) else { throw .deviceNotFound }
            device = found
        } else {
            guard let found = listed.first(where: { $0.id == player.now.device }) else { throw .noActiveDevice }
            device = found
        }
        guard !device.isRestricted, !device.hidesID else { throw .restriction }
        return device
    }
}
