// What the process is started with: its environment, and whether a person sits at it.

import Glibc

enum Surroundings {
    static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Whether a terminal of that name can only be written to, line after line. One that says nothing of itself is taken for
    /// such a one.
    static func isDumb(_ name: String?) -> Bool { ["", "dumb", "emacs"].contains(name ?? "") }

    /// Opens what the process was started without, before anything else is opened: the next pipe of its own would get the
    /// number of standard input, and be read as such. A missing input is an empty one; what is written to a missing output
    /// fails, as it would have.
    static func openMissingDescriptors() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
            let opened = open("/dev/null", O_RDONLY)
            // The lowest number that is free: the missing one's.
            if opened >= 0, opened != descriptor { close(opened) }
        }
    }

    /// The environment as pairs, read once at start; no library's copy of it is faster.
    static func environment() -> [String: String] {
        var pairs = [String: String](minimumCapacity: 96)
        var entry = environ
        while let text = entry.pointee {
            let line = String(cString: text)
            if let equals = line.firstIndex(of: "=") {
                pairs[String(line[..<equals])] = String(line[line.index(after: equals)...])
            }
            entry += 1
        }
        return pairs
    }
}
