// What a command returns: something to show, changes for the session, and where the shell continues. The loop applies
// the changes when the whole pipeline ended well.

package import Rendering
package import Rows

/// A command's answer.
package struct Reply: Sendable {
    /// Where the shell continues after the pipeline.
    package enum Continuation: Sendable, Hashable {
        /// With the next line.
        case proceed
        /// With the next line; the command ended with this status.
        case ended(ExitStatus)
        /// After the innermost loop.
        case leaveLoop
        /// With the next turn of the innermost loop.
        case nextTurn
        /// After the function that runs, which ends with this status.
        case leaveFunction(ExitStatus)
        /// With the lines of this script.
        case script(path: String, arguments: [String])
        /// As another profile.
        case profile(String)
        /// Nowhere: the shell ends with this status, or the last one for nil.
        case leave(ExitStatus?)
    }

    /// What is shown, or passed to the next stage.
    package var output: Output
    /// Whether a text is a page of its own, which a blank line separates from another one of the same line.
    package var isPage = false
    /// What changes in the session, in this order.
    package var changes: [SessionChange]
    /// What the loop does next.
    package var continuation: Continuation
    /// The status when there turn out to be no rows: a search that finds nothing has not succeeded (Language §9).
    package var statusWhenEmpty: ExitStatus

    /// A reply; without more it changes nothing and the next line follows.
    package init(
        _ output: Output, changes: [SessionChange] = [], continuation: Continuation = .proceed,
        statusWhenEmpty: ExitStatus = .done
    ) {
        self.output = output
        self.changes = changes
        self.continuation = continuation
        self.statusWhenEmpty = statusWhenEmpty
    }
}

extension Reply {
    /// Calls the rows something else: what is left of liked songs is not all of them.
    package mutating func nameListing(_ name: String) {
        guard case .rows(var rows) = output else { return }
        rows.heading.name = name
        output = .rows(rows)
    }

    /// The tables of the rows that it shows or passes on; none where they are not known.
    package var tables: [FieldTable] {
        switch output {
        case .rows(let rows): rows.heading.table.tablesOfRows
        case .record(let record): [record.row.table]
        case .noRecord, .note, .text, .nothing: []
        }
    }

    /// Says of rows of several kinds of which tables they are, so that what only some of them have can be shown.
    package mutating func nameTables(_ tables: [FieldTable]) {
        guard case .rows(var rows) = output, rows.heading.table.isMixed else { return }
        rows.heading.table = rows.heading.table.of(tables)
        output = .rows(rows)
    }

    /// What is said when there are no rows.
    package var emptyNote: String {
        switch output {
        case .rows(let rows): rows.emptyNote
        case .record, .noRecord, .note, .text, .nothing: ""
        }
    }
}

/// A change of the session, as data.
package enum SessionChange: Sendable, Equatable {
    /// Select this path; empty for nothing.
    case select([SelectedThing])
    /// Send player commands to this device; nil lets Spotify choose again.
    case use(DeviceChoice?)
    /// Give a setting a value; nil goes back to where it came from.
    case set(String, String?)
    /// Gives a variable a text.
    case letText(String, [String])
    /// Gives a variable rows.
    case letRows(String, [Row])
    /// Keeps rows under a name for the whole shell, in a function too.
    case keepRows(String, [Row])
    /// Removes a variable.
    case unlet(String)
    /// Removes a function.
    case undefine(String)
    /// Show a thing with this name and these values, wherever it is listed or selected.
    case update(Row)
    /// These things are gone: they are selected no more, and their names no longer stand for them.
    case delete(Set<String>)
    /// Forget the newest listing: the one before it is the newest again.
    case dropListing
    /// Lets a name stand for a pipeline; nil takes it back.
    case alias(String, String?)
    /// Lets a word become more while it is typed; nil takes it back.
    case abbreviation(String, String?)
    /// Gives a function its name; an alias of that name is removed.
    case define(Function)
    /// A login was made by this account.
    case signedIn(name: String)
    /// The login is gone, and with it everything that was learnt through it.
    case signedOut
}
