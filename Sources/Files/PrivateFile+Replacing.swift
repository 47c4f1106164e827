// How a private file is replaced: by a draft with a name of its own, or, under a lock, by one that room was made for
// before, so that a token which can be used only once is never spent without a place for the next one.

extension PrivateFile {
    /// Puts the bytes in the file's place.
    package func replace(with bytes: [UInt8], draft name: DraftName = .unique) throws(FileFault) {
        let draft = try draftInFolder(name)
        do throws(Errno) {
            try draft.takePlace(of: path) { file throws(Errno) in
                try file.write(bytes)
                // A reserved draft is longer than what is in it.
                try file.truncate(to: bytes.count)
            }
        } catch {
            throw .unwritable(path: path, errno: error.number)
        }
    }

    /// Makes room on the disk for a reserved draft, so that replacing the file cannot fail for want of it.
    package func reserve() throws(FileFault) {
        // One that is there already may have been open to others before.
        try clearDraft()
        let draft = try draftInFolder(.reserved)
        do throws(Errno) { try draft.file.takeRoom(Self.room) } catch {
            release()
            throw .unwritable(path: path, errno: error.number)
        }
    }

    /// Gives the room of a reserved draft back.
    package func release() { try? PathName.removeFile(draftPath) }

    /// A draft, in a folder that is made where there is none.
    private func draftInFolder(_ name: DraftName) throws(FileFault) -> Draft {
        do throws(FileFault) {
            return try draft(name)
        } catch {
            guard case .unwritable(_, Errno.notFound.number) = error else { throw error }
            try makeFolder()
            return try draft(name)
        }
    }

    private func draft(_ name: DraftName) throws(FileFault) -> Draft {
        guard !PathName.isNowhere(path) else { throw .noHome }
        switch name {
        case .unique:
            return try newDraft(at: Draft.path(beside: path))
        case .reserved:
            if let draft = reservedDraft() { return draft }
            try clearDraft()
            return try newDraft(at: draftPath)
        }
    }

    private func newDraft(at draftPath: String) throws(FileFault) -> Draft {
        do throws(Errno) { return try Draft(at: draftPath, permissions: 0o600) } catch {
            throw .unwritable(path: path, errno: error.number)
        }
    }

    /// Takes away what stands in the place of a reserved draft, if it is ours.
    private func clearDraft() throws(FileFault) {
        guard let status = try? FileStatus(of: draftPath, followingLinks: false) else { return }
        guard status.isOurs else { throw .notOurs(path: path, .otherOwner) }
        guard status.kind != .folder else { throw .notOurs(path: path, .notAFile) }
        release()
    }

    /// The draft that room was made for; nil when there is none, or one that others can read or that has another name,
    /// too: such a file must not get a token.
    private func reservedDraft() -> Draft? {
        guard let file = try? OpenFile(draftPath, .writing, [.noLinks, .noWaiting]),
            let status = try? check(file), status.nameCount == 1, !status.isOpenToOthers
        else { return nil }
        return Draft(draftPath, file)
    }
}
