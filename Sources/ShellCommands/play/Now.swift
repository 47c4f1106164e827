// `now`: what plays, where, and how far it has come.

package import CommandLanguage
import Rendering
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Shows what plays.
package struct Now: Command {
    package static let spec = CommandSpec(
        "now", group: .play, summary: "what is playing",
        examples: [
            .init("now", "the track, its artist and album, and how far it is"), .init("now --json", "for a program"),
        ],
        returns: ["playing"], cost: "1", scopes: ["user-read-playback-state"])

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        guard let playback = try await services.spotify.send(.playback) else {
            return Reply(.note(StyledText("Nothing is playing.")))
        }
        guard let item = playback.item else {
            return Reply(.note(StyledText(Self.unnamed(playback))))
        }
        let row = Row(playing: Row(item), playback)
        return Reply(.record(Record(row: row, sentence: StyledText(Self.sentence(row, playback, in: session)))))
    }

    /// Spotify does not say what it is: an advertisement, or something its Web API has no name for.
    private static func unnamed(_ playback: Playback) -> String {
        switch playback.itemType {
        case "ad": "An advertisement is playing."
        case "episode": "An episode is playing."
        default: playback.isPlaying ? "Something is playing that Spotify does not name." : "Nothing is playing."
        }
    }

    private static func sentence(_ row: Row, _ playback: Playback, in session: Session) -> String {
        var text = (playback.isPlaying ? session.playMark : session.pauseMark) + " " + row.credited
        if case .duration(let length) = row["duration"] {
            text += "  " + DurationText.text(playback.progress ?? .zero) + " / " + DurationText.text(length)
        }
        if let device = playback.device { text += "  on " + Sanitiser.clean(device.name) }
        return text
    }
}

extension Row {
    /// What plays, with the state of the player beside it.
    fileprivate init(playing item: Row, _ playback: Playback) {
        self.init(
            Kinds.playing, name: item.name, uri: item.uri, id: item.id, url: item.url,
            values: [
                item["artist"] ?? .missing,
                item["album"] ?? item["show"] ?? .missing,
                // Whole seconds: the fraction is older than the answer.
                playback.progress.map { .duration(.seconds($0.components.seconds)) } ?? .missing,
                item["duration"] ?? .missing,
                .text(playback.isPlaying ? "playing" : "paused"),
                .text(orMissing: playback.device?.name),
                .number(orMissing: playback.device?.volume),
                .flag(orMissing: playback.isShuffled),
                .text(orMissing: playback.repeatMode),
                .text(orMissing: playback.context?.uri),
            ],
            links: item.links)
    }
}
