// Why a change cannot be taken back. The sentences are Shell's.

import Library

/// Why `undo` or `redo` does nothing.
package enum UndoError: Error, Sendable, Equatable {
    /// This shell has changed nothing that holds; others may have.
    case nothing(hasOthers: Bool)
    /// There is no undo to take back.
    case nothingToRedo
    /// No change has that number yet.
    case unknown(number: Int, newest: Int)
    /// The log no longer holds it.
    case tooOld(number: Int)
    /// Nothing of the change of that number was made.
    case notMade(number: Int)
    /// It was taken back already.
    case isUndone(number: Int, by: Int)
    /// It waits in the plan of another shell.
    case waits(number: Int)
    /// Nothing waits in the open plan; the number of the last change that was made.
    case planIsEmpty(last: Int?)
    /// The last change of the plan was begun, so it cannot be taken out of it.
    case begun(number: Int)
    /// Later changes of the plan concern the same playlist.
    case isBuiltOn(number: Int)
    /// Its reversal waits in the plan already.
    case isPlanned(number: Int)
    /// A playlist is not as the change left it.
    case changed(number: Int, playlist: String)
    /// The name or the description of a playlist was changed since.
    case describedSince(number: Int, playlist: String)
    /// A rule was changed since.
    case ruleChanged(number: Int, rule: String)
    /// A playlist is no longer there.
    case isGone(number: Int, playlist: String)
    /// What was there before is not known, as for a cover.
    case cannotComeBack(number: Int)
    /// There is nothing to do: what it did is not there any more.
    case nothingLeft(number: Int)
}

/// Why `redo` does not take back an undo.
package struct RedoError: Error, Sendable, Equatable {
    /// Why the undo, a change itself, cannot be taken back.
    package var cause: UndoError

    /// The reason.
    package init(cause: UndoError) { self.cause = cause }
}

/// The error of a change of which Spotify did not take all. What it took stays.
package struct EntriesRefused: Error, Sendable, Equatable {
    /// The names of what was left out, or the URIs where no names are known.
    package var names: [String]

    /// What was left out.
    package init(names: [String]) { self.names = names }
}
