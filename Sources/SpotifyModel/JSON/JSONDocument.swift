// A JSON text (RFC 8259) as a flat list of its values, found in one pass. No text is copied before it is asked for: of
// what a page of Spotify's holds, less than half is read. What the values mean is left to AnswerDecoder.

/// The values of a JSON text.
package final class JSONDocument: Sendable {
    /// What a value is; plain texts are ASCII without escapes, and escaped ones are read in another way than others. A
    /// broken number begins as one and is none.
    package enum Kind: UInt8 { case object, list, plainText, text, escapedText, number, brokenNumber, yes, no, null }

    /// A value: where its bytes are, without quotes, and which node follows it and all that is in it. In an object each
    /// value follows the text that is its name.
    package struct Node {
        /// What the value is.
        package var kind: Kind
        /// The place of its first byte.
        package var start: UInt32
        /// The place after its last byte.
        package var end: UInt32
        /// The number of the node that follows it.
        package var next: UInt32
    }

    /// The text.
    package let bytes: [UInt8]
    /// Its values, in the order in which they begin.
    package let nodes: [Node]

    /// The values of a text; nil for one that is no JSON, or not in UTF-8 without a mark at its beginning.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count < Int(Int32.max) else { return nil }
        let nodes = bytes.withUnsafeBufferPointer { buffer in
            var scan = JSONScan(buffer)
            return scan.isWhole() ? scan.nodes : nil
        }
        guard let nodes else { return nil }
        self.bytes = bytes
        self.nodes = nodes
    }

    /// The text; nil where the node is none, or one that is not in UTF-8 or has an escape that there is not.
    package func text(_ node: UInt32) -> String? {
        let value = nodes[Int(node)]
        return bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[Int(value.start)..<Int(value.end)])
            return switch value.kind {
            case .plainText: String(decoding: part, as: UTF8.self)
            case .text: String(validating: part, as: UTF8.self)
            case .escapedText: JSONEscapes.undone(in: part).flatMap { String(validating: $0, as: UTF8.self) }
            case .object, .list, .number, .brokenNumber, .yes, .no, .null: nil
            }
        }
    }

    /// The text that is the name of a member of the object, the first of several; nil where there is none.
    func name(_ wanted: UnsafeBufferPointer<UInt8>, in object: UInt32) -> UInt32? {
        nodes.withUnsafeBufferPointer { nodes in
            bytes.withUnsafeBufferPointer { bytes in
                let end = nodes[Int(object)].next
                var name = object + 1
                while name < end {
                    let value = nodes[Int(name)]
                    if value.kind == .escapedText {
                        if text(name)?.utf8.elementsEqual(wanted) == true { return name }
                    } else if Int(value.end - value.start) == wanted.count {
                        let start = Int(value.start)
                        if areEqual(bytes, from: start, wanted) { return name }
                    }
                    name = nodes[Int(name + 1)].next
                }
                return nil
            }
        }
    }

    private func areEqual(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ wanted: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        for offset in 0..<wanted.count where bytes[start + offset] != wanted[offset] { return false }
        return true
    }

    /// The number; nil where it is none, or not a whole one that fits.
    func whole(_ node: UInt32) -> Int? {
        let value = nodes[Int(node)]
        guard value.kind == .number else { return nil }
        var number = 0
        let isNegative = bytes[Int(value.start)] == UInt8(ascii: "-")
        for place in Int(value.start) + (isNegative ? 1 : 0)..<Int(value.end) {
            let digit = bytes[place]
            guard (0x30...0x39).contains(digit) else { return real(node).flatMap { Int(exactly: $0) } }
            let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, isLarger) = tens.subtractingReportingOverflow(Int(digit - 0x30))
            guard !isTooLarge, !isLarger else { return nil }
            number = sum
        }
        // Counted downwards, since the least number has no counterpart.
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    /// The number; nil where it is none.
    func real(_ node: UInt32) -> Double? {
        let value = nodes[Int(node)]
        guard value.kind == .number else { return nil }
        return Double(String(decoding: bytes[Int(value.start)..<Int(value.end)], as: UTF8.self))
    }
}
