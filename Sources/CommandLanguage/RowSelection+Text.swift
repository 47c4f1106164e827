// Rows as they are typed: `3`, `2-5`, `1,4,7-9`, `7-`, `all`, `last`.

extension RowSelection {
    /// Reads a selection; nil for anything that is none, numbers too large to be a row included.
    package init?(_ text: String) {
        var parts: [Part] = []
        for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let part = Self.part(piece) else { return nil }
            parts.append(part)
        }
        self.init(parts)
    }

    private static func part(_ text: Substring) -> Part? {
        if text == "all" { return .all }
        if text == "last" { return .last }
        let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = number(ends[0]) else { return nil }
        guard ends.count == 2 else { return .row(first) }
        if ends[1].isEmpty { return .from(first) }
        guard let last = number(ends[1]), first <= last else { return nil }
        return .range(first, last)
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy(Byte.isDigit) else { return nil }
        return Int(text)
    }
}
