// A small file of juke's own as one object of JSON (RFC 8259), for the files that a short command reads: the login and
// the state of the player. Foundation's decoders are made for one type when they are first used, which takes longer
// than all else such a command does; these values need no making. The grammar is in JSONReader, what the members mean
// in the types of the files.

import Text

/// An object of JSON, with its members as they are in the file.
struct StoredObject: Sendable {
    /// A value of JSON.
    enum Value: Sendable {
        case null
        case flag(Bool)
        case number(Double)
        case text(String)
        case list([Value])
        case object(StoredObject)
    }

    /// A value with its name.
    struct Member: Sendable {
        var name: String
        var value: Value
    }

    fileprivate var members: [Member] = []

    /// An object without members.
    init() {}

    /// An object with these members; of those with one name only the first counts.
    init(_ members: [Member]) { self.members = members }

    /// The object in a file; nil where it holds anything else.
    init?(_ bytes: [UInt8]) {
        guard case .object(let object) = JSONReader.value(in: bytes) else { return nil }
        self = object
    }
}

extension StoredObject {
    /// The value of a member; nil for null, and where there is no such member.
    subscript(name: String) -> Value? {
        // Not `first(where:)`, whose first call looks through every conformance of the program.
        for member in members where member.name == name {
            if case .null = member.value { return nil }
            return member.value
        }
        return nil
    }

    /// The text of a member; nil where it is missing or something else, as with those below.
    func text(_ name: String) -> String? {
        guard case .text(let text) = self[name] else { return nil }
        return text
    }

    /// Whether a member is true.
    func flag(_ name: String) -> Bool? {
        guard case .flag(let flag) = self[name] else { return nil }
        return flag
    }

    /// The number of a member.
    func number(_ name: String) -> Double? {
        guard case .number(let number) = self[name] else { return nil }
        return number
    }

    /// The number of a member that has no fraction.
    func whole(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    /// The texts of a member that is a list of nothing else.
    func texts(_ name: String) -> [String]? {
        guard case .list(let values) = self[name] else { return nil }
        var texts: [String] = []
        for value in values {
            guard case .text(let text) = value else { return nil }
            texts.append(text)
        }
        return texts
    }

    /// The objects of a member that is a list of nothing else.
    func objects(_ name: String) -> [StoredObject]? {
        guard case .list(let values) = self[name] else { return nil }
        var objects: [StoredObject] = []
        for value in values {
            guard case .object(let object) = value else { return nil }
            objects.append(object)
        }
        return objects
    }
}

extension StoredObject {
    private mutating func put(_ value: Value, _ name: String) { members.append(Member(name: name, value: value)) }

    /// Adds a text, where there is one, as with those below.
    mutating func put(_ text: String?, _ name: String) {
        if let text { put(.text(text), name) }
    }

    /// Adds a flag.
    mutating func put(_ flag: Bool?, _ name: String) {
        if let flag { put(.flag(flag), name) }
    }

    /// Adds a number, unless JSON has none like it.
    mutating func put(_ number: Double?, _ name: String) {
        if let number, number.isFinite { put(.number(number), name) }
    }

    /// Adds a number without a fraction.
    mutating func put(_ number: Int?, _ name: String) { put(number.map { Double($0) }, name) }

    /// Adds a list of texts.
    mutating func put(_ texts: [String]?, _ name: String) {
        if let texts { put(.list(texts.map { .text($0) }), name) }
    }

    /// Adds a list of objects.
    mutating func put(_ objects: [StoredObject]?, _ name: String) {
        if let objects { put(.list(objects.map { .object($0) }), name) }
    }
}

extension StoredObject {
    /// The object as a file, with a member on each line, since people look into these files.
    var bytes: [UInt8] {
        guard !members.isEmpty else { return Array("{}".utf8) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(members.count * 48)
        for member in members {
            bytes.append(bytes.isEmpty ? "{\n  " : ",\n  ")
            bytes.append(quoted: member.name)
            bytes.append(" : ")
            bytes.append(member.value)
        }
        bytes.append("\n}")
        return bytes
    }
}

// Bytes and no String, which would be measured at each step: a script writes the player's state with every command.
extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    fileprivate mutating func append(quoted text: String) {
        guard JSONString.isPlain(text) else { return append(contentsOf: JSONString.quoted(text).utf8) }
        append(UInt8(ascii: "\""))
        append(contentsOf: text.utf8)
        append(UInt8(ascii: "\""))
    }

    fileprivate mutating func append(_ value: StoredObject.Value) {
        switch value {
        case .null: append("null")
        case .flag(let flag): append(flag ? "true" : "false")
        case .number(let number): append(contentsOf: (Int(exactly: number).map { "\($0)" } ?? "\(number)").utf8)
        case .text(let text): append(quoted: text)
        case .object(let object): append(object)
        case .list(let values):
            append(UInt8(ascii: "["))
            for place in values.indices {
                if place > 0 { append(UInt8(ascii: ",")) }
                append(values[place])
            }
            append(UInt8(ascii: "]"))
        }
    }

    fileprivate mutating func append(_ object: StoredObject) {
        append(UInt8(ascii: "{"))
        for place in object.members.indices {
            if place > 0 { append(UInt8(ascii: ",")) }
            append(quoted: object.members[place].name)
            append(UInt8(ascii: ":"))
            append(object.members[place].value)
        }
        append(UInt8(ascii: "}"))
    }
}
