// Owns what a field of a row can hold. Values are typed, so that pipelines compare and sort them without
// reading text again; how a value looks is Rendering's work.

/// The value of one field in one row.
package enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
    case duration(Duration)
    case date(PartialDate)
    case flag(Bool)
    /// Several texts; a condition is true of it when it is true of any of them.
    case list([String])
    /// Spotify did not send it, or it does not apply to the row.
    case missing
}

extension Value {
    /// The text, or `missing` for nil.
    package static func text(orMissing text: String?) -> Value { text.map(Value.text) ?? .missing }
    /// The number, or `missing` for nil.
    package static func number(orMissing number: Int?) -> Value { number.map(Value.number) ?? .missing }
    /// The flag, or `missing` for nil.
    package static func flag(orMissing flag: Bool?) -> Value { flag.map(Value.flag) ?? .missing }
}

/// The type of a field, which is known before any row has come.
package enum ValueType: String, Sendable, Hashable { case text, number, duration, date, flag, list }
