// The words for playlists that are not called, described or shown as a line wants it. What is refused of the text
// itself, before anything is looked up, is in Diagnostic+Arguments.

import CommandLanguage
import ShellCommands
import Text

extension PlaylistDetailsError: SelfExplained {
    /// Why the playlist is as it was, and what would help.
    package var diagnostic: Diagnostic {
        switch self {
        case .ofAnother(let name, let owner, let right): Self.ofAnother(name, owner, right)
        case .collaborative(let name):
            Diagnostic(
                "\(Sanitiser.clean(name)) is collaborative, and such a playlist cannot be on your profile.",
                nextStep: "First: playlist collaborative \(Self.typed(name)) off", status: .failed)
        case .placeKept(let title, true):
            Diagnostic(
                "Spotify accepted this, and still has \(title) on your profile.",
                nextStep: "Only Make private in Spotify's own app takes it off.", status: .failed)
        case .placeKept(let title, false):
            Diagnostic(
                "Spotify accepted this, and still does not have \(title) on your profile.",
                nextStep: "After Make private in Spotify's own app, only Make public there puts it back.",
                status: .failed)
        case .descriptionRefused(_, hasAddress: true):
            Diagnostic(
                "Spotify did not accept this description, as it often does not where one names a web address.",
                nextStep: "Leave the address out, or write it in Spotify's own app, which takes it.", status: .failed)
        case .descriptionRefused(let words, hasAddress: false):
            Diagnostic(
                "Spotify did not accept this description: \(Sanitiser.clean(words)).",
                nextStep: "Write it in other words.", status: .failed)
        case .notMadeYet(let name):
            Diagnostic(
                "\(Sanitiser.clean(name)) is only planned, so there is nothing to delete.",
                nextStep: "To drop what is planned: abort", status: .failed)
        case .deletedByPlan(let name):
            Diagnostic(
                "The plan deletes \(Sanitiser.clean(name)), so nothing else can be done with it.",
                nextStep: "To see what waits: plan; to take out the last change of it: undo", status: .failed)
        case .noJPEG(let path, let seems):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) is \(seems.map { "\($0), and no JPEG" } ?? "no JPEG").",
                nextStep: "Spotify takes covers as JPEG only: save it as one.", status: .failed)
        case .largeCover(let path, let limit):
            Diagnostic(
                "\(Diagnostic.cut(path: path)) has more than \(limit / 1024) kB, the most that Spotify takes.",
                nextStep: "Save it smaller: 640 by 640 pixels are enough.", status: .failed)
        }
    }

    /// Only its owner may do that.
    private static func ofAnother(_ name: String, _ owner: String?, _ right: Right) -> Diagnostic {
        let name = Sanitiser.clean(name)
        let sentence =
            owner.map { "\(name) belongs to \(Sanitiser.clean($0))" } ?? "\(name) is not yours, as far as Spotify says"
        return switch right {
        case .change:
            Diagnostic(
                "\(sentence): only its owner can do this.", nextStep: "To list your own: playlists | where mine",
                status: .notAllowed)
        case .delete:
            Diagnostic(
                "\(sentence): you cannot delete it.", nextStep: "To follow it no more: unfollow \(typed(name))",
                status: .notAllowed)
        }
    }

    /// A name as it can be typed before another argument.
    private static func typed(_ name: String) -> String { Quoting.word(Sanitiser.clean(name)) }
}
