// The words for changes that could not be made, or not to their end: a list that is not as it was, a playlist that
// others change, a profile that may only look.

import Library
import ShellCommands
import Text

extension PartialChange: Explained {
    /// How far a change came, why it stopped there, and how to take it back.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        let cause = Diagnostic.make(cause, now: context.now, reference: nil, hasActed: true)
        let way = number.map { number in
            absent.isEmpty ? "To take back what was done: undo \(number)" : "To put back what is off: undo \(number)"
        }
        let continuation = undoes.map { "To continue: undo \($0). " } ?? ""
        return Diagnostic(
            "\(howFar) (\(Sanitiser.clean(sentence)))." + (cause.status == .interrupted ? "" : " " + cause.sentence)
                + Diagnostic.absence(absent),
            nextStep: way.map { continuation + $0 } ?? cause.nextStep, status: .partly)
    }

    /// At which of its requests it stopped.
    private var howFar: String {
        guard sent > 0 else {
            let first = total == 1 ? "its only request" : "the first of \(total) requests"
            return "Stopped at \(first), which may have been carried out"
        }
        guard sent == total else { return "Stopped after \(sent) of \(total) requests" }
        // Only the look at a playlist comes after the last of them.
        return "Sent \(total == 1 ? "its only request" : "all \(total) requests"), but did not look at the result"
    }
}

extension PlaylistChanged: SelfExplained {
    /// That a playlist is not as it was when the change was worked out.
    package var diagnostic: Diagnostic {
        let name = playlist.map { Sanitiser.clean($0.name) } ?? "The playlist"
        let difference = since.map { " (\($0.text))" } ?? ""
        return Diagnostic(
            "\(name) has changed since it was read\(difference), so nothing more was sent.",
            nextStep: "Look at it and run the line again.", status: .failed)
    }
}

extension PlanStopped: Explained {
    /// How far the plan was sent, why it stopped there, and what can be done with the rest.
    package func diagnostic(in context: DiagnosticContext) -> Diagnostic {
        let cause = Diagnostic.make(cause, now: context.now, reference: nil, hasActed: true)
        let part = begun.map { " and a part of change \($0)" } ?? ""
        return Diagnostic(
            "Stopped after \(made) of \(total) changes\(part)."
                + (cause.status == .interrupted ? "" : " " + cause.sentence) + Diagnostic.absence(absent),
            nextStep: "The rest is still the plan. To continue\(absent.isEmpty ? "" : ", and put back what is off"): "
                + "commit. To drop it: abort, and to take back what was sent: undo \(last)", status: .partly)
    }
}

extension Diagnostic {
    /// How many entries a sentence names.
    private static let mostAbsent = 5

    /// A sentence about what is off a playlist and was to be put back; empty where nothing is.
    fileprivate static func absence(_ names: [String]) -> String {
        guard !names.isEmpty else { return "" }
        let shown = names.prefix(mostAbsent).map { cut($0) }
        let more = names.count - shown.count
        let all = list(shown + (more > 0 ? ["\(more) more"] : []), "and")
        return " Off the playlist now, and not put back yet: \(all)."
    }
}

extension PlaylistNotMade: SelfExplained {
    /// That a playlist which a plan was to make is not there.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "The playlist \(Sanitiser.clean(name)) was not made, so it cannot be changed.",
            nextStep: "To see what waits: plan", status: .failed)
    }
}

extension UnreadablePlaylist: SelfExplained {
    /// That places cannot be counted.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "Spotify sends an entry near place \(place + 1) that cannot be read, so places cannot be counted and "
                + "nothing was changed.", nextStep: "Try again later.", status: .failed)
    }
}

extension WriteTurnError: SelfExplained {
    /// That another shell changes the same playlist.
    package var diagnostic: Diagnostic {
        switch self {
        case .busy:
            Diagnostic(
                "Another shell or script is changing this playlist and has not ended.",
                nextStep: "Try again when it has.", status: .failed)
        }
    }
}

extension ReadOnlyError: SelfExplained {
    /// That library and playlists may only be looked at.
    package var diagnostic: Diagnostic {
        let cause =
            switch reason {
            case .run: "juke was started with --read-only"
            case .shell: "read-only is on"
            case .profile: "this profile is read-only"
            }
        return Diagnostic(
            "Library and playlists may only be looked at here (\(cause)), so nothing was changed.",
            nextStep: "To allow changes: \(reason.remedy)", status: .notAllowed)
    }
}

extension ReadOnlyNotKept: SelfExplained {
    /// That the file of a profile's changes cannot be written.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "It cannot be kept with the profile, whose file cannot be written.",
            nextStep: "To have it in this shell: set read-only on. What is wrong with the files: doctor",
            status: .failed)
    }
}

extension RewriteImpossible: SelfExplained {
    /// That a playlist has entries which could not be put back.
    package var diagnostic: Diagnostic {
        var parts: [String] = []
        if files > 0 { parts.append(files == 1 ? "1 file of a device" : "\(files) files of a device") }
        if gone > 0 { parts.append(gone == 1 ? "1 entry that is gone" : "\(gone) entries that are gone") }
        return Diagnostic(
            "\(Sanitiser.clean(playlist.name)) has \(WordList.text(parts, "and")), which could not be put back, so it "
                + "was not rewritten.", nextStep: "To move its entries instead: the same without --rewrite",
            status: .failed
        )
    }
}
