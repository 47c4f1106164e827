// Why a database could not be used, and whether its file has to make room for a new one. Moving or deleting the file is
// left to DatabaseFile, and working without it to the stores.

import Files
import SQLite

/// Why a use of a database failed.
enum DatabaseFailure: Error {
    /// It was not tried, because another process held the file for too long a moment ago.
    case resting
    /// The file is a link, not a file, or belongs to another user.
    case notOurs
    /// The folder of the file cannot be made.
    case noFolder(FileFault)
    /// A newer version of juke has written the file.
    case newer
    /// A statement of SQL failed.
    case refused(SQLiteError)

    /// Why a file has to make room for a new one.
    enum Fault {
        case damaged, newer
    }

    /// What is wrong with the file; nil where it may be in order.
    var fault: Fault? {
        switch self {
        case .newer: .newer
        case .refused(let error): Self.isDamage(error) ? .damaged : nil
        case .resting, .notOurs, .noFolder: nil
        }
    }

    /// Whether the file is not what it should be. All statements are ours, so an error in one means that its tables are
    /// not.
    private static func isDamage(_ error: SQLiteError) -> Bool {
        switch error.code {
        case .notADatabase, .corrupt, .error, .constraint, .mismatch, .schema, .format: true
        default: false
        }
    }
}
