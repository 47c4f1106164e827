// Groups as JSON, as groups again: beside what all of them have, a group has the fields it was grouped by and the
// numbers that were worked out, so that its members say its table. What a group is made of is in GroupRow.

import Rows

extension JSONObjects.Object {
    /// The table of a group with these members.
    var groupTable: FieldTable {
        let own = GroupRow.table.fields
        let known = Set((FieldTable.common + own).map(\.name) + [GroupRow.totals.name])
        let sources = sourcesOfTotals
        var (kept, totals): ([Field], [Field]) = ([], [])
        for key in keys where !known.contains(key) && Self.canBeField(key) {
            guard let member = members[key] else { continue }
            if let aggregate = Aggregate(rawValue: key) {
                var field = GroupRow.total(
                    aggregate, of: sources[key].flatMap { Self.field($0) }, at: totals.count)
                if sources[key] == nil { field.type = member.type }
                totals.append(field)
            } else if let field = Self.field(key) {
                kept.append(Field(key, field.type == .list ? .text : field.type, help: field.help))
            } else {
                kept.append(Field(key, member.type, help: "what it was grouped by"))
            }
        }
        return FieldTable(
            GroupRow.kind, own + kept + totals + (totals.isEmpty ? [] : [GroupRow.totals]),
            named: kept.count == 1 && GroupRow.isMoreThanText(kept[0]) ? kept[0].name : nil)
    }

    /// The field of which each number was worked out: `sum duration avg year`.
    private var sourcesOfTotals: [String: String] {
        guard case .text(let text)? = members[GroupRow.totals.name] else { return [:] }
        let words = text.split(separator: " ").map(String.init)
        var sources: [String: String] = [:]
        for place in stride(from: 0, to: words.count - 1, by: 2) { sources[words[place]] = words[place + 1] }
        return sources
    }

    /// The field of that name of any thing that can be grouped; all of them agree on its type.
    private static func field(_ name: String) -> Field? {
        for kind in RowKind.things + [Kinds.play.kind, Kinds.stats.kind, Kinds.device.kind] {
            if let field = Kinds.table(kind)?.field(name) { return field }
        }
        return nil
    }

    /// Whether a name of a member could be that of a field.
    private static func canBeField(_ key: String) -> Bool {
        !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."): true
                case _: false
                }
            }
    }
}

extension JSONObjects.Member {
    /// The type of a field that holds it, where nothing else says it.
    fileprivate var type: ValueType {
        switch self {
        case .integer, .real: .number
        case .flag: .flag
        case .list: .list
        case .text, .null: .text
        }
    }
}
