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
        "X", ["track", "album", "artist", "playlist", "episode", "playing"], shape: .optionalRest,
        help: "tracks, or one album, artist or playlist; nothing: resume")
    static let only = CommandFlag("only", help: "just this, without what follows it in its listing")
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
        slots: [things.erased], options: [only.spec, at.spec, on.spec],
        examples: [
            .init("play 2", "row 2, and on through its listing"), .init("play 2-5", "these rows"),
            .init("play", "go on where it stopped"), .init("play album:\"In Rainbows\"", "an album by name"),
        ],
        takes: ["track", "album", "artist", "playlist", "episode"],
        cost: "1, and 1 look at the devices the first time", scopes: ["user-modify-playback-state"], effect: .player)

    let things: [LocatedReference]
    let only: Bool
    let start: Duration?
    let device: String?

    package init(_ input: ParsedInput) throws(UsageError) {
        things = try input.optional(Self.things) ?? []
        only = input.has(Self.only)
        start = try input.value(Self.at)
        device = try input.value(Self.on)
    }

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if things.isEmpty, let rows { return try await play(incoming: rows, in: session, using: services) }
        if things.isEmpty { return try await Resume.resume(on: device, in: session, using: services) }
        let kinds: [RowKind] = ["track", "album", "artist", "playlist", "episode"]
        let found = try await services.resolve(things, kinds: kinds, depth: .identity, in: session)
        let selection = try PlaySelection(found, only: only)
        return try await start(selection, in: session, using: services)
    }

    private func play(incoming: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var rows: [Row] = []
        while rows.count < PlaySelection.limit, let batch = try await incoming.nextBatch() { rows += batch.rows }
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
            try await services.perform(
                Change("play \(selection.first.name) on \(device.name)", domain: .player, requests: [request]))
        }
        return Reply(.note(selection.sentence(in: session)), changes: [.use(used)])
    }
}
