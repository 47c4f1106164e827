// `play`: starts things, inside what they belong to, so that the music goes on (LANGUAGE §3). It prints what was asked
// for: Spotify's state lags behind its commands, and asking back would cost a request.

package import CommandLanguage
import Library
import Rendering
package import Rows
import SpotifyAPI
import Text

/// Starts or resumes playing.
package struct Play: Command {
    static let things = Slot.things(
        "X", ["track", "album", "artist", "playlist", "episode", "show", "audiobook", "chapter", "playing"],
        shape: .optionalRest, help: "tracks, or one album, artist, playlist or show; nothing: resume")
    static let only = CommandFlag("only", help: "just this, without what follows it in its listing")
    static let from = CommandOption<Int>(
        "from", value: "N", help: "start at its Nth track",
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
    static let on = CommandOption<String>(
        "on", value: "DEVICE", help: "on this device, by name", candidates: .named("devices"), parse: { $0.text })

    package static let spec = CommandSpec(
        "play", group: .play, summary: "play tracks, an album, an artist, a playlist; or resume",
        details: """
            A row plays on through the listing it came from: an album's track starts the album at that track; rows of \
            a search play from there on (at most 500).
            """,
        slots: [things.erased], options: [only.spec, from.spec, at.spec, on.spec, shuffle.spec],
        examples: [
            .init("play 2", "row 2, and on through its listing"), .init("play 2-5", "these rows"),
            .init("play", "go on where it stopped"), .init("play album:\"In Rainbows\"", "an album by name"),
            .init("play liked --shuffle", "the liked songs, in a random order"),
        ],
        takes: ["track", "album", "artist", "playlist", "episode", "show", "audiobook"],
        cost: "1, and 1 look at the devices the first time",
        scopes: ["user-modify-playback-state", "user-read-playback-state"], effect: .player)

    let things: [LocatedReference]
    let only: Bool
    let from: Int?
    let isShuffled: Bool
    let start: Duration?
    let device: String?

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try input.optional(Self.things) ?? []
        only = input.has(Self.only)
        from = try input.value(Self.from)
        isShuffled = input.has(Self.shuffle)
        start = try input.value(Self.at)
        device = try input.value(Self.on)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if things.isEmpty, let rows { return try await play(incoming: rows, in: session, using: services) }
        if things.isEmpty { return try await Resume.resume(on: device, in: session, using: services) }
        if things.map(\.reference) == [.liked], let selection = Self.liked(using: services) {
            do {
                return try await start(selection.starting(at: from), in: session, using: services)
            } catch SpotifyError.invalidRequest {
                // Not everywhere do the liked songs play as a collection (contract §5): then they play as tracks.
            }
        }
        let kinds: [RowKind] = [
            "track", "album", "artist", "playlist", "episode", "show", "audiobook", "chapter",
        ]
        let found = try await services.resolve(things, kinds: kinds, depth: .identity, in: session)
        let selection = try PlaySelection(found, only: only).starting(at: from)
        return try await start(selection, in: session, using: services)
    }

    /// The liked songs as one collection, where it is known whose they are.
    private static func liked(using services: Services) -> PlaySelection? {
        guard let context = Feed.savedTracks.context(account: services.accountID) else { return nil }
        return PlaySelection(whole: Row(SelectedThing(kind: "playlist", uri: context.uri, name: "Liked songs")))
    }

    private func play(incoming: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var rows: [Row] = []
        while rows.count < PlaySelection.limit, let batch = try await incoming.nextBatch() {
            rows += batch.rows.map(\.thing)
        }
        guard !rows.isEmpty else { return Reply(.nothing) }
        return try await start(PlaySelection(Resolved(rows: rows), only: true), in: session, using: services)
    }

    private func start(
        _ selection: PlaySelection, in session: Session, using services: Services
    ) async throws -> Reply {
        let chosen: DeviceChoice =
            if let device { try await services.device(named: device) } else {
                try await services.playingDevice(in: session)
            }
        let used = try await services.onDevice(chosen) { device in
            let request = Endpoint<Accepted>.play(selection.request(at: start), device: device.id)
            let shuffling = isShuffled ? [Endpoint<Accepted>.setShuffle(true, device: device.id)] : []
            try await services.perform(
                Change(
                    "play \(selection.first.name) on \(device.name)", domain: .player, requests: shuffling + [request]))
        }
        return Reply(.note(selection.sentence(in: session)), changes: [.use(used)])
    }
}
