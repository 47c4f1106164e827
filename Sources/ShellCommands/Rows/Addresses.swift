// Whether rows can have addresses at Spotify, and what is said where none of them can and a line wants nothing else.

package import CommandLanguage
package import Rows

/// Addresses of rows, as `--ids` and `to ids` write them.
package enum Addresses {
    /// Throws where rows of none of these tables have an address; nothing is known of no tables.
    ///
    /// - Parameter option: the option that wants them; nil where `to ids` does.
    package static func check(
        _ tables: [FieldTable], of option: String? = nil, at span: Range<Int>
    ) throws(UsageError) {
        guard let first = tables.first, !tables.contains(where: mayHaveSome) else { return }
        let own = first.fields.prefix { $0.revision == 0 }.first?.name
        let fields = [first.kind == DeviceRow.kind ? "id" : "name", own].compactMap { $0 }
        throw UsageError(.option(.noAddresses(kind: first.kind.rawValue, option: option, fields: fields)), at: span)
    }

    private static func mayHaveSome(_ table: FieldTable) -> Bool {
        guard !table.lacksAddresses else { return false }
        let others = [
            Kinds.mixed.kind, PlayRow.kind, PlayingRow.kind, GroupRow.kind, PlayCountRow.kind, AccountRow.kind,
            ContextRow.kind,
        ]
        return RowKind.things.contains(table.kind) || others.contains(table.kind)
    }
}
