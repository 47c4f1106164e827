// Writes the bodies of requests: small objects whose members keep the order they are given in, as in Spotify's
// examples. Which members a request has is left to the endpoints.

import Text

/// A JSON object being written.
struct JSONBody {
    private var members: [String] = []

    /// The object as it is sent.
    var text: String { "{" + members.joined(separator: ", ") + "}" }
    /// What is sent.
    var bytes: [UInt8] { Array(text.utf8) }

    /// Adds a text, quoted.
    mutating func add(_ name: String, _ text: String) { add(name, json: JSONString.quoted(text)) }

    /// Adds a whole number.
    mutating func add(_ name: String, _ number: some BinaryInteger) { add(name, json: String(number)) }

    /// Adds `true` or `false`.
    mutating func add(_ name: String, _ flag: Bool) { add(name, json: String(flag)) }

    /// Adds an object inside this one.
    mutating func add(_ name: String, _ object: JSONBody) { add(name, json: object.text) }

    /// Adds a list of texts.
    mutating func add(_ name: String, _ texts: [String]) { add(name, jsonList: texts.map(JSONString.quoted)) }

    /// Adds a list of objects with one member each.
    mutating func add(_ name: String, objects texts: [String], member: String) {
        let objects = texts.map { text in
            var object = JSONBody()
            object.add(member, text)
            return object.text
        }
        add(name, jsonList: objects)
    }

    private mutating func add(_ name: String, jsonList items: [String]) {
        add(name, json: "[" + items.joined(separator: ", ") + "]")
    }

    private mutating func add(_ name: String, json: String) { members.append("\"\(name)\": \(json)") }
}
