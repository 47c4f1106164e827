// A small file that all copies of juke read and change in place, under a lock: for contents that change with every
// command and can be fetched again. Replacing a file as a whole makes the file system write to the disk each time; this
// costs no more than memory does, but a power cut may lose the contents. What the bytes mean is left to PlayerFile.

import Files

/// A file that is open and shared.
final class SharedFile {
    private let file: PrivateFile
    private var opened: OpenFile?

    /// In bytes. A larger file is not one of ours.
    static let limit = 4096
    /// How often a lock is tried, and how long a try is: another copy holds it for microseconds, unless it was stopped
    /// meanwhile. A copy that has to wait for its turn at a busy processor holds it longer.
    private static let tries = 400
    private static let pause = UInt32(50)
    /// Fills the file after contents that are shorter than those before.
    private static let padding = UInt8(ascii: "\n")

    /// The shared file at a path, opened when it is first used.
    init(path: String) { file = PrivateFile(path: path) }

    /// The contents without the padding; nil where there is no file, or not one of ours.
    func read() -> [UInt8]? {
        // A file that may only be read is still read.
        guard let descriptor = ((try? descriptor(.both)) ?? (try? descriptor(.reading))) ?? nil else { return nil }
        return locked(descriptor, .shared) { Self.contents(of: descriptor)?.bytes }
    }

    /// Gives the contents to `body` and keeps what it returns; nil leaves the file as it is. A file that is missing is
    /// made.
    func change(_ body: ([UInt8]) -> [UInt8]?) throws(FileFault) {
        guard let descriptor = try descriptor(.both, .create) else { return }
        let failure: Errno? = locked(descriptor, .exclusive) {
            let before = Self.contents(of: descriptor) ?? ([], size: 0)
            guard let bytes = body(before.bytes) else { return nil }
            do throws(Errno) {
                try Self.write(bytes, over: before.size, to: descriptor)
            } catch {
                return error
            }
            return nil
        }
        if let failure { throw .unwritable(path: file.path, errno: failure.number) }
    }

    /// Keeps the bytes under another name, which it returns, and starts with an empty file; nil where that cannot be
    /// done.
    func setAside(_ bytes: [UInt8], isNewer: Bool) -> String? {
        let other = isNewer ? file.newerPath : file.asidePath
        guard (try? PrivateFile(path: other).replace(with: bytes)) != nil else { return nil }
        opened = nil
        do throws(Errno) { try PathName.removeFile(file.path) } catch { return error == .notFound ? other : nil }
        return other
    }

    /// Removes the file, if there is one.
    func remove() throws(FileFault) {
        opened = nil
        try file.remove()
    }
}

extension SharedFile {
    /// The open file, opened again where it was removed meanwhile; nil where there is none.
    private func descriptor(
        _ access: OpenFile.Access, _ options: OpenFile.Options = [], isNew: Bool = false
    ) throws(FileFault) -> Descriptor? {
        if let descriptor = opened?.descriptor, let status = try? descriptor.status(), status.nameCount > 0 {
            return descriptor
        }
        opened = nil
        guard let found = try file.open(access, options) else { return nil }
        let descriptor = found.descriptor
        // The file is written in place, so a second name of it would be written, too; such a file is replaced by a new
        // one.
        if let status = try? descriptor.status(), status.nameCount > 1 {
            guard !isNew, (try? PathName.removeFile(file.path)) != nil else {
                throw .notOurs(path: file.path, .notAFile)
            }
            return try self.descriptor(access, options, isNew: true)
        }
        opened = consume found
        return descriptor
    }

    /// Runs the work under the lock; without it where another copy was stopped while it held the lock.
    private func locked<Success>(_ descriptor: Descriptor, _ lock: FileLock, _ body: () -> Success) -> Success {
        _ = try? descriptor.lock(lock, tries: Self.tries, microseconds: Self.pause)
        defer { descriptor.unlock() }
        return body()
    }

    /// The bytes without the padding, and how many there are with it; nil where they cannot be read.
    private static func contents(of descriptor: Descriptor) -> (bytes: [UInt8], size: Int)? {
        guard var bytes = try? descriptor.read(upTo: limit, at: 0) else { return nil }
        let size = bytes.count
        while bytes.last == padding { bytes.removeLast() }
        return (bytes, size)
    }

    /// Writes the bytes, and the padding over what was longer: in one call, so that no reader sees half of it.
    private static func write(_ bytes: [UInt8], over size: Int, to descriptor: Descriptor) throws(Errno) {
        let surplus = max(0, size - bytes.count)
        try descriptor.write(bytes + Array(repeating: padding, count: surplus), at: 0)
    }
}
