// What plays now, for the commands that show or change it. A part of the state that was learnt within the last two
// seconds, by a look or by a command of ours, is used as it is; otherwise one request is sent. What a look and a
// command teach is decided in KnownPlayer+Looks; which device plays is chosen in Player+Devices.

import Exchange
import FoundationEssentials
package import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// What plays, as far as it is known here or Spotify says, and changes of it.
package final class Player: Sendable {
    /// What is known without a request, shared by every shell of the profile.
    package let memory: any PlayerMemory
    let client: SpotifyClient
    let time: any TimeSource
    let context: StageContext
    let console: Console
    let writer: LibraryWriter

    init(
        memory: any PlayerMemory, client: SpotifyClient, time: any TimeSource, context: StageContext,
        console: Console, writer: LibraryWriter
    ) {
        self.memory = memory
        self.client = client
        self.time = time
        self.context = context
        self.console = console
        self.writer = writer
    }

    /// What is known of the player without a request.
    package func known() async -> KnownPlayer { await memory.load() }

    /// Asks Spotify for the state of the player and notes it; costs one request. Right after a command of ours it waits
    /// a moment: until then Spotify answers with what was before (SpotifyContract §5).
    ///
    /// - Parameter isFinal: whether the answer is believed against our own commands too.
    @discardableResult
    func fetch(isFinal: Bool = false) async throws -> Playback? {
        if let commanded = await memory.load().commanded {
            let passed = time.now.timeIntervalSince(commanded)
            if (0..<KnownPlayer.settling).contains(passed) {
                try await time.sleep(for: .milliseconds(Int64((KnownPlayer.settling - passed) * 1000)))
            }
        }
        let playback = try await client.send(.playback)
        let now = time.now
        await memory.update { $0.learn(playback, at: now, isFinal: isFinal) }
        return playback
    }

    /// The devices there are; costs one request.
    func fetchDevices() async throws -> [Device] {
        let devices: [Device]
        do {
            devices = try await client.send(.devices)
        } catch SpotifyError.deviceNotFound {
            // No device was asked for, so there is none.
            throw DeviceError.none(restricted: [])
        }
        let now = time.now
        await memory.update { $0.learn(devices, at: now) }
        return devices
    }

    /// A part of the state that is at most two seconds old; costs one request when none is known.
    ///
    /// Throws when nothing plays; nil when Spotify does not say.
    func currentOrFetched<Value>(_ part: (KnownPlayer) -> Known<Value>?) async throws -> Value? {
        if context.freshness == .cacheAllowed, let known = part(await memory.load()),
            known.isYounger(than: KnownPlayer.lag, at: time.now)
        {
            return known.value
        }
        let playback = try await fetch()
        let known = await memory.load()
        // Spotify may not have noticed yet what we started a moment ago.
        guard playback != nil || known.motion?.source == .command else { throw ReferenceError.nothingPlaying }
        if let part = part(known) { return part.value }
        guard known.namesContextOnly else { return nil }
        try await fetchWhenSettled()
        return part(await memory.load())?.value
    }

    /// Looks again once Spotify must have noticed our last command: only Spotify knows which track of an album plays.
    private func fetchWhenSettled() async throws {
        if let commanded = await memory.load().commanded {
            let left = KnownPlayer.lag - time.now.timeIntervalSince(commanded)
            if (0...KnownPlayer.lag).contains(left) { try await time.sleep(for: .seconds(left)) }
        }
        try await fetch(isFinal: true)
    }

    /// The change with what undoes it, where it is known what was so before; a change to what is so already is not
    /// kept.
    func undoable(
        _ change: Change, to after: PlayerEdit.Setting, from before: (KnownPlayer) -> PlayerEdit.Setting?
    ) async -> Change {
        guard let before = before(await memory.load()), before != after else { return change }
        var change = change
        change.edits = [.player(PlayerEdit(before: before, after: after))]
        return change
    }

    /// Performs a change of the player and notes what is so afterwards.
    func perform(_ change: Change, noting effect: @Sendable (inout KnownPlayer, Date) -> Void) async throws {
        do {
            try await writer.perform(change)
        } catch {
            if Self.mayHaveActed(error) { await memory.update { $0.doubt() } }
            throw error
        }
        // What was only said has not happened.
        guard writer.makesChanges else { return }
        let now = time.now
        await memory.update { known in
            known.commanded = now
            effect(&known, now)
        }
    }

    /// Whether Spotify may have carried out a request although it failed here: then nothing that was known is certain.
    private static func mayHaveActed(_ error: any Error) -> Bool {
        switch error {
        case is PartialChange, is CancellationError: true
        case SpotifyError.unavailable(_, let mayHaveActed), SpotifyError.server(_, let mayHaveActed): mayHaveActed
        case SpotifyError.cancelled: true
        case _: false
        }
    }

    /// Performs a change that may not be needed. When Spotify refuses it, what is known or one request tells whether
    /// the player is in that state already: then it is done.
    ///
    /// Returns false when nothing had to change.
    ///
    /// - Parameter reasons: those with which Spotify itself refuses a change that is not needed.
    func perform(
        _ change: Change, reasons: Set<String>, unless alreadyHolds: @Sendable (KnownPlayer) -> Bool,
        noting effect: @Sendable (inout KnownPlayer, Date) -> Void
    ) async throws -> Bool {
        do {
            try await perform(change, noting: effect)
            return true
        } catch SpotifyError.restriction(let message, let reason) {
            if let reason, reasons.contains(reason) { return false }
            let known = await memory.load()
            if let motion = known.motion, motion.isYounger(than: KnownPlayer.lag, at: time.now), alreadyHolds(known) {
                return false
            }
            guard try await fetch() != nil else { throw SpotifyError.restriction(message, reason: reason) }
            guard alreadyHolds(await memory.load()) else { throw SpotifyError.restriction(message, reason: reason) }
            return false
        }
    }

    /// What plays, as something that can be saved; costs one request, and none right after another look.
    func savableItem() async throws -> Row {
        let known = await memory.load()
        let isFresh =
            context.freshness == .cacheAllowed && known.item?.isYounger(than: KnownPlayer.lag, at: time.now) == true
            && known.item?.value?.uri.flatMap { SpotifyURI($0) }.map { $0.kind == .track || $0.kind == .episode }
                == true
        if !isFresh { try await fetch() }
        if await memory.load().namesContextOnly { try await fetchWhenSettled() }
        let found = await memory.load()
        guard let item = found.item?.value else { throw found.unnamed }
        let row = item.row(in: found.context)
        guard !item.isLocal else { throw ReferenceError.unusable([.localFile(row.title)], wanted: [row.kind]) }
        return row
    }

    /// What plays: from what is known where that will do, else by one request.
    func nowPlaying(in session: Session) async throws -> KnownPlayer {
        let known = await memory.load()
        if context.freshness == .cacheAllowed,
            known.tellsWhatPlays(at: time.now, toScript: session.surroundings == .script)
        {
            return known
        }
        try await fetch()
        return await memory.load()
    }
}
