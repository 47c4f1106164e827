// Owns the reading of templates: `{field}`, `{field:>8}`, `{duration:m:ss}`, `{duration:m:ss>8}`,
// `{?field}…{/field}`, `{{` and `}}` for braces, and `\t \n` for a tab and a line end. Each error
// says where in the text it is.

/// Why a text cannot be read as a template, and where: UTF-8 offsets in it.
package struct TemplateError: Error, Sendable, Hashable {
    /// What is wrong; its sentence is made where the template was typed.
    package enum Fault: Sendable, Hashable {
        /// `{` with no `}` after it.
        case unclosed
        /// `}` with no `{` before it.
        case stray
        /// No name in the braces.
        case noField
        /// The text after the colon has no meaning as a form or a padding.
        case form
        /// `{?field}` with no `{/field}`.
        case openCondition
        /// `{/field}` that closes nothing, or not the innermost.
        case strayEnd
    }

    /// What is wrong.
    package var fault: Fault
    /// Where, as UTF-8 offsets into the template.
    package var span: Range<Int>
}

extension RowTemplate {
    /// The widest padding that is allowed, in cells.
    private static let widest = 1000

    /// Reads a template; throws the first error in it.
    package init(_ text: String) throws(TemplateError) {
        var reader = Reader(bytes: Array(text.utf8))
        try reader.read()
        pieces = reader.pieces
        uses = reader.uses
    }

    // Goes through the bytes once. `literal` gathers text until a brace comes; `open` holds the
    // conditions that are not closed yet.
    private struct Reader {
        let bytes: [UInt8]
        var pieces: [Piece] = []
        var uses: [Use] = []
        private var literal: [UInt8] = []
        private var open: [(field: String, piece: Int, span: Range<Int>)] = []
        private var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Reads all of the text into ``pieces`` and ``uses``.
        mutating func read() throws(TemplateError) {
            while index < bytes.count {
                let byte = bytes[index]
                let next = index + 1 < bytes.count ? bytes[index + 1] : nil
                switch (byte, next) {
                case (UInt8(ascii: "{"), UInt8(ascii: "{")), (UInt8(ascii: "}"), UInt8(ascii: "}")): take(byte, 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "t")): take(UInt8(ascii: "\t"), 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "n")): take(UInt8(ascii: "\n"), 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "\\")): take(byte, 2)
                case (UInt8(ascii: "{"), _): try readBraces()
                case (UInt8(ascii: "}"), _): throw TemplateError(fault: .stray, span: index..<index + 1)
                case (_, _): take(byte, 1)
                }
            }
            endLiteral()
            if let last = open.last { throw TemplateError(fault: .openCondition, span: last.span) }
        }

        private mutating func take(_ byte: UInt8, _ length: Int) {
            literal.append(byte)
            index += length
        }

        private mutating func endLiteral() {
            if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }

        // Reads from `{` to `}`: a field, the beginning of a condition (`?`) or its end (`/`).
        private mutating func readBraces() throws(TemplateError) {
            endLiteral()
            let start = index
            guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else {
                throw TemplateError(fault: .unclosed, span: start..<start + 1)
            }
            index = end + 1
            let whole = start..<end + 1
            let sign = bytes[start + 1]
            let isMarked = sign == UInt8(ascii: "?") || sign == UInt8(ascii: "/")
            let nameStart = start + (isMarked ? 2 : 1)
            let colon = isMarked ? nil : bytes[nameStart..<end].firstIndex(of: UInt8(ascii: ":"))
            let name = String(decoding: bytes[nameStart..<(colon ?? end)], as: UTF8.self)
            guard !name.isEmpty else { throw TemplateError(fault: .noField, span: whole) }
            let use = Use(field: name, span: nameStart..<(colon ?? end))
            if sign == UInt8(ascii: "/") { return try close(name, whole) }
            uses.append(use)
            if sign == UInt8(ascii: "?") {
                // Where the condition ends is known only at its `{/field}`: `close` sets it.
                open.append((name, pieces.count, whole))
                pieces.append(.opening(name, end: 0))
                return
            }
            guard let colon else { return pieces.append(.field(name, nil, nil)) }
            let form = String(decoding: bytes[(colon + 1)..<end], as: UTF8.self)
            guard let (duration, padding) = Self.form(form) else {
                throw TemplateError(fault: .form, span: colon + 1..<end)
            }
            uses[uses.count - 1].durationForm = duration?.rawValue
            pieces.append(.field(name, duration, padding))
        }

        private mutating func close(_ name: String, _ span: Range<Int>) throws(TemplateError) {
            guard let last = open.popLast(), last.field == name else {
                throw TemplateError(fault: .strayEnd, span: span)
            }
            pieces[last.piece] = .opening(name, end: pieces.count)
        }

        /// Reads the text after the colon: `>8`, `m:ss`, `m:ss>8`; nil for anything else.
        private static func form(_ text: String) -> (DurationForm?, Padding?)? {
            let sign = text.lastIndex { Padding.Side(rawValue: $0) != nil }
            let head = text[..<(sign ?? text.endIndex)]
            let duration = DurationForm(rawValue: String(head))
            guard head.isEmpty || duration != nil else { return nil }
            guard let sign, let side = Padding.Side(rawValue: text[sign]) else {
                return duration.map { ($0, nil) }
            }
            let digits = text[text.index(after: sign)...]
            guard let cells = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), cells <= widest
            else {
                return nil
            }
            return (duration, Padding(side: side, cells: cells))
        }
    }
}
