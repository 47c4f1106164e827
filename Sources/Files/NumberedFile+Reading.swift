// Reading: a block from where the last one ended, or any part of a file by its place in it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension NumberedFile where Self: ~Copyable {
    /// The next bytes, at most `count` of them; none at the end. What has nothing yet and was opened so as not to wait
    /// throws `.notYet`.
    package func read(upTo count: Int) throws(Errno) -> [UInt8] {
        var failure: Errno?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Errno) {
                filled = try SystemCalls.repeated { SystemCalls.readBytes(number, buffer.baseAddress, count) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// The bytes between two places of a file, fewer where it ends before; where the next read begins stays as it is.
    package func contents(from start: Int = 0, to end: Int) throws(Errno) -> [UInt8] {
        var bytes: [UInt8] = []
        while start + bytes.count < end {
            let wanted = min(Self.block, end - start - bytes.count)
            let part = try read(upTo: wanted, at: start + bytes.count)
            if part.isEmpty { break }
            if bytes.isEmpty { bytes = part } else { bytes += part }
        }
        return bytes
    }

    /// What is read at once: large enough that the calls do not count.
    private static var block: Int { 1 << 20 }

    /// The bytes at a place of a file, in one call.
    package func read(upTo count: Int, at offset: Int) throws(Errno) -> [UInt8] {
        var failure: Errno?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Errno) {
                filled = try SystemCalls.repeated { pread(number, buffer.baseAddress, count, off_t(offset)) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
