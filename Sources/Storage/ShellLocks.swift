// The files that say which shells with a plan, or with a change under way, are running: each such shell holds the lock
// on the file of its name until the plan is closed, or the change has ended, or the process ends, however it ends. A
// file without a lock was left by a shell that is gone. What plans and changes hold is left to ChangeLogDatabase.

import Files

/// The locks of shells that are in the middle of something, in the folder of a profile.
struct ShellLocks: Sendable {
    /// What a shell is in the middle of.
    enum Purpose: String, Sendable, CaseIterable { case plan, change }

    let folder: String
    let purpose: Purpose

    /// A lock that this process holds.
    final class Held: Sendable {
        fileprivate let file: OpenFile

        fileprivate init(_ file: consuming OpenFile) { self.file = file }
    }

    private var prefix: String { purpose.rawValue + "." }
    private static let suffix = ".lock"
    /// How often the file is made again that another shell removes meanwhile.
    private static let tries = 10

    /// Whether a file of that name is one of these.
    static func isLock(_ file: String) -> Bool {
        Purpose.allCases.contains { ShellLocks(folder: "", purpose: $0).shell(of: file) != nil }
    }

    private func shell(of file: String) -> String? {
        guard file.hasPrefix(prefix), file.hasSuffix(Self.suffix),
            file.utf8.count > prefix.utf8.count + Self.suffix.utf8.count
        else { return nil }
        return String(file.dropFirst(prefix.count).dropLast(Self.suffix.count))
    }

    private func path(_ shell: String) -> String { "\(folder)/\(prefix)\(shell)\(Self.suffix)" }

    /// The shells that have left a file, whether they run or not.
    func shells() -> [String] {
        guard let entries = try? Folder(folder).entries() else { return [] }
        return entries.compactMap { shell(of: $0.name) }
    }

    /// Whether there is a file of that shell.
    func isThere(_ shell: String) -> Bool { PathName.exists(path(shell)) }

    /// Takes the lock of a shell; nil while a process holds it, and where it cannot be had.
    func take(_ shell: String) -> Held? {
        let file = PrivateFile(path: path(shell))
        for _ in 0..<Self.tries {
            guard let opened = (try? file.open(.both, .create)) ?? nil, (try? opened.lock(.exclusive)) == true else {
                return nil
            }
            // Another shell may have removed the file before the lock was taken.
            if let status = try? opened.status(), status.nameCount > 0 { return Held(opened) }
        }
        return nil
    }

    /// Removes the file of a shell, and gives up its lock.
    func remove(_ shell: String, held: Held?) {
        try? PathName.removeFile(path(shell))
        held?.file.unlock()
    }
}
