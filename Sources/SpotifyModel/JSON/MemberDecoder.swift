// The members of one JSON object, as Codable asks for them: each is looked for when it is asked for. The forgiving ways
// in which the models ask are in MemberDecoder+Lenient.

/// The members of an object.
struct MemberDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let document: JSONDocument
    let node: UInt32
    let place: ValuePlace

    private var object: ValueDecoder { ValueDecoder(document: document, node: node, place: place) }

    var codingPath: [any CodingKey] { object.codingPath }

    var allKeys: [Key] {
        var keys: [Key] = []
        var name = node + 1
        let end = document.nodes[Int(node)].next
        while name < end {
            if let key = document.text(name).flatMap(Key.init(stringValue:)) { keys.append(key) }
            name = document.nodes[Int(name + 1)].next
        }
        return keys
    }

    /// The value of a name, the first of several; nil where there is none.
    func member(_ key: Key) -> ValueDecoder? {
        var wanted = key.stringValue
        guard let name = wanted.withUTF8({ document.name($0, in: node) }) else { return nil }
        return ValueDecoder(document: document, node: name + 1, place: .name(name))
    }

    private func wanted(_ key: Key) throws -> ValueDecoder {
        guard let member = member(key) else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: ""))
        }
        return member
    }

    /// The value of a name; nil where there is none, or null.
    func present(_ key: Key) -> ValueDecoder? { member(key).flatMap { $0.decodeNil() ? nil : $0 } }

    func contains(_ key: Key) -> Bool { member(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try wanted(key).decodeNil() }

    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try wanted(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try wanted(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try wanted(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try wanted(key).decode(type) }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try wanted(key).decode(type)
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try present(key)?.decode(type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.decode(type) }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        try present(key)?.decode(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try wanted(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try wanted(key).unkeyedContainer()
    }

    /// The object itself: no model of ours has a parent that is read from a member.
    func superDecoder() throws -> any Decoder { object }
    func superDecoder(forKey key: Key) throws -> any Decoder { try wanted(key) }
}
