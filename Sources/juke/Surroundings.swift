// What the process is started with: its environment, and whether a person sits at it.

import Files
import Glibc

enum Surroundings {
    static var inputIsTerminal: Bool { Descriptor.standardInput.isTerminal }

    /// Whether a terminal of that name can only be written to, line after line. One that says nothing of itself is
    /// taken for such a one.
    static func isDumb(_ name: String?) -> Bool { ["", "dumb", "emacs"].contains(name ?? "") }

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
