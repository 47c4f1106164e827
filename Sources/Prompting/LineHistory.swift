// The lines typed before, as `history` shows them. Storing them is LineEditing's work.

/// The lines typed before, oldest first.
package protocol LineHistory: Sendable {
    /// The newest `limit` entries (all for `nil`), oldest first.
    func entries(newest limit: Int?) -> [HistoryEntry]
    /// The entry that had that number when the entries were last listed; nil when there is none.
    func entry(numbered number: Int) -> HistoryEntry?
    /// Notes with which status the line that was typed last ended. A mistake, which could not be understood or found
    /// nothing, is kept but not suggested.
    func noteEnd(of text: String, status: Int, isMistake: Bool)
    /// Forgets the entry that had that number when the entries were last listed, in memory and in the file; false when
    /// there is none.
    func remove(number: Int) throws -> Bool
    /// Forgets everything, in memory and in the file.
    func clear() throws
}

extension LineHistory {
    /// Looks among all entries, whose numbers are then those of now.
    package func entry(numbered number: Int) -> HistoryEntry? {
        entries(newest: nil).first { $0.number == number }
    }
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
    /// The number, counted from 1 at the oldest entry still known when it was listed.
    package var number: Int
    /// The line, or the lines of a block, without the last line end.
    package var text: String
    /// When it was entered, in whole seconds since 1970; `nil` when unknown.
    package var secondsSince1970: Int?
    /// The exit status with which it ended; `nil` when unknown, or as long as it runs.
    package var status: Int?
    /// Whether it failed. Of older entries that is known without the status.
    package var isFailed: Bool

    /// An entry under its number.
    package init(
        number: Int, text: String, secondsSince1970: Int? = nil, status: Int? = nil, isFailed: Bool = false
    ) {
        self.number = number
        self.text = text
        self.secondsSince1970 = secondsSince1970
        self.status = status
        self.isFailed = isFailed
    }
}
