// A document as a tree, whether it came as YAML (the schema) or as JSON (the bodies): what both are compared in.
// Written apart from the simulator's and the client's own JSON, so that no mistake of theirs can hide here.

import FoundationEssentials
import Yams

/// A value of JSON, or of YAML as far as JSON reaches.
enum Tree: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([Tree])
    case object([String: Tree])

    subscript(_ key: String) -> Tree? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    var members: [String: Tree] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    var elements: [Tree] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        case .null, .bool, .string, .array, .object: nil
        }
    }

    /// Whether it is `true`; anything else, and nothing at all, is not.
    var isTrue: Bool { self == .bool(true) }

    /// What it is, in the words of a schema.
    var kind: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension Tree {
    /// Reads YAML; what JSON has no word for (dates) becomes its text.
    init(yaml: String) throws {
        self.init(loaded: try Yams.load(yaml: yaml))
    }

    private init(loaded value: Any?) {
        switch value {
        case nil: self = .null
        case let flag as Bool: self = .bool(flag)
        case let number as Int: self = .integer(number)
        case let number as Double: self = .number(number)
        case let text as String: self = .string(text)
        case let elements as [Any]: self = .array(elements.map { Tree(loaded: $0) })
        case let members as [AnyHashable: Any]:
            let pairs = members.map { (String(describing: $0.key.base), Tree(loaded: $0.value)) }
            self = .object(Dictionary(pairs) { $1 })
        case let other?: self = .string(String(describing: other))
        }
    }
}

extension Tree: Decodable {
    /// Reads JSON; `nil` when it is none.
    init?(json: [UInt8]) {
        guard let tree = try? JSONDecoder().decode(Tree.self, from: Data(json)) else { return nil }
        self = tree
    }

    init(from decoder: any Decoder) throws {
        if let members = try? [String: Tree](from: decoder) {
            self = .object(members)
        } else if let elements = try? [Tree](from: decoder) {
            self = .array(elements)
        } else {
            self = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> Tree {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let number = try? container.decode(Int.self) { return .integer(number) }
        if let number = try? container.decode(Double.self) { return .number(number) }
        return .string(try container.decode(String.self))
    }
}
