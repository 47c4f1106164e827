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

    private var members: [Member] = []

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
        var text = ""
        for member in members {
            text += text.isEmpty ? "{\n  " : ",\n  "
            text += JSONString.quoted(member.name) + " : "
            member.value.write(to: &text)
        }
        return Array((text + "\n}").utf8)
    }

    fileprivate func write(to text: inout String) {
        var divider = "{"
        for member in members {
            text += divider + JSONString.quoted(member.name) + ":"
            member.value.write(to: &text)
            divider = ","
        }
        text += members.isEmpty ? "{}" : "}"
    }
}

extension StoredObject.Value {
    fileprivate func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .flag(let flag): text += flag ? "true" : "false"
        case .number(let number): text += Int(exactly: number).map { "\($0)" } ?? "\(number)"
        case .text(let string): text += JSONString.quoted(string)
        case .object(let object): object.write(to: &text)
        case .list(let values):
            var divider = "["
            for value in values {
                text += divider
                value.write(to: &text)
                divider = ","
            }
            text += values.isEmpty ? "[]" : "]"
        }
    }
}
