// The version of the small files of JSON: one number for all of them, in a member of that name. What a newer version
// means by its members is not known, so such a file is not used, even where it could be read. Databases have theirs in
// `user_version`, the login its own; files of plain text need none.

/// The version of small files.
enum FileVersion {
    /// The version that is written. Files from before there was one have no such member.
    static let current = 1

    /// Whether a newer version of juke has written the file.
    static func isNewer(_ bytes: [UInt8]) -> Bool { StoredObject(bytes).map { isNewer($0) } ?? false }

    /// Whether a newer version of juke has written the object.
    static func isNewer(_ object: StoredObject) -> Bool { isNewer(object.whole("version")) }

    /// Whether that number, which may be missing, is of a newer version of juke.
    static func isNewer(_ version: Int?) -> Bool { version.map { $0 > current } ?? false }
}
