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
    /// Whoever reads it does not, and the waiting was cancelled.
    case interrupted
    case failed(errno: Int32)
}

/// A file descriptor as a place to write to; unbuffered, so that rows and messages keep their order.
package struct FileOutput: OutputPort {
    private let descriptor: Int32
    package let isTerminal: Bool
    /// Whether writing can wait for somebody: everywhere but in a file.
    private let mayWait: Bool

    package static var standardOutput: FileOutput { FileOutput(descriptor: STDOUT_FILENO) }
    package static var standardError: FileOutput { FileOutput(descriptor: STDERR_FILENO) }

    package init(descriptor: Int32) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1
        var status = stat()
        mayWait = fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
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
                guard !mayWait || waitForRoom() else { return .interrupted }
                let written = Glibc.write(
                    descriptor,
                    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]).baseAddress,
                    mayWait ? min(rest.count, Self.piece) : rest.count)
                if written >= 0 {
                    rest = rest.dropFirst(written)
                } else if errno != EINTR, errno != EAGAIN {
                    // EAGAIN: some other program left the terminal non-blocking; it is waited for like any other.
                    return errno == EPIPE ? .closed : .failed(errno: errno)
                }
            }
            return nil
        }
        if let failure { throw failure }
    }

    /// A pipe with room takes so much without waiting (POSIX: PIPE_BUF).
    private static let piece = 4096
    /// How often somebody who waits looks whether the user wants no more of it, in milliseconds.
    private static let glance: Int32 = 500

    /// Waits until more can be written, or until the task is cancelled: false then. A write that waits would hold on to its
    /// thread, and Ctrl-C could not end it.
    private func waitForRoom() -> Bool {
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let count = poll(&ready, 1, Self.glance)
            if count > 0 || count < 0 && errno != EINTR { return true }
            if Task.isCancelled { return false }
        }
    }
}
