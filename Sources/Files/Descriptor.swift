// The number of a file that this process has not opened itself, or that something else closes: the standard ones, and
// one end of a pair that C code owns.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The number of an open file, which stays open.
package struct Descriptor: NumberedFile, Hashable {
    /// The number by which the system knows it.
    package let number: Int32

    /// The descriptor of that number, which may be closed.
    package init(_ number: Int32) { self.number = number }

    /// The keyboard, or what a pipe or a file supplies.
    package static let standardInput = Descriptor(STDIN_FILENO)
    /// Data: rows, and nothing that is only said.
    package static let standardOutput = Descriptor(STDOUT_FILENO)
    /// Messages, news and questions.
    package static let standardError = Descriptor(STDERR_FILENO)
}

extension Descriptor {
    /// Opens an empty file for each standard descriptor that the process was started without, before anything else is
    /// opened: the next pipe of its own would get the number of standard input, and be read as such. A missing input is
    /// an empty one; what is written to a missing output fails, as it would have.
    package static func openMissingStandards() {
        for standard in [standardInput, standardOutput, standardError] where !standard.isOpen {
            // The lowest number that is free: the missing one's. It stays open until the process ends.
            let opened = open("/dev/null", O_RDONLY)
            if opened >= 0, opened != standard.number { close(opened) }
        }
    }
}
