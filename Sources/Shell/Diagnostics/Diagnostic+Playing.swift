// Sentences for things that cannot be played, queued or sought (SpotifyContract §5). Refusals of the player itself are
// in Diagnostic+Spotify.

import Rows
package import ShellCommands
import Text

extension PlayError: SelfExplained {
    /// Why nothing was started or changed.
    package var diagnostic: Diagnostic {
        switch self {
        case .nothing: Diagnostic("There is nothing to play.", status: .notFound)
        case .noPlaceInArtist:
            Diagnostic(
                "Spotify chooses where an artist's music begins.",
                nextStep: "Choose an album first: albums, then play 1 --from 3",
                status: .usage)
        case .tooFew(let count, let name, let unit):
            Diagnostic(
                name.map { "\($0) has only \(count) \(unit)\(count == 1 ? "" : "s")." }
                    ?? "There are only \(count) to play.", nextStep: "Choose a smaller --from.", status: .notFound)
        case .notStarted(let number, let name):
            Diagnostic(
                "Spotify does not start \(Sanitiser.clean(name)) at number \(number); it may have fewer tracks.",
                nextStep: "Choose a smaller --from.", status: .notFound)
        case .onlyForTracks(let name, let kind):
            Diagnostic(
                "\(Sanitiser.clean(name)) is not a track, and --only plays just one track.",
                nextStep: "To play the whole \(kind.rawValue), leave out --only.", status: .usage)
        case .nothingToResume:
            Diagnostic("There is nothing to resume.", nextStep: "Start something: play NAME", status: .notFound)
        case .nothingToQueueBehind:
            Diagnostic("Nothing is playing; start something first.", nextStep: "Type: play NAME", status: .notFound)
        case .beyondEnd(let place, let length):
            Diagnostic(
                "\(DurationText.text(place)) is past the end, which is at \(DurationText.text(length)).",
                nextStep: "To go to the next track: next", status: .failed)
        case .mixed:
            Diagnostic(
                "Tracks cannot be played together with albums, artists or playlists.",
                nextStep: "To play their tracks: tracks N | play", status: .usage)
        case .severalContexts(let count):
            Diagnostic(
                "Only one album, artist or playlist can play at a time, not \(count).",
                nextStep: "To play all their tracks: … | tracks | play", status: .usage)
        case .progressUnknown:
            Diagnostic(
                "Spotify does not say how far it is.", nextStep: "To go to a place: seek 1:30", status: .failed)
        case .lengthUnknown:
            Diagnostic("Spotify does not say how long it is.", nextStep: "To go to a place: seek 1:30", status: .failed)
        case .volumeUnknown:
            Diagnostic("Spotify does not say how loud it is.", nextStep: "To set it: volume 40", status: .failed)
        }
    }
}
