// What a word stands for while a line is typed. Where words of a line are commands is left to CommandLanguage, putting
// the text in to LineEditing.

/// Knows the abbreviations of a prompt.
package protocol Abbreviating: Sendable {
    /// What the word that ends at the cursor, a place in UTF-8 bytes, becomes; nil where it stays as it is. It is asked
    /// while keys are typed, and must not wait.
    func expansion(in line: String, cursor: Int) -> WordExpansion?
}

/// What takes the place of a word.
package struct WordExpansion: Sendable, Equatable {
    /// How many bytes before the cursor it replaces.
    package var length: Int
    /// What is put there.
    package var text: String

    /// A text in place of the bytes before the cursor.
    package init(length: Int, text: String) {
        self.length = length
        self.text = text
    }
}
