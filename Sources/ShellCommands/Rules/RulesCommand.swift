// `rules`: the pipelines that playlists follow, as rows. They are kept with the profile, so no request is sent.

package import CommandLanguage
import Library
import Rendering
import Rows

/// Lists the rules.
package struct RulesCommand: FirstCommand {
    package static let commandName = "rules"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "the pipelines that playlists follow",
        examples: [.init("rules", "each with its pipeline, and when it was last followed")], returns: ["rule"],
        cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Lists them by name.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let rules = await services.writer.rules().sorted { $0.key < $1.key }
        let rows = rules.map { Row(RuleRow(name: $0.key, rule: $0.value)) }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.rule, stream: RowStream(rows), presentation: Presentation(numbering: .unnumbered),
                    name: "rules", isListing: false,
                    emptyNote: "There are no rules. Make one: rule NAME = PIPELINE")))
    }
}

/// What a row of `rules` is made of.
struct RuleRow: Listable {
    let name: String
    let rule: Rule

    static var kind: RowKind { "rule" }

    static let columns = Columns<RuleRow>(
        [
            .text("pipeline", .shown(rank: 1), help: "what the playlist follows") { $0.rule.pipeline }.wrapped,
            refreshed,
            .text("playlist", help: "the URI of the playlist, once it was made") { $0.rule.playlist },
        ])

    private static let refreshed: Column<RuleRow> = .date(
        "refreshed", .shown(rank: 2), help: "when refresh last followed it"
    ) { $0.rule.refreshed.map { PartialDate($0) } }.aged
}
