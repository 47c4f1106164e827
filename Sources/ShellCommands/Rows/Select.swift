// `select`: the fields that are shown, in this order. The rows stay what they are, so the next stage can still play
// them.

package import CommandLanguage
import Rendering
package import Rows

/// Chooses fields.
package struct Select: RowsCommand {
    static let names = FieldName.slot("FIELD", help: "fields, in the order they are shown", shape: .several)

    package static let commandName = "select"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep only these fields", slots: [names.erased],
        examples: [.init("tracks | select name duration isrc", "three fields")], cost: "none")

    /// The fields in the order in which they are shown.
    package let fields: [FieldName]

    package init(_ input: ParsedInput) throws(UsageError) { fields = try input.value(Self.names) }

    /// Changes the heading only; no row is touched and none is read.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        var heading = rows.headingOrMixed()
        heading.columns = fields.map(\.name)
        return Reply(.rows(RowsOutput(rows, heading: heading)))
    }
}
