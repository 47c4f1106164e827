// `play`: starts things, inside what they belong to, so that the music continues after them (Language §3). It prints
// what it asked for: Spotify's state lags, and asking back would cost a request.

package import CommandLanguage
import Exchange
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Starts or resumes playing.
package struct Play: ThingsCommand {
    static let things = Slot.things(
        "X", kinds, shape: .optionalSeveral,
        help: "tracks, an album, artist, playlist or show; without it: resume")
    static let only = CommandFlag("only", help: "just this track, without the rest of its listing")
    static let from = CommandOption<Int>(
        "from", value: "N", help: "start at track number N",
        parse: { word throws(UsageError) in
            guard let number = Int(word.text), (1...100_000).contains(number) else {
                throw UsageError(.invalidValue(word.text, expected: "the number of a track"), at: word.span)
            }
            return number
        })
    static let shuffle = CommandFlag("shuffle", help: "in a random order")
    static let at = CommandOption<Duration>(
        "at", value: "TIME", help: "start at this place: 1:30, 90s",
        parse: { word throws(UsageError) in
            guard let time = DurationText.parse(word.text) else {
                throw UsageError(.invalidValue(word.text, expected: "a time such as 1:30 or 90s"), at: word.span)
            }
            return time
        })
    static let on = CommandOption<DeviceName>(
        "on", value: "DEVICE", help: "on this device: a row of `devices`, a name, or an ID",
        candidates: .kept(.devices), parse: { DeviceName($0) })
    static let confirm = CommandFlag("confirm", help: "look afterwards, and show what really plays")

    static let kinds: [RowKind] = [
        "track", "album", "artist", "playlist", "episode", "show", "audiobook", "chapter", "playing",
    ]

    package static let commandName = "play"
    package static let spec = CommandSpec(
        commandName, group: .play,
        form: .things(["track", "album", "artist", "playlist", "episode", "show", "audiobook"]),
        summary: "play tracks, an album, an artist or a playlist; or resume",
        details: """
            After a row the rest of its listing plays: a track of an album starts the album at that track; rows of a \
            search play from there on (at most 500). juke shows what it asked Spotify to play; with --confirm it waits \
            half a second, looks, and shows what plays.
            """,
        slots: [things.erased],
        options: [only.spec, from.spec, at.spec, on.spec, shuffle.spec, confirm.spec],
        examples: [
            .init("play 2", "row 2, then the rest of its listing"), .init("play 2-5", "these rows"),
            .init("play", "resume where it stopped"), .init("play album:\"In Rainbows\"", "an album by name"),
            .init("play liked --shuffle", "the liked songs, in a random order"),
        ],
        cost: "1; 1 for the devices the first time; 1 for --shuffle, for --confirm",
        scopes: [.modifyPlaybackState, .readPlaybackState], effect: .player)

    let things: [LocatedReference]
    let only: Bool
    let from: Int?
    let isShuffled: Bool
    let start: Duration?
    let device: DeviceName?
    let confirms: Bool
    /// What is wrong with --from and --only where there is nothing to play.
    private let missing: UsageError

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try input.optional(Self.things) ?? []
        only = input.has(Self.only)
        from = try input.value(Self.from)
        isShuffled = input.has(Self.shuffle)
        start = try input.value(Self.at)
        device = try input.value(Self.on)
        confirms = input.has(Self.confirm)
        missing = input.missing(Self.things)
    }

    /// Starts what the line names or the pipe brings, or resumes. With `--confirm` it then looks at the player and
    /// shows what Spotify says plays.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let reply = try await reply(rows, in: session, using: services)
        guard confirms, services.context.changes == .made else { return reply }
        if case .nothing = reply.output { return reply }
        try await services.player.fetch(isFinal: true)
        return Reply(await services.player.known().shown(at: services.time.now, in: session), changes: reply.changes)
    }

    /// Decides between the rows of a pipe, the things named, and resuming.
    private func reply(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if things.isEmpty, let rows { return try await play(incoming: rows, in: session, using: services) }
        guard !things.isEmpty else {
            // There is nothing it could be the third track of, and nothing to be alone.
            guard from == nil, !only else { throw missing }
            return try await Resume.Request(device: device, isShuffled: isShuffled, start: start)
                .perform(in: session, using: services)
        }
        if things.map(\.reference) == [.liked], let selection = Self.liked(using: services) {
            do {
                return try await start(selection.starting(at: from), in: session, using: services)
            } catch SpotifyError.invalidRequest {
                // Not everywhere do the liked songs play as a collection (SpotifyContract §5): then they play as
                // tracks.
            }
        }
        let found = try await services.resolver.resolve(
            things, kinds: Self.kinds.filter { $0 != "playing" }, depth: .identity, in: session)
        var usable: Usable
        do {
            usable = try Sieve(kinds: Self.kinds).usable(of: found, in: services.context)
        } catch {
            throw LocatedReferenceError(error: error, span: things.span)
        }
        guard !usable.rows.isEmpty else { return Reply(.nothing) }
        usable.rows = await services.resolver.named(usable.rows)
        var selection = try PlaySelection(usable, from: found.listing, only: only)
        selection.count = selection.count ?? session.count(of: selection)
        return try await start(selection.starting(at: from), in: session, using: services)
    }

    /// The liked songs as one collection, where it is known whose they are.
    private static func liked(using services: Services) -> PlaySelection? {
        guard let context = SavedTracks().context(account: services.context.account) else { return nil }
        return PlaySelection(whole: Row(SelectedThing(kind: "playlist", uri: context.uri, name: "Liked songs")))
    }

    /// Plays the rows of a pipe; no more are pulled than Spotify takes at once.
    private func play(incoming: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let usable = try await Sieve(kinds: Self.kinds).usable(
            of: incoming, upTo: PlaySelection.limit, in: services.context)
        guard !usable.rows.isEmpty else { return Reply(.nothing) }
        let selection = try PlaySelection(usable, only: only).starting(at: from)
        return try await start(selection, in: session, using: services)
    }

    /// The row, where it is something that plays: not a device, nor the rows of a year.
    private static func playable(_ row: Row) throws -> Row {
        let wanted = kinds.filter { $0 != "playing" }
        guard row.kind == "playing" || wanted.contains(row.kind), row.uri != nil || PlaySelection.isItem(row) else {
            throw ReferenceError.wrongKind(found: row.kind, name: row.name, wanted: wanted)
        }
        return row
    }

    private func start(
        _ selection: PlaySelection, in session: Session, using services: Services
    ) async throws -> Reply {
        let chosen: DeviceChoice =
            if let device { try await services.resolver.device(device, in: session) } else {
                try await services.player.deviceToPlayOn(in: session)
            }
        do {
            return try await start(selection, on: chosen, in: session, using: services)
        } catch SpotifyError.restriction(_, _) where from != nil && selection.count == nil {
            throw PlayError.notStarted(at: from ?? 1, of: selection.first.title)
        }
    }

    private func start(
        _ selection: PlaySelection, on chosen: DeviceChoice, in session: Session, using services: Services
    ) async throws -> Reply {
        let used = try await services.player.onDevice(chosen) { device in
            let request = Endpoint<Accepted>.play(selection.request(at: start), device: device.id)
            let shuffling = isShuffled ? [Endpoint<Accepted>.setShuffle(true, device: device.id)] : []
            let change = Change(
                "play \(selection.first.title) on \(device.name)", domain: .player, requests: shuffling + [request])
            try await services.player.perform(change) { [isShuffled, start] known, now in
                known.command(playing: selection, from: start, at: now)
                known.command(device: device, at: now)
                if isShuffled {
                    known.shuffle = Known(true, at: now, by: .command)
                    // Somewhere in it: which track comes first only Spotify knows.
                    if case .whole = selection.target { known.motion?.value.progress = nil }
                }
            }
        }
        return Reply(.note(selection.sentence(in: session)), changes: [.use(used)])
    }
}
