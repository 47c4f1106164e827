// Owns rows that are held in great numbers and seldom looked at: a few hundred bytes each in place of a few thousand.
// What they are compared by is at hand, the rest is unpacked when it is wanted. How values become bytes is RowLayout's.

/// A row in few bytes.
package struct CompactRow: Sendable {
    /// How rows of one table are packed, shared by all of them.
    fileprivate final class Packing: Sendable {
        let layout: RowLayout

        init(_ layout: RowLayout) { self.layout = layout }
    }

    private enum Contents {
        case packed(Packing, [UInt8])
        /// One that is by itself, or that bytes cannot hold.
        indirect case whole(Row)
    }

    private let contents: Contents
    /// The name as Spotify sends it.
    package let name: String
    /// The URI; nil for things that have none.
    package let uri: String?
    /// Its place in what its listing plays from.
    package var position: Int?

    /// A row that is held as it is.
    package init(_ row: Row) {
        self.init(row, .whole(row))
    }

    fileprivate init(_ row: Row, packed packing: Packing) {
        self.init(row, .packed(packing, packing.layout.pack(row)))
    }

    private init(_ row: Row, _ contents: Contents) {
        self.contents = contents
        name = row.name
        uri = row.uri
        position = row.position
    }

    /// What it is.
    package var kind: RowKind {
        switch contents {
        case .packed(let packing, _): packing.layout.table.kind
        case .whole(let row): row.kind
        }
    }

    /// The row; nil never comes of what a ``RowPacker`` has made.
    package var row: Row? {
        var row: Row?
        switch contents {
        case .packed(let packing, let bytes): row = packing.layout.unpack(bytes, name: name, uri: uri)
        case .whole(let whole): row = whole
        }
        row?.position = position
        return row
    }
}

/// Makes compact rows.
package struct RowPacker: Sendable {
    private var packings: [CompactRow.Packing] = []

    /// A packer that has packed nothing yet.
    package init() {}

    /// The row in few bytes.
    package mutating func pack(_ row: Row) -> CompactRow {
        let packing: CompactRow.Packing
        if let known = packings.first(where: { $0.layout.table == row.table }) {
            packing = known
        } else {
            packing = CompactRow.Packing(RowLayout(row.table))
            packings.append(packing)
        }
        return packing.layout.holds(row) ? CompactRow(row, packed: packing) : CompactRow(row)
    }
}
