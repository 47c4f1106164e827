// Members of a JSON object that are read one by one: what one of them holds must not take the others along. Servers and
// files say numbers as texts, leave members out, or put null where a text was.

extension KeyedDecodingContainer {
    /// The text of a member; nil where there is none, or something else.
    package func text(_ key: Key) -> String? { (try? decodeIfPresent(String.self, forKey: key)) ?? nil }

    /// The number of a member, also where it is written as a text; nil for anything else.
    package func number(_ key: Key) -> Double? {
        let number = ((try? decodeIfPresent(Double.self, forKey: key)) ?? nil) ?? text(key).flatMap { Double($0) }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The texts of a member that is a list of them; nil for anything else.
    package func texts(_ key: Key) -> [String]? { (try? decodeIfPresent([String].self, forKey: key)) ?? nil }
}
