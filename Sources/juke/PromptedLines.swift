// Lines of a person, and what can wait until the first of them is being typed: nobody should wait for it before the
// prompt.

import Prompting
import Synchronization

/// Lines with something begun at the first of them.
final class PromptedLines: LineSource {
    private let lines: any LineSource
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
