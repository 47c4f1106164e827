// Reading a descriptor that may block for ever, without holding a thread of the cooperative pool, and so that a
// cancelled task comes back at once.

import Dispatch
import Files
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A descriptor read in blocks on a queue of its own.
final class InterruptibleInput: Sendable {
    /// What a read brought.
    enum Block: Sendable, Equatable {
        case bytes([UInt8])
        case end
        case interrupted
        case failed(errno: Int32)
    }

    /// What is read at once.
    private static let blockSize = 64 * 1024

    private let descriptor: Descriptor
    /// Closed with this object; nil where the descriptor stays the caller's.
    private let owned: OpenFile?
    private let wake = WakePipe()
    private let isInterrupted = Atomic(false)
    private let queue = DispatchQueue(label: "juke.input")

    /// Reads a descriptor that stays the caller's.
    init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        owned = nil
    }

    /// Reads a file and closes it.
    init(_ file: consuming OpenFile) {
        descriptor = file.descriptor
        owned = consume file
    }

    /// The next block; `.interrupted` when the task is cancelled, and nothing is lost by it.
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

    /// Makes the read under way, or the next one, return `.interrupted`.
    func interrupt() {
        isInterrupted.store(true, ordering: .sequentiallyConsistent)
        wake.signal()
    }

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

    /// One block of a descriptor that is ready; `nil` when it was not, after all.
    private func readReady() -> Block? {
        do throws(Errno) {
            let bytes = try descriptor.read(upTo: Self.blockSize)
            return bytes.isEmpty ? .end : .bytes(bytes)
        } catch {
            return error == .notYet ? nil : .failed(errno: error.number)
        }
    }
}
