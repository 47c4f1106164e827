// Spotify's kinds of things as kinds of rows: the two share their names, so each can be made from the other without a
// table.

package import Rows
package import SpotifyModel

extension RowKind {
    /// The kind of the rows of such things.
    package init(_ kind: ItemKind) { self.init(rawValue: kind.rawValue) }

    /// What its rows are at Spotify; nil for kinds of the shell's own.
    package var item: ItemKind? { ItemKind(rawValue: rawValue) }

    /// The kinds of what can be listed, opened and shared.
    package static let things = ItemKind.things.map { RowKind($0) }
}
