// Writes the bodies of requests: small objects whose members keep the order they are given in.

/// A JSON object being written.
struct JSONBody {
    private var members: [String] = []

    /// What is sent.
    var bytes: [UInt8] { Array(("{" + members.joined(separator: ", ") + "}").utf8) }

    mutating func add(_ name: String, _ text: String) { members.append("\"\(name)\": " + JSONString.quoted(text)) }

    mutating func add(_ name: String, _ number: Int) { members.append("\"\(name)\": \(number)") }

    mutating func add(_ name: String, _ flag: Bool) { members.append("\"\(name)\": \(flag)") }

    mutating func add(_ name: String, _ texts: [String]) {
        members.append("\"\(name)\": [" + texts.map(JSONString.quoted).joined(separator: ", ") + "]")
    }

    /// A list of objects with one member each.
    mutating func add(_ name: String, objects texts: [String], member: String) {
        let objects = texts.map { "{\"\(member)\": " + JSONString.quoted($0) + "}" }
        members.append("\"\(name)\": [" + objects.joined(separator: ", ") + "]")
    }
}

/// Text as a JSON string (RFC 8259 §7).
enum JSONString {
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\" + String(scalar)
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
