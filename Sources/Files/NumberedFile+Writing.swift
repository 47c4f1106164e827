// Writing everything, however little the system takes at once: a terminal that another program has left non-blocking
// is waited for like any other. How a file is waited for is Readiness's.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension NumberedFile where Self: ~Copyable {
    /// Writes all bytes; waits as long as it takes.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(Errno) {
        var written = 0
        try write(bytes, written: &written)
    }

    /// Writes all bytes; when it fails, `written` says how many of them the file has got.
    func write(_ bytes: UnsafeRawBufferPointer, written: inout Int) throws(Errno) {
        written = 0
        while written < bytes.count {
            let count = try offer(bytes[written...])
            if count == 0 { wait(for: .writing) }
            written += count
        }
    }

    /// Writes all bytes to something that may be slow to take them, as long as they are wanted; false when they no
    /// longer are. No single write waits: it would hold its thread, and nothing could end it.
    package func write(
        _ bytes: UnsafeRawBufferPointer, while isWanted: () -> Bool
    ) throws(Errno) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            guard wait(for: .writing, while: isWanted) else { return false }
            rest = rest.dropFirst(try offer(rest.prefix(Self.piece)))
        }
        return true
    }

    /// Writes all bytes.
    package func write(_ bytes: [UInt8]) throws(Errno) {
        try bytes.withUnsafeBytes { bytes in Result { () throws(Errno) in try write(bytes) } }.get()
    }

    /// Writes a text as UTF-8.
    package func write(_ text: String) throws(Errno) {
        var text = text
        try text.withUTF8 { bytes in
            Result { () throws(Errno) in try write(UnsafeRawBufferPointer(bytes)) }
        }.get()
    }

    /// Writes a text as UTF-8 to something that may be slow to take it, as long as it is wanted; false when it no
    /// longer is.
    package func write(_ text: String, while isWanted: () -> Bool) throws(Errno) -> Bool {
        var text = text
        return try text.withUTF8 { bytes in
            Result { () throws(Errno) in try write(UnsafeRawBufferPointer(bytes), while: isWanted) }
        }.get()
    }

    /// Writes bytes over those at a place of a file, in one call, so that a reader sees the old ones or the new.
    package func write(_ bytes: [UInt8], at offset: Int) throws(Errno) {
        let count = try bytes.withUnsafeBytes { bytes in
            Result { () throws(Errno) in
                try SystemCalls.repeated { pwrite(number, bytes.baseAddress, bytes.count, off_t(offset)) }
            }
        }.get()
        // A file takes part of a write only when the disk has no room for the rest.
        guard count == bytes.count else { throw Errno(ENOSPC) }
    }

    /// A pipe with room takes so much without waiting (POSIX: PIPE_BUF).
    private static var piece: Int { 4096 }

    /// How many of the bytes are taken; none where that would mean waiting.
    private func offer(_ bytes: UnsafeRawBufferPointer.SubSequence) throws(Errno) -> Int {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        do throws(Errno) {
            let count = try SystemCalls.repeated { SystemCalls.writeBytes(number, bytes.baseAddress, bytes.count) }
            // What takes nothing, and neither fails nor says that it will later, would be offered the same for ever.
            guard count > 0 else { throw .inputOutput }
            return count
        } catch {
            guard error == .notYet else { throw error }
            return 0
        }
    }
}
