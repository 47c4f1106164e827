// The lines typed before, as `history` shows them. Storing them is LineEditing's work.

/// The lines typed before, oldest first.
package protocol LineHistory: Sendable {
    /// The newest `limit` entries (all for `nil`), oldest first.
    func entries(newest limit: Int?) -> [HistoryEntry]
    /// Keeps an entry but no longer suggests it, because it could not be understood or found nothing.
    func markFailed(_ text: String)
    /// Forgets the entry with that number, in memory and in the file; false when there is none.
    func remove(number: Int) throws -> Bool
    /// Forgets everything, in memory and in the file.
    func clear() throws
}

/// Why lines are not stored in their file, or could not be removed from it.
package enum HistoryFileError: Error, Sendable, Equatable {
    /// The path is a link, a folder or a device.
    case notRegular(path: String)
    /// The file belongs to another user.
    case notOurs(path: String)
    /// Another shell has held its lock for too long.
    case busy(path: String)
    /// What the system says.
    case failed(path: String, errno: Int32)
}

/// A line typed before.
package struct HistoryEntry: Sendable, Equatable {
    /// The number, counted from 1 at the oldest entry still known.
    package var number: Int
    /// The line, or the lines of a block, without the last line end.
    package var text: String
    /// When it was entered, in whole seconds since 1970; `nil` when unknown.
    package var secondsSince1970: Int?

    /// An entry under its number.
    package init(number: Int, text: String, secondsSince1970: Int? = nil) {
        self.number = number
        self.text = text
        self.secondsSince1970 = secondsSince1970
    }
}
