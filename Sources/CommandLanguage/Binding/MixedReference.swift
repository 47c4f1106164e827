// What is beside a name without quotes where a line may mean several things: the message says it as what it is.

/// Something beside a name.
package enum MixedReference: Sendable, Hashable {
    /// Numbers of rows.
    case rows
    /// Rows kept in a variable.
    case variable
    /// A URI or another address.
    case address
    /// A name in quotes.
    case quoted
    /// A word with a meaning of its own: `all`, `now`, `liked`.
    case keyword(String)

    /// What a reference is, as it was typed.
    init(_ reference: Reference, typed: String) {
        self =
            switch reference {
            case .rows: typed.contains(where: \.isNumber) ? .rows : .keyword(typed)
            case .variable: .variable
            case .address: .address
            case .name: .quoted
            case .selection, .nowPlaying, .liked, .standardInput: .keyword(typed)
            }
    }

    /// Whether it was rather meant as a part of the name than as a thing of its own.
    var belongsToName: Bool {
        switch self {
        case .rows, .keyword: true
        case .variable, .address, .quoted: false
        }
    }
}
