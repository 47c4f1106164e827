// The lines typed before, as `history` shows them. Who stores them, and where, is LineEditing's.

/// The lines typed before, oldest first.
package protocol LineHistory: Sendable {
    /// The newest `limit` entries (all for `nil`), oldest first.
    func entries(newest limit: Int?) -> [HistoryEntry]
    /// Keeps an entry, but suggests it no more: it could not be understood, or found nothing.
    func markFailed(_ text: String)
    /// Forgets the entry with that number, in memory and in the file; false when there is none.
    func remove(number: Int) throws -> Bool
    /// Forgets everything, in memory and in the file.
    func clear() throws
}

/// Why lines are not kept in their file, or could not be taken out of it.
package enum HistoryFileError: Error, Sendable, Equatable {
    /// What stands there is a link, a folder or a device.
    case notRegular(path: String)
    /// It belongs to somebody else.
    case notOurs(path: String)
    /// Another shell has held its lock for too long.
    case busy(path: String)
    case failed(path: String, errno: Int32)
}

/// A line typed before.
package struct HistoryEntry: Sendable, Equatable {
    /// Counted from 1 at the oldest entry still known.
    package var number: Int
    package var text: String
    /// When it was entered, in whole seconds since 1970; `nil` when unknown.
    package var secondsSince1970: Int?

    package init(number: Int, text: String, secondsSince1970: Int? = nil) {
        self.number = number
        self.text = text
        self.secondsSince1970 = secondsSince1970
    }
}
