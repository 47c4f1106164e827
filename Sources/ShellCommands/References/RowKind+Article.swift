// A kind of row with its article, for sentences: `an album`, `a track`.

package import Rows

extension RowKind {
    /// `a track`, `an album`.
    package var withArticle: String { ("aeio".contains(rawValue.first ?? "x") ? "an " : "a ") + rawValue }
}
