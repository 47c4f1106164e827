// A word of `select`: a field, or a name, `=` and the field that is shown under it.

import CommandLanguage

/// A field to show.
struct SelectTerm: Sendable {
    /// The field whose values are shown.
    let field: FieldName
    /// The name that it gets; nil where it keeps its own.
    let name: FieldName?

    /// Reads `duration` or `seconds=duration.seconds`.
    init(_ word: Word) throws(UsageError) {
        guard let equals = word.text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            field = FieldName(name: word.text, span: word.span)
            name = nil
            return
        }
        let place = WordPlace(word)
        let name = String(word.text[..<equals])
        let field = String(word.text[word.text.utf8.index(after: equals)...])
        guard !name.isEmpty, !field.isEmpty else {
            throw UsageError(
                .invalidValue(word.text, expected: "NAME=FIELD, without spaces: seconds=duration.seconds"),
                at: word.span)
        }
        let nameSpan = place.span(of: 0..<name.utf8.count)
        guard VariableName.isName(name) else {
            throw UsageError(.invalidName(name, allowed: VariableName.allowed), at: nameSpan)
        }
        self.name = FieldName(name: name, span: nameSpan)
        self.field = FieldName(
            name: field, span: place.span(of: name.utf8.count + 1..<word.text.utf8.count))
    }
}
