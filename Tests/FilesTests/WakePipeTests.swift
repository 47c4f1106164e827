// The pipe that wakes a thread which waits.

import Files
import Testing

struct WakePipeTests {
    @Test func `a signal makes the pipe readable until it is drained, however many there were`() {
        let pipe = WakePipe()
        let end = pipe.readEnd
        let isOpen = pipe.isOpen
        #expect(isOpen)
        #expect(!end.wait(for: .reading, while: { false }))
        // More than a pipe holds: the surplus is dropped, and nothing waits.
        for _ in 0..<100_000 { pipe.signal() }
        #expect(end.wait(for: .reading, while: { false }))
        pipe.drain()
        #expect(!end.wait(for: .reading, while: { false }))
    }
}
