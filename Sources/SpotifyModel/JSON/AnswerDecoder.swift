// Reads what Spotify answers, much faster than Foundation's decoder: that one makes a table of all members of every
// object, with a text for each name, before the first of them is asked for. The models ask for the members of an object
// by `members`, whose type is known, since Codable's own containers are put together for each object again.

/// Reads values out of JSON.
package enum AnswerDecoder {
    /// The value in a text, which has to be JSON in UTF-8 (RFC 8259 §8.1); throws what Foundation's decoder would.
    package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws -> Value {
        guard let document = JSONDocument(bytes) else {
            throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "not JSON"))
        }
        return try Value(from: ValueDecoder(document: document, node: 0, place: .none))
    }
}

/// Where a value is inside another.
enum ValuePlace {
    case none
    /// The node that is its name.
    case name(UInt32)
    case index(UInt32)
}

/// A part of a path in an error.
private struct PathPart: CodingKey {
    let stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }

    init(intValue: Int) {
        self.intValue = intValue
        stringValue = "Index \(intValue)"
    }
}

/// One value of a document, as Codable asks for it.
struct ValueDecoder: Decoder, SingleValueDecodingContainer {
    let document: JSONDocument
    let node: UInt32
    let place: ValuePlace

    /// Only the last part of the path, which is all that is said of a fault.
    var codingPath: [any CodingKey] {
        switch place {
        case .none: []
        case .name(let name): [PathPart(stringValue: document.text(name) ?? "")]
        case .index(let index): [PathPart(intValue: Int(index))]
        }
    }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    var kind: JSONDocument.Kind { document.nodes[Int(node)].kind }

    /// The members of an object; throws where it is none.
    func members<Key: CodingKey>(_ keys: Key.Type) throws -> MemberDecoder<Key> {
        guard kind == .object else { throw mismatch([String: Any].self) }
        return MemberDecoder(document: document, node: node, place: place)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(try members(type))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard kind == .list else { throw mismatch([Any].self) }
        return ListDecoder(document: document, node: node, place: place)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    /// That the value is null, or of another type.
    func mismatch(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: codingPath, debugDescription: "")
        return kind == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    private func damage() -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: ""))
    }

    // MARK: A single value

    func decodeNil() -> Bool { kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch kind {
        case .yes: true
        case .no: false
        case .object, .list, .plainText, .text, .escapedText, .number, .brokenNumber, .null: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        switch kind {
        case .plainText, .text, .escapedText:
            guard let text = document.text(node) else { throw damage() }
            return text
        case .object, .list, .number, .brokenNumber, .yes, .no, .null: throw mismatch(type)
        }
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard kind == .number || kind == .brokenNumber else { throw mismatch(type) }
        guard let number = document.real(node), number.isFinite else { throw damage() }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

    func decode(_ type: Int.Type) throws -> Int { try whole(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try whole(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole(type) }

    private func whole<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        guard kind == .number || kind == .brokenNumber else { throw mismatch(type) }
        guard let number = document.whole(node).flatMap({ Number(exactly: $0) }) else { throw damage() }
        return number
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // Without a way through a container of their own.
        if Value.self == String.self, let text = try decode(String.self) as? Value { return text }
        return try Value(from: self)
    }
}

extension Decoder {
    /// The members of an object of an answer; throws where it is none. Only ``AnswerDecoder`` reads models.
    func members<Key: CodingKey>(_ keys: Key.Type) throws -> MemberDecoder<Key> {
        guard let value = self as? ValueDecoder else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: codingPath, debugDescription: "not read by AnswerDecoder"))
        }
        return try value.members(keys)
    }
}

/// The entries of a list.
private struct ListDecoder: UnkeyedDecodingContainer {
    private let document: JSONDocument
    private let list: ValueDecoder
    /// The node of the next entry.
    private var node: UInt32
    private let end: UInt32
    private(set) var currentIndex = 0

    init(document: JSONDocument, node: UInt32, place: ValuePlace) {
        self.document = document
        list = ValueDecoder(document: document, node: node, place: place)
        self.node = node + 1
        end = document.nodes[Int(node)].next
    }

    var codingPath: [any CodingKey] { list.codingPath }
    var count: Int? { nil }
    var isAtEnd: Bool { node >= end }

    private func entry(_ type: Any.Type) throws -> ValueDecoder {
        guard !isAtEnd else {
            let path = [PathPart(intValue: currentIndex)]
            throw DecodingError.valueNotFound(type, .init(codingPath: path, debugDescription: "no more entries"))
        }
        return ValueDecoder(document: document, node: node, place: .index(UInt32(clamping: currentIndex)))
    }

    /// An entry that could not be read stays the next one.
    private mutating func skip() {
        node = document.nodes[Int(node)].next
        currentIndex += 1
    }

    mutating func decodeNil() throws -> Bool {
        let isNull = try entry(Never.self).decodeNil()
        if isNull { skip() }
        return isNull
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try entry(type).decode(type)
        skip()
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let container = try entry(type).container(keyedBy: type)
        skip()
        return container
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        let container = try entry([Any].self).unkeyedContainer()
        skip()
        return container
    }

    mutating func superDecoder() throws -> any Decoder {
        let decoder = try entry(Any.self)
        skip()
        return decoder
    }
}
