// Writing text to a descriptor, whole; a terminal that is gone is noticed by whoever reads from it.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Unbuffered output.
enum TerminalOutput {
    /// Writes everything, or as much as the descriptor takes before it fails.
    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let written = unsafeWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if written < 0, errno == EINTR || errno == EAGAIN { continue }
                guard written > 0 else { return }
                rest = rest.dropFirst(written)
            }
        }
    }

    private static func unsafeWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}
