// A descriptor as a place to write to: the terminal or the pipe that standard output is. Nothing is held back, so
// that rows and messages keep their order.

package import Files
import Glibc

/// A descriptor that text is written to.
package struct FileOutput: OutputPort {
    private let descriptor: Descriptor
    package let isTerminal: Bool
    /// Whether writing may have to wait for a reader: everywhere but in a file.
    private let mayWait: Bool

    package static var standardOutput: FileOutput { FileOutput(.standardOutput) }
    package static var standardError: FileOutput { FileOutput(.standardError) }

    /// Writes to a descriptor that stays the caller's.
    package init(_ descriptor: Descriptor) {
        self.descriptor = descriptor
        isTerminal = descriptor.isTerminal
        mayWait = (try? descriptor.status())?.kind != .file
    }

    package var width: Int { size.map { Int($0.ws_col) }.flatMap { $0 > 0 ? $0 : nil } ?? 80 }

    package var height: Int { size.map { Int($0.ws_row) }.flatMap { $0 > 0 ? $0 : nil } ?? .max }

    /// The size of the terminal as of now: the user changes it at any time.
    private var size: winsize? {
        var size = winsize()
        return isTerminal && ioctl(descriptor.number, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
    }

    package func write(_ text: String) throws(OutputError) {
        let isWhole: Bool
        do throws(Errno) {
            if mayWait {
                // A write that waits would hold its thread, and Ctrl-C could not end it.
                isWhole = try descriptor.write(text, while: { !Task.isCancelled })
            } else {
                try descriptor.write(text)
                isWhole = true
            }
        } catch {
            throw error == .readerHasGone ? .closed : .failed(errno: error.number)
        }
        guard isWhole else { throw .interrupted }
    }
}
