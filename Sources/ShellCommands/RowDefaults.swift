// How rows are written where the line does not say it: what `juke --columns` and `juke --format` ask for. A format is a
// setting; a template cannot be one, since `set` takes words. Applying it is left to the presenter and to `to`.

import CommandLanguage
package import Rendering
package import Rows

/// What the command line of juke says of the rows of every line.
package struct RowDefaults: Sendable, Equatable {
    /// The fields to write, in order; nil for those of each kind.
    package var columns: [String]?
    /// The line to write for each row; nil where rows are written in a format.
    package var template: RowTemplate?

    /// Nothing is asked for, unless a caller says so.
    package init(columns: [String]? = nil, template: RowTemplate? = nil) {
        self.columns = columns
        self.template = template
    }

    /// The fields of rows under a heading: those the line has chosen, else those that are asked for here.
    ///
    /// - Throws: a field that the rows do not have.
    package func columns(under heading: RowHeading) throws(UnknownDefaultField) -> [String]? {
        if let chosen = heading.columns { return chosen }
        try Self.check(columns ?? [], in: heading.table, of: CommonOptions.columns.spec.name)
        return columns
    }

    /// The template for rows of a table.
    ///
    /// - Throws: a field in it that the rows do not have. What rows of several kinds have is known of each only.
    package func template(for table: FieldTable) throws(UnknownDefaultField) -> RowTemplate? {
        guard let template, !table.isMixed else { return template }
        let fields = template.uses.map(\.field).filter { $0 != RowTemplate.index }
        try Self.check(fields, in: table, of: CommonOptions.format.spec.name)
        return template
    }

    private static func check(
        _ fields: [String], in table: FieldTable, of option: String
    ) throws(UnknownDefaultField) {
        guard let unknown = fields.first(where: { table.field($0) == nil }) else { return }
        throw UnknownDefaultField(
            field: unknown, option: "--" + option, known: (FieldTable.common + table.fields).map(\.name))
    }
}

/// The error of a field that the command line of juke names and the rows of a line do not have.
package struct UnknownDefaultField: Error, Sendable, Equatable {
    /// The field, as it was typed.
    package var field: String
    /// The option that names it.
    package var option: String
    /// The fields that the rows have.
    package var known: [String]
}
