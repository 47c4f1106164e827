// Keys that are pressed while a command runs: the terminal gives them singly as long as this is open. The keys
// themselves are made by KeyDecoder.

import Files
import Prompting
import Synchronization

/// The keys of a terminal between two lines.
final class TerminalKeys: KeySource {
    /// What ends first: the wait, or the read.
    private enum Event: Sendable {
        case waited
        case read(InterruptibleInput.Block)
    }

    private let input: InterruptibleInput
    private let decoder = Mutex(KeyDecoder())
    private let end: @Sendable () -> Void

    /// Reads a descriptor until `close`, which calls `end`.
    init(_ input: Descriptor, end: @escaping @Sendable () -> Void) {
        self.input = InterruptibleInput(input)
        self.end = end
    }

    /// The keys that are pressed before the wait is over. What was read while it ended is not lost.
    func keys(during wait: @escaping @Sendable () async throws -> Void) async throws -> [PressedKey]? {
        let input = input
        let block: InterruptibleInput.Block = await withTaskGroup(of: Event.self) { group in
            group.addTask {
                try? await wait()
                return .waited
            }
            group.addTask { .read(await input.nextBlock()) }
            var block = InterruptibleInput.Block.interrupted
            for await event in group {
                group.cancelAll()
                if case .read(let read) = event { block = read }
            }
            return block
        }
        try Task.checkCancellation()
        switch block {
        case .bytes(let bytes): return decoder.withLock { $0.keys(of: bytes) }
        case .interrupted: return []
        case .end, .failed: return nil
        }
    }

    func close() { end() }
}
