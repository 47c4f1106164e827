// Reads the JSON bodies that clients send. What is not JSON is nil, and the endpoint answers with its own error.

import FoundationEssentials

extension JSONValue: Decodable {
    /// Reads a body; `nil` when it is not JSON.
    static func reading(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    /// Tries object, array and scalar in turn; the decoder has no way to ask what comes.
    init(from decoder: any Decoder) throws {
        if let members = try? decoder.container(keyedBy: AnyKey.self) {
            self = .object(
                try members.allKeys.map { key in
                    Member(name: key.stringValue, value: try members.decode(JSONValue.self, forKey: key))
                }
            )
            return
        }
        if var elements = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
            self = .array(values)
            return
        }
        self = try Self.scalar(try decoder.singleValueContainer())
    }

    /// A value without members. Whole numbers come before fractions, so that `1` stays an Int.
    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let number = try? container.decode(Int.self) { return .int(number) }
        if let number = try? container.decode(Double.self) { return .double(number) }
        return .string(try container.decode(String.self))
    }

    /// A member of an object; `nil` when it is missing or this is no object.
    subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text of a string; `nil` for other values.
    var asString: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The value of a whole number; `nil` for other values.
    var asInt: Int? {
        guard case .int(let number) = self else { return nil }
        return number
    }

    /// The value of any number.
    var asNumber: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        case .null, .bool, .string, .array, .object, .written: nil
        }
    }

    /// The value of a boolean.
    var asBool: Bool? {
        guard case .bool(let flag) = self else { return nil }
        return flag
    }

    /// The elements of an array.
    var asArray: [JSONValue]? {
        guard case .array(let values) = self else { return nil }
        return values
    }
}

/// Accepts every name, since the members of a body are not known beforehand. Their order is
/// lost, which no endpoint needs.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
