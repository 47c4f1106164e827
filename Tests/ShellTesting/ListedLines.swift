// Lines from a test, one after the other, as a person or a file would give them.

package import Prompting
import Synchronization

/// A source that gives the listed events, then the end.
package final class ListedLines: LineSource {
    private let events: Mutex<[LineEvent]>
    private let asked = Mutex<[LineRequest]>([])

    /// Lines of a script of that name; of a prompt for nil.
    package convenience init(_ text: String, file: String? = nil) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(lines.enumerated().map { .text(String($1), at: SourcePosition(file: file, line: $0 + 1)) })
    }

    package init(_ events: [LineEvent]) { self.events = Mutex(events) }

    /// The requests so far: prompts, echo, history.
    package var requests: [LineRequest] { asked.withLock { $0 } }

    package func next(_ request: LineRequest) async -> LineEvent {
        asked.withLock { $0.append(request) }
        return events.withLock { $0.isEmpty ? .end : $0.removeFirst() }
    }
}
