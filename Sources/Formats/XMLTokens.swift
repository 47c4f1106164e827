// Owns as much of XML (XML 1.0) as playlists need, as a stream: elements, texts, CDATA and the entities that every XML
// has. Document types are passed over and define nothing, so that no file can grow while it is read.

/// A part of an XML text.
enum XMLToken: Equatable {
    /// An element begins; its name is without a prefix.
    case begin(String)
    /// An element ends.
    case end(String)
    /// Text, cut where it is longer than any that is needed.
    case text(String)
}

/// Cuts XML into its parts.
struct XMLTokens {
    private enum Place {
        case text
        /// After `<`: what it begins is not known yet.
        case tag
        case comment, data, instruction
        /// In `<!DOCTYPE`, which may have brackets with declarations.
        case declaration(brackets: Int)
        /// In the value of an attribute.
        case quoted(UInt8)
    }

    /// The line that is being read, from 1.
    private(set) var line = 1
    private var place = Place.text
    private var bytes: [UInt8] = []
    /// The two bytes before this one, which say whether a part ends with it.
    private var before: (UInt8, UInt8) = (0, 0)
    /// The line on which the part that is being read begins.
    private var partLine = 1
    private var open: [(name: String, line: Int)] = []
    /// The end of an element that was its beginning as well.
    private var pending: String?

    /// The next part that ends in these bytes, which are taken from them; nil where none does.
    mutating func next(_ block: inout ArraySlice<UInt8>) throws(EntryFault) -> XMLToken? {
        if let name = pending {
            pending = nil
            return .end(name)
        }
        var index = block.startIndex
        defer { block = block[index...] }
        while index < block.endIndex {
            let byte = block[index]
            index += 1
            if byte == 0x0A { line += 1 }
            let token = try take(byte)
            before = (before.1, byte)
            if let token { return token }
        }
        return nil
    }

    /// Ends the text.
    func finish() throws(EntryFault) {
        if let element = open.first { throw .cutOff(.xspf, line: element.line) }
        switch place {
        case .text: break
        case .tag, .comment, .data, .instruction, .declaration, .quoted: throw .cutOff(.xspf, line: partLine)
        }
    }

    private mutating func take(_ byte: UInt8) throws(EntryFault) -> XMLToken? {
        switch place {
        case .text:
            guard byte == UInt8(ascii: "<") else {
                keep(byte)
                return nil
            }
            place = .tag
            partLine = line
            return takenText(isEscaped: true)
        case .tag: return try takeOfTag(byte)
        case .quoted(let quote):
            keep(byte)
            if byte == quote { place = .tag }
        case .comment:
            if byte == UInt8(ascii: ">"), before == (UInt8(ascii: "-"), UInt8(ascii: "-")) { endPart() }
        case .instruction:
            if byte == UInt8(ascii: ">"), before.1 == UInt8(ascii: "?") { endPart() }
        case .data:
            guard byte == UInt8(ascii: ">"), before == (UInt8(ascii: "]"), UInt8(ascii: "]")) else {
                keep(byte)
                return nil
            }
            if bytes.count < Longest.text { bytes.removeLast(2) }
            place = .text
            return takenText(isEscaped: false)
        case .declaration(let brackets):
            switch byte {
            case UInt8(ascii: "["): place = .declaration(brackets: brackets + 1)
            case UInt8(ascii: "]"): place = .declaration(brackets: brackets - 1)
            case UInt8(ascii: ">") where brackets <= 0: endPart()
            default: break
            }
        }
        return nil
    }

    private mutating func takeOfTag(_ byte: UInt8) throws(EntryFault) -> XMLToken? {
        switch byte {
        case UInt8(ascii: ">"): return try endTag()
        case UInt8(ascii: "<"): throw .malformed(.xml, line: line)
        case UInt8(ascii: "\"") where !bytes.isEmpty, UInt8(ascii: "'") where !bytes.isEmpty:
            keep(byte)
            place = .quoted(byte)
        default:
            keep(byte)
            guard bytes.count < 10 else { return nil }
            if bytes == Array("!--".utf8) { beginPart(.comment) }
            if bytes == Array("![CDATA[".utf8) { beginPart(.data) }
            if bytes == Array("!DOCTYPE".utf8) { beginPart(.declaration(brackets: 0)) }
            if bytes == Array("?".utf8) { beginPart(.instruction) }
        }
        return nil
    }

    private mutating func beginPart(_ part: Place) {
        bytes = []
        place = part
    }

    private mutating func endPart() {
        bytes = []
        place = .text
    }

    private mutating func endTag() throws(EntryFault) -> XMLToken {
        defer { endPart() }
        let isEnd = bytes.first == UInt8(ascii: "/")
        let isWhole = before.1 == UInt8(ascii: "/")
        let part = bytes.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
        let name = String(decoding: part.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
        guard !name.isEmpty, open.count < Longest.depth else { throw .malformed(.xml, line: line) }
        guard isEnd else {
            if isWhole { pending = name } else { open.append((name, partLine)) }
            return .begin(name)
        }
        guard open.popLast()?.name == name else { throw .malformed(.xml, line: line) }
        return .end(name)
    }

    private mutating func keep(_ byte: UInt8) { if bytes.count < Longest.text { bytes.append(byte) } }

    /// The text before this place; nil where there is none.
    private mutating func takenText(isEscaped: Bool) -> XMLToken? {
        defer { bytes = [] }
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        let text = String(validating: bytes, as: UTF8.self) ?? EntryText.text(bytes)
        return .text(isEscaped ? Self.resolved(text) : text)
    }

    /// The text with its entities as characters; those that are not known stay.
    private static func resolved(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var resolved = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            resolved += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let character = character(rest[rest.index(after: start)..<end])
            else {
                resolved.append(rest.removeFirst())
                continue
            }
            resolved.unicodeScalars.append(character)
            rest = rest[rest.index(after: end)...]
        }
        return resolved + rest
    }

    private static func character(_ entity: Substring) -> Unicode.Scalar? {
        switch entity {
        case "amp": "&"
        case "lt": "<"
        case "gt": ">"
        case "quot": "\""
        case "apos": "'"
        case _ where entity.hasPrefix("#x"): UInt32(entity.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        case _ where entity.hasPrefix("#"): UInt32(entity.dropFirst()).flatMap(Unicode.Scalar.init)
        default: nil
        }
    }
}
