// Things of which a user points at some in a list under the line, as data: `pick` knows the things, LineEditing shows
// the list and reads the keys.

/// Things to choose from. They are known by their places, from 0, and their texts are read only where they are shown.
package struct Choices: Sendable {
    /// How many there are.
    package var count: Int
    /// Whether there may be more of them elsewhere, for which the user can ask.
    package var mayHaveMore: Bool
    /// One of them in a row of text; sanitised.
    package var label: @Sendable (Int) -> String
    /// An answer to what was typed: a text, and the things that it fits.
    package typealias Answer = (text: String, places: [Int])

    /// Those that a typed text fits, in their order. With it comes the answer for what was typed before.
    package var matches: @Sendable (String, Answer?) -> [Int]
    /// Those that are marked at the beginning, in the order in which they were.
    package var marked: [Int] = []
    /// What is typed at the beginning.
    package var text = ""
    /// The one that is chosen at the beginning.
    package var start = 0

    /// Things with their texts.
    package init(
        count: Int, mayHaveMore: Bool, label: @escaping @Sendable (Int) -> String,
        matches: @escaping @Sendable (String, Answer?) -> [Int]
    ) {
        self.count = count
        self.mayHaveMore = mayHaveMore
        self.label = label
        self.matches = matches
    }

    /// What the user chose.
    package enum Outcome: Sendable, Equatable {
        /// These, in the order in which they were marked.
        case taken([Int])
        /// The list was left.
        case nothing
        /// More of them are wanted; so far these are marked, and this is typed.
        case more(marked: [Int], text: String)
    }
}
