// Owns JSON that is put together member by member, where the order of the members is a promise. The text of single
// values is in ``JSONText``.

import Text

/// An object of JSON that grows by its members, in their order.
package struct JSONObject: Sendable {
    private var members = ""

    /// An object without members.
    package init() {}

    /// Adds a member whose value is JSON already.
    package mutating func add(_ name: String, json value: String) {
        members += (members.isEmpty ? "" : ",") + JSONString.quoted(name) + ":" + value
    }

    /// Adds a text, `null` for nil.
    package mutating func add(_ name: String, _ text: String?) {
        add(name, json: text.map(JSONString.quoted) ?? "null")
    }

    /// Adds `true` or `false`.
    package mutating func add(_ name: String, _ flag: Bool) { add(name, json: flag ? "true" : "false") }

    /// Adds an array of texts, `null` for nil.
    package mutating func add(_ name: String, _ texts: [String]?) {
        add(name, json: texts.map { Self.array($0.map(JSONString.quoted)) } ?? "null")
    }

    /// Adds an array of objects.
    package mutating func add(_ name: String, _ objects: [JSONObject]) {
        add(name, json: Self.array(objects.map(\.text)))
    }

    /// The whole object on one line.
    package var text: String { "{" + members + "}" }

    private static func array(_ values: [String]) -> String { "[" + values.joined(separator: ",") + "]" }
}
