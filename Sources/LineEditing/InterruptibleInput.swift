// Owns reads from a descriptor that may block for ever. They hold no thread of the cooperative pool, and they
// end at once when their task is cancelled.

import Dispatch
import Files
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A descriptor that is read in blocks, on a queue of its own.
final class InterruptibleInput: Sendable {
    /// The result of a read.
    enum Block: Sendable, Equatable {
        case bytes([UInt8])
        case end
        /// The task was cancelled, or ``interrupt()`` was called.
        case interrupted
        case failed(errno: Int32)
    }

    /// The most bytes of one read.
    private static let blockSize = 64 * 1024

    private let descriptor: Descriptor
    /// The file that is closed with this object; nil where the descriptor stays the caller's.
    private let owned: OpenFile?
    /// Wakes a read that waits.
    private let wake = WakePipe()
    private let isInterrupted = Atomic(false)
    private let queue = DispatchQueue(label: "juke.input")

    /// Reads a descriptor that stays the caller's.
    init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        owned = nil
    }

    /// Reads a file, and closes it when this object goes.
    init(_ file: consuming OpenFile) {
        descriptor = file.descriptor
        owned = consume file
    }

    /// The next block; `.interrupted` when the task is cancelled. Nothing is lost by that: the next call
    /// returns what would have come.
    func nextBlock() async -> Block {
        let block = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { continuation.resume(returning: self.readNow()) }
            }
        } onCancel: {
            interrupt()
        }
        isInterrupted.store(false, ordering: .sequentiallyConsistent)
        return block
    }

    /// Makes the read that waits, or else the next one, return `.interrupted`.
    func interrupt() {
        isInterrupted.store(true, ordering: .sequentiallyConsistent)
        wake.signal()
    }

    /// Waits on the queue's thread until there is something to read or a wake.
    private func readNow() -> Block {
        var fds = [
            pollfd(fd: descriptor.number, events: Int16(POLLIN), revents: 0),
            pollfd(fd: wake.readEnd.number, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            if isInterrupted.load(ordering: .sequentiallyConsistent) {
                wake.drain()
                return .interrupted
            }
            if poll(&fds, 2, -1) < 0, errno != EINTR { return .failed(errno: errno) }
            if fds[1].revents != 0 { wake.drain() }
            if fds[0].revents != 0, let block = readReady() { return block }
        }
    }

    /// A block from a descriptor that is ready; nil when it turns out not to be, as after another process has read.
    private func readReady() -> Block? {
        do throws(Errno) {
            let bytes = try descriptor.read(upTo: Self.blockSize)
            return bytes.isEmpty ? .end : .bytes(bytes)
        } catch {
            return error == .notYet ? nil : .failed(errno: error.number)
        }
    }
}
