// Owns the words for how old something is: a listing, a local copy, a cached answer.

/// Ages as text.
package enum AgeText {
    /// The age in words, from seconds: `just now`, `3 min ago`, `5 h ago`, `1 day ago`, `2 days ago`, `4
    /// months ago`, `2 years ago`.
    ///
    /// A negative age, which a clock that was set back gives, is `just now`.
    package static func text(seconds: Int) -> String {
        let days = seconds / 86400
        return switch seconds {
        case ..<60: "just now"
        case ..<3600: "\(seconds / 60) min ago"
        case ..<86400: "\(seconds / 3600) h ago"
        case ..<(60 * 86400): days == 1 ? "1 day ago" : "\(days) days ago"
        case ..<(730 * 86400): "\(days / 30) months ago"
        default: "\(days / 365) years ago"
        }
    }
}
