// Rows to text, batch by batch, in any format: a pure value that the loop feeds and whose text it writes, so the first
// row is out before the last page has come. One exhaustive switch: a new format cannot be forgotten.

package import Rows
import Text

/// Renders a stream of rows.
package struct RowsRenderer: Sendable {
    private enum Form {
        case table(TableLayout?)
        case tsv
        case json(isFirst: Bool)
        case jsonLines
        case csv(hasHead: Bool)
        case ids
        case template(RowTemplate)
    }

    private let table: FieldTable
    private let presentation: Presentation
    private let settings: OutputSettings
    private let marks: RowMarks
    /// The fields it writes; none for a table or a template.
    package let columns: [String]
    private var form: Form
    private var nextNumber: Int

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
            case .template: columns = []
            }
        }
        form =
            switch settings.format {
            case .table: .table(nil)
            case .tsv: .tsv
            case .json: .json(isFirst: true)
            case .jsonl: .jsonLines
            case .csv: .csv(hasHead: false)
            case .ids: .ids
            case .template(let template): .template(template)
            }
    }

    /// The text before the first row, for whoever writes it elsewhere: it is left out of the rows then.
    package mutating func takeHead() -> String {
        switch form {
        case .csv(hasHead: false):
            form = .csv(hasHead: true)
            return csvHead
        case .csv(hasHead: true), .table, .tsv, .json, .jsonLines, .ids, .template: return ""
        }
    }

    /// The first line of CSV.
    package var csvHead: String { columns.map(DelimitedText.csv).joined(separator: ",") + "\r\n" }

    /// The text of the next rows.
    ///
    /// - Parameter mayContinue: whether rows may follow that nobody has seen yet: a table leaves room for them.
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
            form = .table(layout)
            defer { nextNumber += rows.count }
            return rows.enumerated().map { layout.line($1, number: nextNumber + $0) }.joined()
        case .tsv: return rows.map(tsvLine).joined()
        case .csv(let hasHead):
            guard !rows.isEmpty else { return "" }
            form = .csv(hasHead: true)
            return (hasHead ? "" : csvHead)
                + rows.map { row in
                    columns.map { DelimitedText.csv(shown(cell(row[$0] ?? .missing))) }.joined(separator: ",") + "\r\n"
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
        case .template(let template): return rows.map { template.line(of: $0) }.joined()
        }
    }

    /// The text behind the last row.
    package mutating func finish() -> String {
        switch form {
        case .json(let isFirst): isFirst ? "[]\n" : "\n]\n"
        case .table, .tsv, .jsonLines, .csv, .ids, .template: ""
        }
    }

    private func tsvLine(_ row: Row) -> String {
        columns.map { shown(DelimitedText.tsv(cell(row[$0] ?? .missing), forTerminal: settings.isTerminal)) }
            .joined(separator: "\t") + "\n"
    }

    private func cell(_ value: Value) -> String {
        let text = DelimitedText.text(value)
        return settings.guardsFormulas ? DelimitedText.guarded(text, value) : text
    }

    private func shown(_ text: String) -> String { settings.isTerminal ? Sanitiser.clean(text) : text }

    private func object(_ row: Row) -> String {
        let members = columns.map { JSONText.string($0) + ":" + JSONText.value(row[$0] ?? .missing) }
        return "{" + members.joined(separator: ",") + "}"
    }
}
