// `now`: what plays, where, and how far it has come. Scripts may ask often: they are answered from what all copies of
// juke know, moved on by the clock, with at most one request in fifteen seconds and one at the end of a track
// (Language §6).

package import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import Rendering
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows what plays.
package struct Now: FirstCommand {
    static let cover = CommandFlag("cover", help: "with its picture, drawn by chafa; only on a terminal")

    package static let commandName = "now"
    package static let spec = CommandSpec(
        commandName, group: .play, form: .source, summary: "what is playing",
        details: """
            With --format you choose the line: {name} {artist} {album} {progress} {duration} {state} {device} {volume} \
            {shuffle} {repeat}. In scripts it asks Spotify at most once in 15 seconds and at the end of a track; \
            --fresh always asks.
            """, options: [cover.spec],
        examples: [
            .init("now", "the track, and how far it is"), .init("now --json", "for a program"),
            .init("now --format '{name} {progress}'", "for a status line"),
        ],
        returns: ["playing"], cost: "1; in scripts at most 1 in 15 seconds", scopes: [.readPlaybackState])

    let showsCover: Bool

    package init(_ input: ParsedInput) throws(UsageError) { showsCover = input.has(Self.cover) }

    /// Shows what plays: from what is known where that is recent enough, else with one request; with `--cover` always
    /// with one.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard showsCover else {
            return Reply(try await services.player.nowPlaying(in: session).shown(at: services.time.now, in: session))
        }
        // What is known of the player has no pictures: only a look brings them.
        let playback = try await services.player.fetch()
        var output = await services.player.known().shown(at: services.time.now, in: session)
        if case .record(var record) = output {
            record.details += await services.console.cover(playback?.images ?? [])
            output = .record(record)
        }
        return Reply(output)
    }
}

extension KnownPlayer {
    /// What plays, as `now` shows it.
    func shown(at now: Date, in session: Session) -> Output {
        guard let item = item?.value else { return .noRecord(StyledText(sentenceWithoutName)) }
        let row = item.row(in: context)
        let isPlaying = motion?.value.isPlaying ?? false
        let name = (isPlaying ? session.playMark : session.pauseMark) + " " + row.credited
        let place = device.map { "on " + Sanitiser.clean($0.value.name) }
        var record = Record(row: Row(PlayingRow(item: row, known: self, now: now)), sentence: StyledText(name))
        if let length = item.duration, length > .zero, let progress = progress(at: now) {
            let times = DurationText.text(progress) + " / " + DurationText.text(length)
            record.details = [
                StyledText(times + (place.map { "  " + $0 } ?? ""), wrapping: .gauge(progress / length))
            ]
        } else if let place {
            record.sentence = StyledText(name + "  " + place)
        }
        return .record(record)
    }

    /// Spotify does not say what it is: an advertisement, or something its Web API has no name for.
    private var sentenceWithoutName: String {
        guard case .unnamedPlaying(let item) = unnamed else { return "Nothing is playing." }
        return switch item {
        case .advertisement: "An advertisement is playing."
        case .episode: "An episode is playing."
        case .something: "Something is playing that Spotify does not name."
        }
    }
}
