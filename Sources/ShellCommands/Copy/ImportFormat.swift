// Which format a file is in, known from how it begins and not from its name: files are renamed, packed and sent on.
// The formats of histories are recognised here, those of libraries in Formats.

import Formats

/// What a file that is imported holds.
enum ImportFormat: Sendable, Hashable {
    /// Plays, in either form of Spotify's data export.
    case history
    /// A library or a part of one.
    case library(LibraryFormat)
    /// A list with nothing in it: an export has such files for what an account does not have.
    case empty

    /// How many bytes of a file are looked at.
    static let beginning = 65_536

    /// The format of a file that begins with these bytes of UTF-8; throws why it is in none that is known.
    /// - Parameter isWhole: whether they are the whole file.
    init(beginning bytes: [UInt8], isWhole: Bool) throws(EntryFault) {
        if let keys = JSONKeys.ofFirstObject(in: bytes), Self.isHistory(keys) {
            self = .history
        } else if isWhole, JSONKeys.isEmptyList(bytes) {
            self = .empty
        } else {
            self = .library(try LibraryFormat(beginning: bytes, isWhole: isWhole))
        }
    }

    /// Whether an entry with these keys is a play: the time it ended, and how much was heard.
    private static func isHistory(_ keys: Set<String>) -> Bool {
        keys.isSuperset(of: ["ts", "ms_played"]) || keys.isSuperset(of: ["endTime", "msPlayed"])
    }
}
