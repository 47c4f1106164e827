// Owns the way of colours from Swift to the C editor: parts of a line become one style for each of its bytes. What the
// parts are is CommandLanguage's, drawing them the C editor's (Terminal §6.16).

import Prompting

/// The colours of one line.
struct LineStyles {
    private let colouring: (any Colouring)?
    /// The lines before this one, when it continues a block or a quote.
    private let begun: [UInt8]

    /// The colours of a line that continues what was typed before it; without `colouring` it is plain.
    init(_ colouring: (any Colouring)? = nil, continuing begun: String = "") {
        self.colouring = colouring
        self.begun = Array(begun.utf8)
    }

    /// Whether the line has no colours.
    var isPlain: Bool { colouring == nil }

    /// Writes the style of each byte of the line. The cursor is beyond the end of a line that is finished.
    func write(_ line: UnsafeRawBufferPointer, cursor: Int, to styles: UnsafeMutablePointer<UInt8>) {
        guard let colouring else { return }
        let cursor = cursor > line.count ? nil : begun.count + cursor
        for part in colouring.parts(of: begun + line, cursor: cursor) {
            let start = max(part.span.lowerBound - begun.count, 0)
            let end = min(part.span.upperBound - begun.count, line.count)
            if start < end { (styles + start).update(repeating: part.role.rawValue, count: end - start) }
        }
    }
}

/// The C side of colours; the context is the session, which outlives the line that is being read.
func answerColour(
    context: UnsafeMutableRawPointer?, line: UnsafePointer<CChar>, length: Int, cursor: Int,
    styles: UnsafeMutablePointer<UInt8>
) {
    guard let context else { return }
    Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue().styles
        .write(UnsafeRawBufferPointer(start: line, count: length), cursor: cursor, to: styles)
}
