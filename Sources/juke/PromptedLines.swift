// Lines that a user types, and work that can wait until the first of them is being typed, so that the prompt appears at
// once. Reading lines is left to the source it wraps.

import Prompting
import Synchronization

/// Lines, with work begun while the first is typed.
final class PromptedLines: LineSource {
    private let lines: any LineSource
    /// The work; the first line is given out only when it has ended.
    private let begin: @Sendable () async -> Void
    private let hasBegun = Mutex(false)

    init(_ lines: any LineSource, begin: @escaping @Sendable () async -> Void) {
        self.lines = lines
        self.begin = begin
    }

    func next(_ request: LineRequest) async -> LineEvent {
        let isFirst = hasBegun.withLock { hasBegun in
            defer { hasBegun = true }
            return !hasBegun
        }
        guard isFirst else { return await lines.next(request) }
        async let begun: Void = begin()
        let event = await lines.next(request)
        await begun
        return event
    }
}
