// `unrule`: ends a rule. The playlist that followed it stays as it is.

package import CommandLanguage
import Library
import Rendering
import Text

/// Ends a rule.
package struct Unrule: FirstCommand {
    static let name = Slot<String>.word(
        "NAME", help: "a rule", noun: "the name of a rule", shape: .rest, candidates: .kept(.rules))

    package static let commandName = "unrule"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .source, summary: "end a rule; its playlist stays", slots: [name.erased],
        examples: [.init("unrule \"This week\"", "refresh leaves that playlist alone")], cost: "none",
        effect: .session, shownBy: "rules")

    let name: String

    package init(_ input: ParsedInput) throws(UsageError) { name = try input.value(Self.name) }

    /// Ends it, as a change that can be taken back.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let rules = await services.writer.rules()
        guard let name = rules.name(meaning: name), let rule = rules[name] else {
            throw UnknownName(.rule, name, among: Array(rules.keys))
        }
        let title = Sanitiser.clean(name)
        var change = Change(here: "end the rule \(title)")
        change.edits = [.rule(RuleEdit(name: name, before: rule.pipeline, after: nil))]
        guard try await services.writer.perform(change).isMade else { return Reply(.nothing) }
        return Reply(.note(StyledText("- \(title) follows no rule now. The playlist stays as it is.")))
    }
}
