// Owns what a field of a row can hold. Values are typed, so that pipelines compare and sort them without
// reading text again; how a value looks is Rendering's work.

/// The value of one field in one row.
package enum Value: Sendable, Hashable {
    case text(String)
    case number(Int)
    /// A number with a fraction, as a mean can be; whole numbers are ``number(_:)``.
    case decimal(Double)
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
    /// The number rounded to hundredths, as means are shown and written; missing where it is none.
    package static func rounded(_ number: Double) -> Value {
        let hundredths = (number * 100).rounded()
        guard hundredths.isFinite, hundredths.magnitude < 1e17 else {
            return Int(exactly: number.rounded()).map(Value.number) ?? .missing
        }
        let whole = (hundredths / 100).rounded(.towardZero)
        return whole * 100 == hundredths ? .number(Int(whole)) : .decimal(hundredths / 100)
    }
    /// The flag, or `missing` for nil.
    package static func flag(orMissing flag: Bool?) -> Value { flag.map(Value.flag) ?? .missing }
}

/// The type of a field, which is known before any row has come.
package enum ValueType: String, Sendable, Hashable {
    case text, number, duration, date, flag, list
    /// A text that is a day of the week, in the order from Monday.
    case weekday
}
