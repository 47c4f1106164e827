// The system's own words for its error numbers, and the questions that sentences ask about a number. Which sentence
// they go into is left to the callers.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Words for error numbers.
package enum SystemError {
    /// Whether the number says that there is no room left.
    static func isFull(_ number: Int32) -> Bool { number == ENOSPC || number == EDQUOT }

    /// Whether the number says that a descriptor is not open for this.
    static func isClosed(_ number: Int32) -> Bool { number == EBADF }

    /// The words of the system, such as `No such file or directory`. `strerror_r` is the form that several threads may
    /// call.
    package static func words(_ number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard number != 0, strerror_r(number, &buffer, buffer.count) == 0 else { return "unknown reason" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
