// Calls of the system as the rest of this target makes them: again after a signal, and under names that methods of
// the same name do not hide.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Calls of the system.
enum SystemCalls {
    /// Makes a call again for as long as signals interrupt it; its result, which is not negative.
    static func repeated<Count: SignedInteger>(_ call: () -> Count) throws(Errno) -> Count {
        while true {
            let result = call()
            if result >= 0 { return result }
            guard errno == EINTR else { throw .last }
        }
    }

    /// `read(2)`
    static func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        read(descriptor, bytes, count)
    }

    /// `write(2)`
    static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        write(descriptor, bytes, count)
    }
}
