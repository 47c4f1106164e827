// Owns the days of the week: their names, how they are typed, and their order from Monday. Which day a date is on is in
// `FieldPart`.

import Text

/// The days of the week; each is known by its place, 0 for Monday.
package enum Weekday {
    /// Their names, from Monday, as rows have them.
    package static let all = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// The place of a day as a row has it; nil for other texts.
    static func place(of name: String) -> Int? {
        for place in all.indices where all[place] == name { return place }
        return nil
    }

    /// The place of a day as it is typed, in full or with its first three letters; nil for what is none.
    ///
    /// - Parameter folded: the text without capitals.
    static func place(typed folded: String) -> Int? {
        let count = folded.utf8.count
        // The shortest and the longest of them.
        guard count == 3 || (6...9).contains(count) else { return nil }
        for place in all.indices {
            let name = Folding.folded(all[place])
            if count == 3 ? name.utf8.starts(with: folded.utf8) : name == folded { return place }
        }
        return nil
    }
}
