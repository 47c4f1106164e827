// Regular expressions that take longer than anyone waits: the line ends, whatever becomes of the match.

import CommandLanguage
import ShellCommands
import Testing

struct PatternWorkTests {
    private static let pattern = ParsedCondition.Pattern(text: "(a+)+$", span: 3..<9)

    @Test func `the answer of the work is passed on`() async throws {
        #expect(try await PatternWork.run(Self.pattern) { isLeft in isLeft() ? 0 : 7 } == 7)
    }

    @Test func `a match that does not end is left when the line is`() async {
        let (started, starting) = AsyncStream.makeStream(of: Void.self)
        let line = Task {
            try await PatternWork.run(Self.pattern, limit: 600) { isLeft in
                starting.yield(())
                while !isLeft() {}
                return 1
            }
        }
        for await _ in started { break }
        line.cancel()
        await #expect(throws: CancellationError.self) { try await line.value }
    }

    @Test func `a line that was ended before begins no match`() async {
        let line = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await PatternWork.run(Self.pattern) { _ in 1 }
        }
        await #expect(throws: CancellationError.self) { try await line.value }
    }
}
