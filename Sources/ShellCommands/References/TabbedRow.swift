// Rows that juke wrote as TSV, as rows again: which kind of row the cells are of, and what each holds. What TSV does
// not keep is lost: milliseconds, and which comma between artists is one in a name. Which lines are TSV is decided in
// RowLines.

import Rows
import SpotifyModel
import Text

/// A row as TSV writes it: the address is one of its cells, and its kind says what the others are.
enum TabbedRow {
    /// What cells say.
    enum Reading: Sendable, Hashable {
        case row(ReadRow)
        /// Cells of unknown columns, of which several are addresses: one may be the name of a song.
        case severalAddresses
        /// The names of columns, the address among them.
        case head([String])
        case noAddress
    }

    /// Reads the cells of a line, which have the columns of the head where there was one of as many.
    static func read(_ cells: [Substring], under head: [String]? = nil) -> Reading {
        let texts = cells.map(restored)
        if let columns = head, columns.count == cells.count, let place = columns.firstIndex(of: "uri"),
            let uri = address(in: cells[place]), let table = Kinds.table(uri.kind),
            let row = row(Dictionary(zip(columns, texts)) { first, _ in first }, uri, of: table)
        {
            return .row(row)
        }
        let addresses = cells.indices.compactMap { place in address(in: cells[place]).map { (place, $0) } }
        // The name of a song may be an address, too; only one of its kind's columns is that of the address.
        for (place, uri) in addresses {
            for layout in layouts(of: uri.kind) {
                let columns = layout.delimitedColumns
                guard columns.count == texts.count, columns[place] == "uri",
                    let row = row(Dictionary(zip(columns, texts)) { first, _ in first }, uri, of: layout)
                else { continue }
                return .row(row)
            }
        }
        guard let uri = addresses.first?.1 else { return texts.contains("uri") ? .head(texts) : .noAddress }
        // Other columns than those of the kind: only the address is certain, if it is one.
        guard addresses.allSatisfy({ $0.1.text == uri.text }) else { return .severalAddresses }
        return .row(ReadRow(row: uri.row(named: uri.text), isWhole: uri.isLocal, source: .text))
    }

    /// An address, of a thing or of a file of a device.
    private struct Address {
        var text: String
        var kind: RowKind
        var isLocal = false

        func row(named name: String) -> Row {
            if isLocal, let file = LocalFile(text) { return Row(file, uri: text) }
            return Row(SelectedThing(kind: kind, uri: text, name: name))
        }
    }

    private static func address(in cell: Substring) -> Address? {
        guard cell.utf8.starts(with: "spotify:".utf8) else { return nil }
        let text = String(cell)
        if LocalFile(text) != nil { return Address(text: text, kind: "track", isLocal: true) }
        guard let uri = SpotifyURI(text), RowKind.things.contains(RowKind(uri.kind)) else { return nil }
        return Address(text: text, kind: RowKind(uri.kind))
    }

    /// The tables as which rows of such things are written.
    private static func layouts(of kind: RowKind) -> [FieldTable] {
        let own = Kinds.table(kind).map { [$0] } ?? []
        let others = kind == "track" || kind == "episode" ? [Kinds.entry, Kinds.play] : []
        return own + others + [Kinds.mixed]
    }

    /// The row of the columns; nil where a cell cannot be what its column holds.
    private static func row(_ columns: [String: String], _ uri: Address, of layout: FieldTable) -> ReadRow? {
        let table = layout.kind == Kinds.play.kind ? layout : Kinds.table(uri.kind) ?? layout
        var row = uri.row(named: columns["name"] ?? uri.text)
        row = Row(table, name: columns["name"] ?? row.name, uri: uri.text, id: row.id, url: row.url, values: [])
        var isWhole = true
        for field in table.fields {
            guard let text = columns[field.name] else {
                isWhole = false
                row.values.append(.missing)
                continue
            }
            guard let value = value(text, field.type) else { return nil }
            row.values.append(value)
        }
        return ReadRow(row: row, isWhole: isWhole || uri.isLocal, source: .cells)
    }

    /// The value of a cell; nil where it cannot be of the type.
    private static func value(_ text: String, _ type: ValueType) -> Value? {
        guard !text.isEmpty else { return .missing }
        switch type {
        case .text, .weekday: return .text(text)
        case .number: return Int(text).map { .number($0) }
        case .duration: return DurationText.parse(text).map { .duration($0) }
        case .date: return PartialDate(text).map { .date($0) }
        case .flag: return text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
        case .list: return .list(text.split(separator: ", ").map(String.init))
        }
    }

    /// The text of a cell, with its escapes as what they stand for: `\t`, `\x1b`, `\u{202e}`.
    private static func restored(_ cell: Substring) -> String {
        guard cell.utf8.contains(UInt8(ascii: "\\")) else { return String(cell) }
        var text = String.UnicodeScalarView()
        var rest = cell.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let sign = rest.popFirst() else {
                text.append(scalar)
                continue
            }
            switch sign {
            case "t": text.append("\t")
            case "n": text.append("\n")
            case "r": text.append("\r")
            case "x": if let scalar = coded(rest.prefix(2), signs: 0, in: &rest) { text.append(scalar) }
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                if let scalar = coded(digits, signs: 1, in: &rest) { text.append(scalar) }
            default: text.append(sign)
            }
        }
        return String(text)
    }

    /// The scalar of hexadecimal digits with so many signs before and after them, which are taken.
    private static func coded(
        _ digits: Substring.UnicodeScalarView, signs: Int, in rest: inout Substring.UnicodeScalarView
    ) -> Unicode.Scalar? {
        rest = rest.dropFirst(digits.count + 2 * signs)
        return UInt32(String(digits), radix: 16).flatMap { Unicode.Scalar($0) }
    }
}
