// Owns the way from rows to text, batch by batch and in any format. It is a pure value: the loop hands it rows
// and writes the text it returns, so the first row is out before the last page has come. How a table, a cell
// or a value looks is decided by the types named after these. The formats are one exhaustive switch, so that a
// new one cannot be forgotten.

package import Rows
import Text

/// Renders a stream of rows.
package struct RowsRenderer: Sendable {
    // The format with what has to be remembered between batches.
    private enum Form {
        case table(TableLayout?)
        case tsv(hasHead: Bool)
        case json(isFirst: Bool)
        case jsonLines
        case csv(hasHead: Bool)
        case ids
        case template(RowTemplate)
        case tracks(TrackListText)
    }

    private let table: FieldTable
    private let presentation: Presentation
    private let settings: OutputSettings
    private let marks: RowMarks
    /// The fields it writes; empty for the formats that choose their own.
    package let columns: [String]
    private var form: Form
    private var nextNumber: Int

    /// A renderer for one stream of rows; throws when the settings name a column that the table does not have.
    package init(
        table: FieldTable, presentation: Presentation, settings: OutputSettings, marks: RowMarks = RowMarks()
    ) throws(UnknownColumn) {
        self.marks = marks
        self.table = table
        self.presentation = presentation
        self.settings = settings
        nextNumber = presentation.firstNumber
        let own = table.fields.map(\.name)
        let common = FieldTable.common.map(\.name)
        if let asked = settings.columns {
            if let unknown = asked.first(where: { table.field($0) == nil }) {
                throw UnknownColumn(name: unknown, known: own + common)
            }
            columns = asked
        } else {
            switch settings.format {
            case .table: columns = []
            case .tsv, .csv: columns = table.delimitedColumns
            case .json, .jsonl: columns = common + own
            case .ids: columns = ["uri"]
            case .template, .tracks: columns = []
            }
        }
        form =
            switch settings.format {
            case .table: .table(nil)
            case .tsv: .tsv(hasHead: !settings.heading.isWritten(in: .tsv))
            case .json: .json(isFirst: true)
            case .jsonl: .jsonLines
            case .csv: .csv(hasHead: !settings.heading.isWritten(in: .csv))
            case .ids: .ids
            case .template(let template): .template(template)
            case .tracks(let format): .tracks(TrackListText(format, isTerminal: settings.isTerminal))
            }
    }

    /// The number of a row by its place among the next ones.
    private func number(at place: Int) -> Int {
        let index = nextNumber - presentation.firstNumber + place
        return presentation.numbers.indices.contains(index) ? presentation.numbers[index] : nextNumber + place
    }

    /// The text before the first row, for a caller who writes it elsewhere; the rows come without it then.
    package mutating func takeHead() -> String {
        switch form {
        case .csv(hasHead: false):
            form = .csv(hasHead: true)
            return head
        case .tsv(hasHead: false):
            form = .tsv(hasHead: true)
            return head
        case .tracks(var list):
            defer { form = .tracks(list) }
            return list.takeHead()
        case .csv(hasHead: true), .tsv(hasHead: true), .table, .json, .jsonLines, .ids, .template: return ""
        }
    }

    /// Whether the rows have a field of that name.
    package func hasField(_ name: String) -> Bool { table.field(name) != nil }

    /// The first line of a file to which rows of this format can be added; nil where it has none.
    package var firstLine: String? {
        switch settings.format {
        case .csv, .tsv: settings.heading.isWritten(in: settings.format) ? head : nil
        case .tracks(.exportify): TrackListText(.exportify, isTerminal: false).head
        case .tracks(.m3u), .tracks(.jspf), .tracks(.xspf), .table, .json, .jsonl, .ids, .template: nil
        }
    }

    /// The names of the fields, as the first line of CSV or TSV.
    private var head: String {
        switch settings.format {
        case .csv: columns.map(DelimitedText.csv).joined(separator: ",") + "\n"
        case .tsv: columns.map { DelimitedText.tsv($0, forTerminal: false) }.joined(separator: "\t") + "\n"
        case .table, .json, .jsonl, .ids, .template, .tracks: ""
        }
    }

    /// The text of the next rows.
    ///
    /// - Parameter mayContinue: whether further rows may follow that are not known yet; a table leaves room for them.
    package mutating func render(_ rows: [Row], mayContinue: Bool = false) -> String {
        switch form {
        case .table(let known):
            guard !rows.isEmpty else { return "" }
            var layout =
                known
                ?? TableLayout(
                    rows, table: table, columns: settings.columns, presentation: presentation, settings: settings,
                    marks: marks)
            if known != nil {
                layout.widen(forMarksOf: rows)
            } else if mayContinue {
                layout.leaveRoom()
            }
            // All pages share the layout of the first, so that their columns line up.
            form = .table(layout)
            defer { nextNumber += rows.count }
            return (known == nil ? layout.heading : "")
                + rows.enumerated().map { layout.line($1, number: number(at: $0)) }.joined()
        case .tsv(let hasHead):
            guard !rows.isEmpty else { return "" }
            form = .tsv(hasHead: true)
            return (hasHead ? "" : head) + rows.map(tsvLine).joined()
        case .csv(let hasHead):
            guard !rows.isEmpty else { return "" }
            form = .csv(hasHead: true)
            // RFC 4180 §2 ends its lines with CRLF; programs that read lines (`cut`, `join`, `awk`) would take the CR
            // for a part of the last cell, and every reader of CSV takes LF.
            return (hasHead ? "" : head)
                + rows.map { row in
                    columns.map { DelimitedText.csv(shown(cell(row[$0] ?? .missing))) }.joined(separator: ",") + "\n"
                }.joined()
        case .json(var isFirst):
            var text = ""
            for row in rows {
                text += (isFirst ? "[\n" : ",\n") + object(row)
                isFirst = false
            }
            form = .json(isFirst: isFirst)
            return text
        case .jsonLines: return rows.map { object($0) + "\n" }.joined()
        case .ids: return rows.compactMap(\.uri).filter(DelimitedText.isOneWord).map { $0 + "\n" }.joined()
        case .template(let template):
            defer { nextNumber += rows.count }
            return rows.enumerated().map { template.line(of: $1, index: number(at: $0)) }.joined()
        case .tracks(var list):
            defer { form = .tracks(list) }
            return list.render(rows)
        }
    }

    /// The text after the last row.
    package mutating func finish() -> String {
        switch form {
        case .json(let isFirst): isFirst ? "[]\n" : "\n]\n"
        case .tracks(let list): list.finish()
        case .table, .tsv, .jsonLines, .csv, .ids, .template: ""
        }
    }

    private func tsvLine(_ row: Row) -> String {
        var line = ""
        // Not `joined`, whose first call looks through every conformance of the program.
        for index in columns.indices {
            if index > 0 { line += "\t" }
            let cell = cell(row[columns[index]] ?? .missing)
            line += shown(DelimitedText.tsv(cell, forTerminal: settings.isTerminal))
        }
        return line + "\n"
    }

    private func cell(_ value: Value) -> String {
        let text = PlainText.of(value)
        return settings.guardsFormulas ? DelimitedText.guarded(text, value) : text
    }

    // Machine formats are not cleaned in a pipe, where a program reads them; a terminal must stay safe.
    private func shown(_ text: String) -> String { settings.isTerminal ? Sanitiser.clean(text) : text }

    private func object(_ row: Row) -> String {
        let members = columns.map { JSONString.quoted($0) + ":" + JSONText.value(row[$0] ?? .missing) }
        return "{" + members.joined(separator: ",") + "}"
    }
}
