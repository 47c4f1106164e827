// Owns the reading of templates: `{field}`, `{field:20}`, `{field:>8}`, `{duration:m:ss}`, `{duration:m:ss>8}`,
// `{field?…}`, `{?field}…{/field}`, `{{` and `}}` for braces, and `\t \n` for a tab and a line end. Each error
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
        /// The number of a row is in the form of a duration.
        case formOfIndex
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

    /// A condition that is not closed yet.
    private struct OpenCondition {
        /// What closes it: `}` for `{field?`, `{/field}` for `{?field}`.
        enum End { case brace, mark }

        var end: End
        var field: String
        /// Its place among the pieces.
        var piece: Int
        /// Where it begins in the text.
        var span: Range<Int>
    }

    // Goes through the bytes once. `literal` gathers text until a brace comes.
    private struct Reader {
        let bytes: [UInt8]
        var pieces: [Piece] = []
        var uses: [Use] = []
        private var literal: [UInt8] = []
        private var open: [OpenCondition] = []
        private var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        /// Reads all of the text into ``pieces`` and ``uses``.
        mutating func read() throws(TemplateError) {
            while index < bytes.count {
                let byte = bytes[index]
                let next = index + 1 < bytes.count ? bytes[index + 1] : nil
                switch (byte, next) {
                case (UInt8(ascii: "{"), UInt8(ascii: "{")): take(byte, 2)
                // Where a brace is open, each `}` closes one: `{album?{year? in {year}}}`.
                case (UInt8(ascii: "}"), UInt8(ascii: "}")) where !isInBraces: take(byte, 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "}")) where isInBraces: take(UInt8(ascii: "}"), 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "t")): take(UInt8(ascii: "\t"), 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "n")): take(UInt8(ascii: "\n"), 2)
                case (UInt8(ascii: "\\"), UInt8(ascii: "\\")): take(byte, 2)
                case (UInt8(ascii: "{"), _): try readBraces()
                case (UInt8(ascii: "}"), _): try closeBrace()
                case (_, _): take(byte, 1)
                }
            }
            endLiteral()
            guard let last = open.last else { return }
            switch last.end {
            case .brace: throw TemplateError(fault: .unclosed, span: last.span.lowerBound..<last.span.lowerBound + 1)
            case .mark: throw TemplateError(fault: .openCondition, span: last.span)
            }
        }

        /// Whether a `}` can close something.
        private var isInBraces: Bool { open.contains { $0.end == .brace } }

        private mutating func take(_ byte: UInt8, _ length: Int) {
            literal.append(byte)
            index += length
        }

        private mutating func endLiteral() {
            if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }

        // Reads a field to its `}`, the beginning of a condition, or the end of one.
        private mutating func readBraces() throws(TemplateError) {
            endLiteral()
            let start = index
            let sign = start + 1 < bytes.count ? bytes[start + 1] : nil
            let isMark = sign == UInt8(ascii: "?") || sign == UInt8(ascii: "/")
            let nameStart = start + (isMark ? 2 : 1)
            let nameEnds: [UInt8] = isMark ? [UInt8(ascii: "}")] : Array("}:?".utf8)
            guard let nameEnd = bytes[min(nameStart, bytes.count)...].firstIndex(where: nameEnds.contains) else {
                throw TemplateError(fault: .unclosed, span: start..<start + 1)
            }
            let isCondition = bytes[nameEnd] == UInt8(ascii: "?")
            guard let end = isCondition ? nameEnd : bytes[nameEnd...].firstIndex(of: UInt8(ascii: "}")) else {
                throw TemplateError(fault: .unclosed, span: start..<start + 1)
            }
            index = end + 1
            let whole = start..<end + 1
            let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self)
            guard !name.isEmpty else { throw TemplateError(fault: .noField, span: whole) }
            if sign == UInt8(ascii: "/") { return try close(name, whole) }
            uses.append(Use(field: name, span: nameStart..<nameEnd))
            if isCondition || isMark {
                // Where the condition ends is known only at its end, which sets it.
                open.append(OpenCondition(end: isMark ? .mark : .brace, field: name, piece: pieces.count, span: whole))
                pieces.append(.opening(name, end: 0))
                return
            }
            guard nameEnd < end else { return pieces.append(.field(name, nil, nil)) }
            let form = String(decoding: bytes[(nameEnd + 1)..<end], as: UTF8.self)
            guard let (duration, padding) = Self.form(form) else {
                throw TemplateError(fault: .form, span: nameEnd + 1..<end)
            }
            guard duration == nil || name != RowTemplate.index else {
                throw TemplateError(fault: .formOfIndex, span: nameEnd + 1..<end)
            }
            uses[uses.count - 1].durationForm = duration?.rawValue
            pieces.append(.field(name, duration, padding))
        }

        /// A `}` by itself, which ends a `{field?`.
        private mutating func closeBrace() throws(TemplateError) {
            guard let last = open.popLast(), isInBraces || last.end == .brace else {
                throw TemplateError(fault: .stray, span: index..<index + 1)
            }
            switch last.end {
            case .brace: endCondition(last)
            // What is inside the braces ends before they do.
            case .mark: throw TemplateError(fault: .openCondition, span: last.span)
            }
            index += 1
        }

        private mutating func close(_ name: String, _ span: Range<Int>) throws(TemplateError) {
            guard let last = open.popLast(), last.end == .mark, last.field == name else {
                throw TemplateError(fault: .strayEnd, span: span)
            }
            endCondition(last)
        }

        private mutating func endCondition(_ condition: OpenCondition) {
            endLiteral()
            pieces[condition.piece] = .opening(condition.field, end: pieces.count)
        }

        /// Reads the text after the colon: `20`, `>8`, `m:ss`, `m:ss>8`; nil for anything else.
        private static func form(_ text: String) -> (DurationForm?, Padding?)? {
            if let cells = cells(text[...]) { return cells > 0 ? (nil, .exactly(cells)) : nil }
            let sign = text.lastIndex { Padding.Side(rawValue: $0) != nil }
            let head = text[..<(sign ?? text.endIndex)]
            let duration = DurationForm(rawValue: String(head))
            guard head.isEmpty || duration != nil else { return nil }
            guard let sign, let side = Padding.Side(rawValue: text[sign]) else {
                return duration.map { ($0, nil) }
            }
            guard let cells = cells(text[text.index(after: sign)...]) else { return nil }
            return (duration, .atLeast(cells, side))
        }

        /// A number of cells; nil for any other text.
        private static func cells(_ digits: Substring) -> Int? {
            guard let cells = Int(digits), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), cells <= widest
            else { return nil }
            return cells
        }
    }
}
