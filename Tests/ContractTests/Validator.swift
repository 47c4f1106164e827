// Compares a value with a schema and tells every difference. It knows as much of JSON Schema as Spotify's file uses,
// and one thing more: a key that no schema declares is reported as well, because a misspelt key shows in no other way.

/// One way in which a value is not what the schema says.
struct Problem: Sendable, Hashable, CustomStringConvertible {
    enum Kind: String, Sendable {
        /// A required key or parameter is not there.
        case missing
        /// Nothing of that name is in the schema.
        case undeclared
        case null, type, value, range, format
        /// The status, the content type or the presence of a body.
        case message
    }

    var kind: Kind
    /// Keys and `[]` from the top of the body; the parameter's name in a query.
    var place: String
    var detail = ""

    var description: String { "\(kind.rawValue) \(place)\(detail.isEmpty ? "" : ": \(detail)")" }

    /// The last key of the place.
    var key: String {
        let last = place.split(separator: ".").last.map(String.init) ?? ""
        return last.hasSuffix("[]") ? String(last.dropLast(2)) : last
    }
}

/// Validates against the schemas of one file.
struct Validator: Sendable {
    let schema: Schema

    func problems(of value: Tree, against tree: Tree, at place: String = "") -> [Problem] {
        let rule = schema.resolved(tree)
        if value == .null { return allowsNull(rule) ? [] : [Problem(kind: .null, place: place)] }
        return wrong(value, rule, place) + undeclared(value, rule, place)
    }

    /// Everything but undeclared keys, which only the whole of an `allOf` can tell.
    private func wrong(_ value: Tree, _ tree: Tree, _ place: String) -> [Problem] {
        let rule = schema.resolved(tree)
        var found = (rule["allOf"]?.elements ?? []).flatMap { wrong(value, $0, place) }
        if let branch = branch(of: rule, for: value, place) { found += wrong(value, branch, place) }
        found += scalar(value, rule, place)
        switch value {
        case .array(let elements):
            if let rule = rule["items"] {
                found += elements.flatMap { problems(of: $0, against: rule, at: place + "[]") }
            }
        case .object(let members):
            found += missing(members, rule, place)
            for (key, inner) in rule["properties"]?.members ?? [:] {
                guard let member = members[key] else { continue }
                found += problems(of: member, against: inner, at: place.isEmpty ? key : "\(place).\(key)")
            }
        case .null, .bool, .integer, .number, .string: break
        }
        return found
    }

    private func missing(_ members: [String: Tree], _ rule: Tree, _ place: String) -> [Problem] {
        (rule["required"]?.elements ?? []).compactMap(\.string).filter { members[$0] == nil }.map {
            Problem(kind: .missing, place: place.isEmpty ? $0 : "\(place).\($0)")
        }
    }

    private func undeclared(_ value: Tree, _ rule: Tree, _ place: String) -> [Problem] {
        guard case .object(let members) = value else { return [] }
        let declared = keys(of: rule, for: value, place)
        guard !declared.isEmpty else { return [] }
        return members.keys.filter { !declared.contains($0) }.map {
            Problem(kind: .undeclared, place: place.isEmpty ? $0 : "\(place).\($0)")
        }
    }

    private func keys(of tree: Tree, for value: Tree, _ place: String) -> Set<String> {
        let rule = schema.resolved(tree)
        var keys = Set((rule["properties"]?.members ?? [:]).keys)
        for part in rule["allOf"]?.elements ?? [] { keys.formUnion(self.keys(of: part, for: value, place)) }
        if let branch = branch(of: rule, for: value, place) { keys.formUnion(self.keys(of: branch, for: value, place)) }
        return keys
    }

    /// The choice of `oneOf` or `anyOf` that the value comes closest to.
    private func branch(of rule: Tree, for value: Tree, _ place: String) -> Tree? {
        let choices = (rule["oneOf"] ?? rule["anyOf"])?.elements ?? []
        return choices.map { ($0, problems(of: value, against: $0, at: place).count) }.min { $0.1 < $1.1 }?.0
    }

    private func allowsNull(_ rule: Tree) -> Bool {
        if rule["nullable"]?.isTrue == true { return true }
        let parts = rule["allOf"]?.elements ?? []
        return !parts.isEmpty && parts.allSatisfy { allowsNull(schema.resolved($0)) }
    }
}

extension Validator {
    /// Type, choices, bounds and format of one value.
    private func scalar(_ value: Tree, _ rule: Tree, _ place: String) -> [Problem] {
        if let type = rule["type"]?.string, value.kind != type, !(type == "number" && value.number != nil) {
            return [Problem(kind: .type, place: place, detail: "\(value.kind), not \(type)")]
        }
        var found: [Problem] = []
        if let choices = rule["enum"]?.elements, !choices.contains(value) {
            found.append(Problem(kind: .value, place: place, detail: "\(value) is none of the choices"))
        }
        if let number = value.number {
            let low = rule["minimum"]?.number ?? -.infinity
            let high = rule["maximum"]?.number ?? .infinity
            if number < low || number > high {
                found.append(Problem(kind: .range, place: place, detail: "\(number) is not in \(low)...\(high)"))
            }
        }
        if let text = value.string, let format = rule["format"]?.string, !Self.has(text, format) {
            found.append(Problem(kind: .format, place: place, detail: "\(text) is no \(format)"))
        }
        return found
    }

    /// Whether a text looks like what a format says; formats that only size a number do not count.
    private static func has(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time": text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil
        case "base64", "byte": text.wholeMatch(of: /[A-Za-z0-9+\/]+={0,2}/) != nil
        default: true
        }
    }
}
