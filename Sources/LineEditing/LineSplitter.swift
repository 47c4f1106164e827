// Bytes become lines: the rules for scripts and pipes, as a value that is fed blocks and returns lines. It
// holds one line at most, and of a line that is too long no more than the limit.

import Prompting

/// Cuts a stream of bytes into lines of text.
struct LineSplitter: Sendable {
    /// Whether the beginning of the stream may hold what is not part of a line: a byte-order
    /// mark, and `#!` for the system.
    enum Opening: Sendable { case script, typed }

    /// The longest line, in bytes without its end.
    static let limit = 1 << 20

    /// Whether the bytes of the present line are kept, or dropped because it is too long.
    private enum Progress { case collecting, skipping }

    private let file: String?
    private let opening: Opening
    private var pending: [UInt8] = []
    /// Where the present line begins in `pending`.
    private var start = 0
    /// How far `pending` was searched for a newline.
    private var searched = 0
    private var line = 1
    private var progress = Progress.collecting
    private var atBeginning = true
    private var isFinished = false

    /// Lines whose positions name `file`.
    init(file: String?, opening: Opening) {
        self.file = file
        self.opening = opening
    }

    /// Adds a block.
    mutating func feed(_ bytes: some Collection<UInt8>) {
        if start > 0 {
            pending.removeSubrange(..<start)
            searched -= start
            start = 0
        }
        pending.append(contentsOf: bytes)
    }

    /// Notes that nothing more comes: what is left is the last line.
    mutating func finish() {
        isFinished = true
    }

    /// The next line; `nil` when more bytes are needed or there are none.
    mutating func next() -> LineEvent? {
        while case (var bytes, let wasSkipping)? = nextBytes() {
            if bytes.last == 0x0D { bytes.removeLast() }
            let position = SourcePosition(file: file, line: line)
            line += 1
            if wasSkipping || bytes.count > Self.limit {
                atBeginning = false
                return .malformed(.tooLong(limit: Self.limit), at: position)
            }
            guard let event = event(bytes, at: position) else { continue }
            return event
        }
        return nil
    }

    /// The bytes up to the next newline, which is removed with them.
    private mutating func nextBytes() -> (ArraySlice<UInt8>, wasSkipping: Bool)? {
        let newline = pending[searched...].firstIndex(of: 0x0A)
        let wasSkipping = progress == .skipping
        if let newline {
            defer {
                start = newline + 1
                searched = start
                progress = .collecting
            }
            return (pending[start..<newline], wasSkipping)
        }
        searched = pending.count
        if isFinished {
            guard start < pending.count || wasSkipping else { return nil }
            defer {
                start = pending.count
                progress = .collecting
            }
            return (pending[start...], wasSkipping)
        }
        // One byte more than the limit may be the CR of a line that is just short enough.
        if wasSkipping || pending.count - start > Self.limit + 1 {
            progress = .skipping
            pending.removeAll(keepingCapacity: true)
            start = 0
            searched = 0
        }
        return nil
    }

    /// The event for the bytes of a line; `nil` for what only the system reads.
    private mutating func event(_ line: ArraySlice<UInt8>, at position: SourcePosition) -> LineEvent? {
        var bytes = line
        if atBeginning, opening == .script {
            atBeginning = false
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
            if bytes.starts(with: [0x23, 0x21]) { return nil }
        }
        atBeginning = false
        if let nul = bytes.firstIndex(of: 0) {
            return .malformed(.containsNUL(offset: nul - line.startIndex), at: position)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            let offset = Self.invalidOffset(bytes) + bytes.startIndex - line.startIndex
            return .malformed(.invalidUTF8(offset: offset), at: position)
        }
        return .text(text, at: position)
    }

    /// The offset of the first byte that is not UTF-8.
    private static func invalidOffset(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { offset += UTF8.width(scalar) }
        return offset
    }
}
