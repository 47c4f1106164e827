// Private files whose contents are decoded: one that cannot be, or that a newer version of juke has written, gets
// another name, so that the next write does not destroy it. A database is such a file, too, with two others beside it.
// Permissions and owners are left to PrivateFile.

package import Files
package import Library

extension PrivateFile {
    /// What the file holds; nil when there is none or it cannot be understood, as one of a newer version cannot, whose
    /// member `version` says so. `notify` is called for what the user should know about it.
    package func read<Contents>(
        as understood: ([UInt8]) -> Contents?, notify: (FileNotice) -> Void
    ) -> Contents? {
        let bytes: [UInt8]?
        do throws(FileFault) {
            bytes = try read()
        } catch {
            if case .notOurs = error { notify(.notOurs(path: path)) }
            return nil
        }
        guard let bytes else { return nil }
        if let contents = understood(bytes) { return contents }
        let isNewer = FileVersion.isNewer(bytes)
        let other = isNewer ? newerPath : asidePath
        guard (try? PathName.moveFile(path, to: other)) != nil else { return nil }
        notify(isNewer ? .newerSetAside(path: path, under: other) : .setAside(path: path, under: other))
        return nil
    }
}

extension PrivateFile {
    /// The files that SQLite keeps beside a database: the changes that are not in it yet, and the index of them.
    private static let databaseSideFiles = ["-wal", "-shm"]

    /// Removes a database with its side files.
    func removeDatabase() {
        for suffix in [""] + Self.databaseSideFiles { try? PathName.removeFile(path + suffix) }
    }

    /// Renames a database, its side files first: without them it would lack what was written last. False where that
    /// cannot be done.
    func setDatabaseAside(under other: String) -> Bool {
        for suffix in Self.databaseSideFiles {
            // Those of an earlier database with that name would be taken for a part of this one.
            try? PathName.removeFile(other + suffix)
            try? PathName.moveFile(path + suffix, to: other + suffix)
        }
        return (try? PathName.moveFile(path, to: other)) != nil
    }
}
