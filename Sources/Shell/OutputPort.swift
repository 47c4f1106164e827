// Where text leaves the shell: standard output for data, standard error for everything else. The loop writes; nobody
// else does.

import Glibc

/// A place text is written to.
package protocol OutputPort: Sendable {
    /// Whether a person reads it on a terminal.
    var isTerminal: Bool { get }
    /// The width of that terminal in cells, as of now; 80 elsewhere.
    var width: Int { get }
    /// The height of that terminal in lines, as of now; without end elsewhere.
    var height: Int { get }
    /// Writes the text as UTF-8, whole.
    func write(_ text: String) throws(OutputError)
}

extension OutputPort {
    package var height: Int { .max }
}

/// Why text cannot be written.
package enum OutputError: Error, Sendable, Equatable {
    /// Whoever read it has gone (`… | head`): no failure, but the end.
    case closed
    case failed(errno: Int32)
}

/// A file descriptor as a place to write to; unbuffered, so that rows and messages keep their order.
package struct FileOutput: OutputPort {
    private let descriptor: Int32
    package let isTerminal: Bool

    package static var standardOutput: FileOutput { FileOutput(descriptor: STDOUT_FILENO) }
    package static var standardError: FileOutput { FileOutput(descriptor: STDERR_FILENO) }

    package init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
    }

    package var width: Int {
        var size = winsize()
        if isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return 80
    }

    package var height: Int {
        var size = winsize()
        if isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 { return Int(size.ws_row) }
        return .max
    }

    package func write(_ text: String) throws(OutputError) {
        var text = text
        let failure: OutputError? = text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]).baseAddress,
                    rest.count)
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno == EAGAIN {
                    // Some other program left the terminal non-blocking: wait until it takes more.
                    var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&ready, 1, -1)
                } else if errno != EINTR {
                    return errno == EPIPE ? .closed : .failed(errno: errno)
                }
            }
            return nil
        }
        if let failure { throw failure }
    }
}
