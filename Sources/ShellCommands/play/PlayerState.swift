// What player commands ask of the state before they act, and what they note of it afterwards. A part of the state that a
// look brought or a command of ours set within two seconds is taken as it is; else one look tells.

import Exchange
import FoundationEssentials
import Library
import Rows
import SpotifyAPI
import SpotifyModel

extension Services {
    /// Looks at the player and notes what it says; costs one request. Right after a command of ours it waits a moment:
    /// until then Spotify says what was before (SpotifyContract §5).
    @discardableResult
    func look(isFinal: Bool = false) async throws -> Playback? {
        if let commanded = await player.load().commanded {
            let passed = time.now.timeIntervalSince(commanded)
            if (0..<KnownPlayer.settling).contains(passed) {
                try await time.sleep(for: .milliseconds(Int64((KnownPlayer.settling - passed) * 1000)))
            }
        }
        let playback = try await spotify.send(.playback)
        let now = time.now
        await player.update { $0.learn(playback, at: now, isFinal: isFinal) }
        return playback
    }

    /// The devices there are; costs one request.
    func lookAtDevices() async throws -> [Device] {
        let devices: [Device]
        do {
            devices = try await spotify.send(.devices)
        } catch SpotifyError.deviceNotFound {
            // No device was asked for, so there is none.
            throw DeviceError.none(restricted: [])
        }
        let now = time.now
        await player.update { $0.learn(devices, at: now) }
        return devices
    }

    /// A part of the state that is at most two seconds old; costs one look when it is not.
    ///
    /// Throws when nothing plays; nil when Spotify does not say.
    func fresh<Value>(_ part: (KnownPlayer) -> Known<Value>?) async throws -> Value? {
        if freshness == .cacheAllowed, let known = part(await player.load()),
            known.isYounger(than: KnownPlayer.lag, at: time.now)
        {
            return known.value
        }
        let playback = try await look()
        let known = await player.load()
        // What we started a moment ago Spotify may not have noticed yet.
        guard playback != nil || known.motion?.source == .command else { throw ReferenceError.nothingPlaying }
        if let part = part(known) { return part.value }
        guard known.namesContextOnly else { return nil }
        try await lookWhenSettled()
        return part(await player.load())?.value
    }

    /// Looks once more when Spotify must have heard of our last command: what plays of an album it alone can tell.
    private func lookWhenSettled() async throws {
        if let commanded = await player.load().commanded {
            let left = KnownPlayer.lag - time.now.timeIntervalSince(commanded)
            if (0...KnownPlayer.lag).contains(left) { try await time.sleep(for: .seconds(left)) }
        }
        try await look(isFinal: true)
    }

    /// Performs a change of the player and notes what is so then.
    func steer(_ change: Change, _ effect: @Sendable (inout KnownPlayer, Date) -> Void) async throws {
        do {
            try await perform(change)
        } catch {
            if Self.mayHaveActed(error) { await player.update { $0.doubt() } }
            throw error
        }
        // What was only said has not happened.
        guard changes == .made else { return }
        let now = time.now
        await player.update { known in
            known.commanded = now
            effect(&known, now)
        }
    }

    private static func mayHaveActed(_ error: any Error) -> Bool {
        switch error {
        case is PartialChange, is CancellationError: true
        case SpotifyError.unavailable(_, let mayHaveActed), SpotifyError.server(_, let mayHaveActed): mayHaveActed
        case SpotifyError.cancelled: true
        case _: false
        }
    }

    /// Steers, where that may be so already. When Spotify refuses, what is known or one look tells whether it is: then it
    /// is done.
    ///
    /// Answers false when nothing had to change. `reasons` are those by which Spotify says so itself.
    func steer(
        _ change: Change, reasons: Swift.Set<String>, unless isSo: @Sendable (KnownPlayer) -> Bool,
        _ effect: @Sendable (inout KnownPlayer, Date) -> Void
    ) async throws -> Bool {
        do {
            try await steer(change, effect)
            return true
        } catch SpotifyError.restriction(let message, let reason) {
            if let reason, reasons.contains(reason) { return false }
            let known = await player.load()
            if let motion = known.motion, motion.isYounger(than: KnownPlayer.lag, at: time.now), isSo(known) {
                return false
            }
            guard try await look() != nil else { throw SpotifyError.restriction(message, reason: reason) }
            guard isSo(await player.load()) else { throw SpotifyError.restriction(message, reason: reason) }
            return false
        }
    }

    /// What plays, as something that can be saved; costs one request, and none right after another look.
    func savablePlaying() async throws -> Row {
        let known = await player.load()
        let isFresh =
            freshness == .cacheAllowed && known.item?.isYounger(than: KnownPlayer.lag, at: time.now) == true
            && known.item?.value?.uri.flatMap { SpotifyURI($0) }.map { $0.kind == .track || $0.kind == .episode }
                == true
        if !isFresh { try await look() }
        if await player.load().namesContextOnly { try await lookWhenSettled() }
        let found = await player.load()
        guard let item = found.item?.value else { throw found.unnamed }
        let row = item.row(in: found.context)
        guard !item.isLocal else { throw ReferenceError.unusable([.localFile(row.title)], wanted: [row.kind]) }
        return row
    }

    /// What plays: from what is known where that will do, else by one look.
    func playing(in session: Session) async throws -> KnownPlayer {
        let known = await player.load()
        if freshness == .cacheAllowed,
            known.tellsWhatPlays(at: time.now, toScript: session.surroundings == .script)
        {
            return known
        }
        try await look()
        return await player.load()
    }
}
