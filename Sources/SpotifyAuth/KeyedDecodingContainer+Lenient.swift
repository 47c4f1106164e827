// Members of a JSON object that are read one by one, so that an odd member does not hide the others. Servers
// and files write numbers as texts, leave members out, or put null where a text was.

extension KeyedDecodingContainer {
    /// The text of a member; nil when it is missing or something else.
    package func text(_ key: Key) -> String? { (try? decodeIfPresent(String.self, forKey: key)) ?? nil }

    /// The number of a member, also when it is written as a text; nil for anything else.
    package func number(_ key: Key) -> Double? {
        let number = ((try? decodeIfPresent(Double.self, forKey: key)) ?? nil) ?? text(key).flatMap { Double($0) }
        return number.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The texts of a member that is a list of them; nil for anything else.
    package func texts(_ key: Key) -> [String]? { (try? decodeIfPresent([String].self, forKey: key)) ?? nil }
}
