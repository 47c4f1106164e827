// A descriptor as a place to write to: the terminal, the pipe or the file that standard output or standard error is.
// Nothing is buffered, so that rows and messages appear in the order in which they were written. Opening and closing
// descriptors is left to Files.

package import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A descriptor that text is written to.
package struct FileOutput: OutputPort {
    private let descriptor: Descriptor
    /// Whether the descriptor was a terminal when this was made.
    package let isTerminal: Bool
    /// Whether writing may have to wait for a reader: everywhere but in a file.
    private let mayWait: Bool

    /// Descriptor 1, for data.
    package static var standardOutput: FileOutput { FileOutput(.standardOutput) }
    /// Descriptor 2, for everything else.
    package static var standardError: FileOutput { FileOutput(.standardError) }

    /// Writes to a descriptor that stays the caller's.
    ///
    /// A descriptor that has no status, such as one that is closed, counts as one that may wait; the error then comes
    /// with the first write.
    package init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        isTerminal = descriptor.isTerminal
        mayWait = (try? descriptor.status())?.kind != .file
    }

    /// The width in cells; 80 where there is no terminal, or one that gives its width as 0.
    package var width: Int { size.map { Int($0.ws_col) }.flatMap { $0 > 0 ? $0 : nil } ?? 80 }

    /// The height in lines; without end where there is no terminal, or one that gives its height as 0.
    package var height: Int { size.map { Int($0.ws_row) }.flatMap { $0 > 0 ? $0 : nil } ?? .max }

    /// The size of the terminal as of now: the user changes it at any time.
    private var size: winsize? {
        var size = winsize()
        return isTerminal && ioctl(descriptor.number, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }

    /// Writes all of the text before it returns, or throws; a task that is cancelled stops waiting for the reader.
    package func write(_ text: String) throws(OutputError) {
        let isWhole: Bool
        do throws(Errno) {
            // A disk accepts what it is given at once, so a file needs no waiting and no check for cancellation.
            if mayWait {
                // A write that waits would hold its thread, and Ctrl-C could not end it.
                isWhole = try descriptor.write(text, while: { !Task.isCancelled })
            } else {
                try descriptor.write(text)
                isWhole = true
            }
        } catch {
            throw error == .readerHasGone ? .closed : .failed(errno: error.number)
        }
        guard isWhole else { throw .interrupted }
    }
}
