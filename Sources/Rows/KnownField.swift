// Owns the fields that code itself reads: their name and the type of their content are in one place, so that no
// other place can get either wrong. The columns of the tables are made with the same names.

/// A type of Swift that a field can hold.
package protocol FieldContent: Sendable {
    /// The content as a value.
    var value: Value { get }
    /// The content of a value; nil where it is of another type or missing.
    static func content(of value: Value) -> Self?
}

extension String: FieldContent {
    /// The value of a text field.
    package var value: Value { .text(self) }
    /// nil where the field holds no text.
    package static func content(of value: Value) -> String? { if case .text(let text) = value { text } else { nil } }
}

extension Int: FieldContent {
    /// The value of a number field.
    package var value: Value { .number(self) }
    /// nil where the field holds no number.
    package static func content(of value: Value) -> Int? { if case .number(let number) = value { number } else { nil } }
}

extension Duration: FieldContent {
    /// The value of a duration field.
    package var value: Value { .duration(self) }
    /// nil where the field holds no duration.
    package static func content(of value: Value) -> Duration? {
        if case .duration(let duration) = value { duration } else { nil }
    }
}

extension PartialDate: FieldContent {
    /// The value of a date field.
    package var value: Value { .date(self) }
    /// nil where the field holds no date.
    package static func content(of value: Value) -> PartialDate? {
        if case .date(let date) = value { date } else { nil }
    }
}

extension Bool: FieldContent {
    /// The value of a flag field.
    package var value: Value { .flag(self) }
    /// nil where the field holds no flag.
    package static func content(of value: Value) -> Bool? { if case .flag(let flag) = value { flag } else { nil } }
}

extension [String]: FieldContent {
    /// The value of a list field.
    package var value: Value { .list(self) }
    /// nil where the field holds no list.
    package static func content(of value: Value) -> [String]? {
        if case .list(let items) = value { items } else { nil }
    }
}

/// A field by its name and what it holds: `row[.artist]` is a text, or nil.
package struct KnownField<Content: FieldContent>: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The name, as tables have it.
    package let name: String

    /// A field of that name, whose type the context gives.
    package init(_ name: String) { self.name = name }
    /// So that a column can be declared with a plain name.
    package init(stringLiteral value: String) { name = value }
}

extension Row {
    /// What the row has in a field; nil where that is missing or its kind has no such field. A field that the kind does
    /// not have cannot be set.
    package subscript<Content>(field: KnownField<Content>) -> Content? {
        get { self[field.name].flatMap { Content.content(of: $0) } }
        set {
            guard let place = table.place(of: field.name) else { return }
            let lacking = table.fields.count - values.count
            if lacking > 0 { values += Array(repeating: .missing, count: lacking) }
            values[place] = newValue?.value ?? .missing
        }
    }
}
