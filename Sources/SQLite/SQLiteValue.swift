// Values as SQLite keeps them.

/// One value of a row, or one that is put in the place of a question mark.
package enum SQLiteValue: Sendable, Hashable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension SQLiteValue {
    /// A text, or NULL in place of nil.
    package static func text(orNull text: String?) -> SQLiteValue { text.map { .text($0) } ?? .null }

    /// A number, or NULL in place of nil.
    package static func real(orNull number: Double?) -> SQLiteValue { number.map { .real($0) } ?? .null }
}
