// The words for plans that cannot be begun, sent or dropped, and for changes that cannot be taken back.

import Library
import ShellCommands
import Text

extension PlanError: SelfExplained {
    /// What is wrong with the plan, and which command helps.
    package var diagnostic: Diagnostic {
        switch self {
        case .isOpen(let count):
            Diagnostic(
                "A plan is open already, with \(count == 1 ? "1 change" : "\(count) changes").",
                nextStep: "To see it: plan. To send it: commit. To drop it: abort", status: .failed)
        case .none(let command):
            Diagnostic(
                "No plan is open, so there is nothing to \(command).", nextStep: "To begin one: begin",
                status: .failed)
        case .changed(let change):
            Diagnostic(
                "\(change.playlist.map { Sanitiser.clean($0.name) } ?? "A playlist") has changed since the plan was "
                    + "made\(change.since.map { $0.text.isEmpty ? "" : " (\($0.text))" } ?? ""), so nothing was sent.",
                nextStep: "To take the last change out of the plan: undo. To drop the plan: abort", status: .failed)
        case .tooLong(let playlist, let count, let limit):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) would have \(count) entries, and Spotify allows \(limit). "
                    + "Nothing was changed.", nextStep: "Take fewer rows: … | take 100", status: .failed)
        case .notYours(let playlist, let owner):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) belongs to \(Sanitiser.clean(owner)), so nothing was sent.",
                nextStep: "To take a change out of the plan: undo N, with its number in plan", status: .notAllowed)
        }
    }
}

extension UndoError: SelfExplained {
    /// Why the change is not taken back.
    package var diagnostic: Diagnostic {
        switch self {
        case .nothing(let hasOthers):
            Diagnostic(
                "There is nothing to undo in this shell.",
                nextStep: hasOthers ? "To take back what another shell did: log, then undo N" : Self.seeLog,
                status: .failed)
        case .nothingToRedo:
            Diagnostic(
                "There is nothing to redo in this shell.", nextStep: Self.seeLog, status: .failed)
        case .unknown(let number, let newest):
            Diagnostic(
                "There is no change \(number): the newest is \(newest).", nextStep: Self.seeLog, status: .notFound)
        case .tooOld(let number):
            Diagnostic(
                "Change \(number) is too old: the log keeps 90 days.", nextStep: Self.seeLog, status: .notFound)
        case .notMade(let number):
            Diagnostic("Nothing of change \(number) was made.", nextStep: Self.seeLog, status: .notFound)
        case .isUndone(let number, let other):
            Diagnostic(
                "Change \(number) was taken back already, by change \(other).",
                nextStep: "To make it again: undo \(other)", status: .failed)
        case .waits(let number):
            Diagnostic(
                "Change \(number) waits in the plan of another shell.", nextStep: "Type there: undo, or abort",
                status: .failed)
        case .planIsEmpty(let last):
            Diagnostic(
                "Nothing waits in the plan.",
                nextStep: last.map { "To take back this shell's last change: undo \($0)" } ?? "To close it: abort",
                status: .failed)
        case .begun(let number):
            Diagnostic(
                "A part of change \(number) was sent already.",
                nextStep: "To send the rest: commit. To leave it: abort, then undo \(number)", status: .failed)
        case .isBuiltOn(let number):
            Diagnostic(
                "Later changes of the plan concern the same playlist as change \(number).",
                nextStep: "To take them out first, the last one each time: undo", status: .failed)
        case .isPlanned(let number):
            Diagnostic(
                "The plan already takes back change \(number).", nextStep: "To send it: commit",
                status: .failed)
        case .changed, .describedSince, .ruleChanged, .isGone, .cannotComeBack, .nothingLeft: refusal
        }
    }

    /// Why it cannot be taken back as things are now.
    private var refusal: Diagnostic {
        switch self {
        case .changed(let number, let playlist):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) has changed since change \(number), so it was not taken back.",
                nextStep: "To leave what is different and take back the rest: undo \(number) --force", status: .failed)
        case .describedSince(let number, let playlist):
            Diagnostic(
                "The name or description of \(Sanitiser.clean(playlist)) has changed since change \(number).",
                nextStep: "To take it back anyway: undo \(number) --force", status: .failed)
        case .ruleChanged(let number, let rule):
            Diagnostic(
                "The rule \(Sanitiser.clean(rule)) has changed since change \(number).",
                nextStep: "To take it back anyway: undo \(number) --force", status: .failed)
        case .isGone(let number, let playlist):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) is no longer there, so change \(number) cannot be taken back.",
                nextStep: Self.seeLog, status: .notFound)
        case .cannotComeBack(let number):
            Diagnostic(
                "What was there before change \(number) is not known, so it cannot come back.", nextStep: Self.seeLog,
                status: .failed)
        case .nothingLeft(let number):
            Diagnostic("Nothing of change \(number) is left to take back.", nextStep: Self.seeLog, status: .failed)
        case .nothing, .nothingToRedo, .unknown, .tooOld, .notMade, .isUndone, .waits, .planIsEmpty, .begun,
            .isBuiltOn, .isPlanned:
            diagnostic
        }
    }

    fileprivate static let seeLog = "To see the changes: log"
}

extension RedoError: SelfExplained {
    /// Why what an undo took back is not made again.
    package var diagnostic: Diagnostic {
        switch cause {
        case .changed(let number, let playlist):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) has changed since change \(number), so nothing was made again.",
                nextStep: "To leave what is different and make the rest again: redo --force", status: .failed)
        case .describedSince, .ruleChanged:
            Diagnostic(
                cause.diagnostic.sentence, nextStep: "To make it again anyway: redo --force",
                status: cause.diagnostic.status)
        case .isGone(let number, let playlist):
            Diagnostic(
                "\(Sanitiser.clean(playlist)) is no longer there, so what change \(number) took back "
                    + "cannot be made again.",
                nextStep: UndoError.seeLog, status: .notFound)
        case .cannotComeBack(let number):
            Diagnostic(
                "What change \(number) took back is not known, so it cannot be made again.",
                nextStep: UndoError.seeLog, status: .failed)
        case .nothingLeft(let number):
            Diagnostic(
                "Nothing of what change \(number) took back is left to make again.", nextStep: UndoError.seeLog,
                status: .failed)
        case .isPlanned(let number):
            Diagnostic(
                "The plan already makes again what change \(number) took back.", nextStep: "To send it: commit",
                status: .failed)
        case .nothing, .nothingToRedo, .unknown, .tooOld, .notMade, .isUndone, .waits, .planIsEmpty, .begun,
            .isBuiltOn:
            cause.diagnostic
        }
    }
}

extension EntriesRefused: SelfExplained {
    /// How many names a message has.
    private static let mostNamed = 5

    /// What Spotify did not take.
    package var diagnostic: Diagnostic {
        let shown = names.prefix(Self.mostNamed).map { Sanitiser.clean($0) }
        let more = names.count - shown.count
        let list = Diagnostic.list(shown + (more > 0 ? ["\(more) more"] : []), "and")
        let entries = names.count == 1 ? "1 entry" : "\(names.count) entries"
        return Diagnostic(
            "Spotify did not take \(entries), which \(names.count == 1 ? "was" : "were") left out: \(list). "
                + "The rest was done.", nextStep: "To see it: log. To take it back: undo", status: .partly)
    }
}
