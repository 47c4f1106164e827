// The trace as lines for people. It is switched on and off while a shell runs and writes to where the user
// wants it. It passes every entry on to another sink, so that counting does not depend on it.

import Exchange
import FoundationEssentials
import Synchronization
import Text

/// Writes attempts as lines, while the user wants them.
package final class TraceLog: TraceSink {
    /// Receives each line, without a line break.
    package typealias Writer = @Sendable (String) -> Void

    private let next: (any TraceSink)?
    private let writer = Mutex<Writer?>(nil)

    /// - Parameter next: Receives every entry, too.
    package init(next: (any TraceSink)? = nil) { self.next = next }

    /// Writes from now on; nil stops it.
    package func write(to writer: Writer?) { self.writer.withLock { $0 = writer } }

    /// Passes the entry on, and writes it while writing is on.
    package func record(_ entry: TraceEntry) {
        next?.record(entry)
        writer.withLock { $0 }?(Self.line(for: entry))
    }

    /// An attempt as a line: `12:03:04.123  GET /v1/search?q=x  200  143 ms  5210 B  wire  token 12 min`.
    package static func line(for entry: TraceEntry) -> String {
        let milliseconds = Int((entry.duration.inSeconds * 1000).rounded())
        var parts = [
            clock(entry.began),
            "\(entry.method) \(entry.path)" + (entry.query.isEmpty ? "" : "?" + entry.query),
        ]
        switch entry.outcome {
        case .answered(let status): parts.append(String(status))
        case .failed: parts.append("failed")
        }
        if entry.attempt > 1 { parts.append("attempt \(entry.attempt)") }
        if entry.source == .wire { parts.append("\(milliseconds) ms") }
        parts += ["\(entry.bytes) B", entry.source.rawValue]
        if let age = entry.tokenAge { parts.append("token \(max(0, Int(age.inSeconds / 60))) min") }
        return parts.joined(separator: "  ")
    }

    /// The time of day in UTC, with milliseconds.
    private static func clock(_ date: Date) -> String {
        let milliseconds = Int((date.timeIntervalSince1970 * 1000).rounded(.down))
        let day = ((milliseconds % 86_400_000) + 86_400_000) % 86_400_000
        let parts = [day / 3_600_000, day / 60_000 % 60, day / 1000 % 60].map { Digits.padded($0, to: 2) }
        return parts.joined(separator: ":") + "." + Digits.padded(day % 1000, to: 3)
    }
}
