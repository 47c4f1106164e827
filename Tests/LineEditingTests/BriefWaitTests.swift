// Waiting on the editor's thread: for the answer, for the time, or for a key, whichever comes first.

import Synchronization
import Testing

@testable import LineEditing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Brief waits")
struct BriefWaitTests {
    /// A pipe in the place of a keyboard.
    private final class Keyboard {
        let input: Int32
        private let output: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (input, output) = (ends[0], ends[1])
        }

        deinit {
            close(input)
            close(output)
        }

        func press() {
            var key = UInt8(ascii: "x")
            _ = write(output, &key, 1)
        }
    }

    @Test("An answer that comes is given")
    func answers() throws {
        let keyboard = try Keyboard()
        #expect(BriefWait.answer(within: 600_000, unlessReadable: keyboard.input) { 7 } == 7)
    }

    @Test("A key that is there already ends it, and what was begun is cancelled")
    func key() async throws {
        let keyboard = try Keyboard()
        keyboard.press()
        let (ended, end) = AsyncStream.makeStream(of: Bool.self)
        let answer: Int? = BriefWait.answer(within: 60_000, unlessReadable: keyboard.input) {
            // Ends only by being cancelled.
            for await _ in AsyncStream<Int>(Int.self, { _ in }) {}
            end.yield(Task.isCancelled)
            return 7
        }
        #expect(answer == nil)
        #expect(await ended.first { _ in true } == true)
    }

    @Test("The end of the time ends it")
    func time() throws {
        let keyboard = try Keyboard()
        let answer: Int? = BriefWait.answer(within: 1, unlessReadable: keyboard.input) {
            for await _ in AsyncStream<Int>(Int.self, { _ in }) {}
            return 7
        }
        #expect(answer == nil)
    }
}
