// What the process is started with: its environment, and whether a user is at its terminal. What follows from it is
// left to Wiring.

import Files

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads the surroundings of the process.
enum Surroundings {
    /// Whether standard input is a terminal.
    static var inputIsTerminal: Bool { Descriptor.standardInput.isTerminal }

    /// Whether a terminal of that name can only be written to, line after line. One without a name is taken for such a
    /// terminal.
    static func isDumb(_ name: String?) -> Bool { ["", "dumb", "emacs"].contains(name ?? "") }

    /// A name for this shell that no other process has or had: the number of the process comes back one day.
    static func shellName() -> String { "\(getpid())-" + String(UInt64.random(in: 0 ... .max), radix: 36) }

    /// The environment as pairs, read once at the start. It is read directly because every library's copy is slower.
    static func environment() -> [String: String] {
        var pairs = [String: String](minimumCapacity: 96)
        #if canImport(Glibc)
            var entry = environ
        #else
            // A library may not name the variable itself.
            var entry = _NSGetEnviron().pointee
        #endif
        while let text = entry.pointee {
            // The bytes are divided, since a string would have to be searched letter by letter.
            if let equals = strchr(text, 61) {
                let name = UnsafeRawBufferPointer(start: text, count: equals - text)
                pairs[String(decoding: name, as: UTF8.self)] = String(cString: equals + 1)
            }
            entry += 1
        }
        return pairs
    }
}
