// Orders as SQL and sort(1) have them: `by year desc`, `-r year`. They are refused with the fields as `sort` takes
// them: `-year`. Which fields there are is left to the commands.

/// The words after `sort`, or after what other languages call it, and what they mean here.
package struct ForeignOrder: Sendable {
    /// The command that sorts rows.
    static let command = "sort"

    /// The fields as `sort` takes them; empty where none was named.
    package private(set) var keys: [String] = []
    /// The first word that is foreign, by its place among the words; nil where `sort` takes them as they are.
    package private(set) var place: Int?
    /// Whether a word turns the order around.
    private var isDescending = false

    /// Reads words as they were typed; those in quotes with their quotes.
    package init(_ words: [String]) {
        var turnsAll = false
        for (index, word) in words.enumerated() {
            switch Self.meaning(of: word.lowercased()) {
            case .by? where index == 0 && words.count > 1: note(index)
            case .descending? where !keys.isEmpty:
                note(index)
                isDescending = true
                keys[keys.count - 1] = Self.turned(keys[keys.count - 1])
            case .ascending? where !keys.isEmpty: note(index)
            case .reversing?:
                note(index)
                (isDescending, turnsAll) = (true, true)
            case .upwards?: note(index)
            case .by?, .descending?, .ascending?, nil: keys.append(word)
            }
        }
        if turnsAll { keys = keys.map(Self.turned) }
    }

    /// The whole of it, such as `sort -year name`; an example where no field was named.
    package func line(after start: String) -> String {
        let example = isDescending ? "-year" : "year"
        return keys.reduce(start) { $0 + " " + $1 } + (keys.isEmpty ? " " + example : "")
    }

    /// What is wrong with the words; nil where nothing is.
    package func habit(_ words: [String], after start: String) -> ShellHabit? {
        guard let place else { return nil }
        return isDescending
            ? .descending(line: line(after: start)) : .neededNot(words[place], line: line(after: start))
    }

    private mutating func note(_ index: Int) { place = place ?? index }

    private static func turned(_ key: String) -> String { key.hasPrefix("-") ? key : "-" + key }

    /// What a word of an order means in other languages.
    private enum Meaning {
        /// Before the fields.
        case by
        /// After a field.
        case descending, ascending
        /// An option that turns all fields around, and one that changes nothing.
        case reversing, upwards
    }

    private static func meaning(of word: String) -> Meaning? {
        switch word {
        case "by": .by
        case "desc", "descending", "reverse", "reversed": .descending
        case "asc", "ascending": .ascending
        case "-", "-r", "-nr", "-rn", "-desc", "-descending", "-reverse", "--desc", "--descending", "--reverse":
            .reversing
        case "-n", "-asc", "-ascending", "--asc", "--ascending": .upwards
        default: nil
        }
    }
}
