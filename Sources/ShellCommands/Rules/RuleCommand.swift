// `rule`: keeps a pipeline under the name of a playlist, which `refresh` then makes what the pipeline gives. The loop
// takes `rule NAME =` for a word before a pipeline, understands what follows and makes this command of it; by itself
// the command says what is missing.

package import CommandLanguage
import Library
import Rendering
import Text

/// Keeps a rule.
package struct RuleCommand: FirstCommand {
    static let assignment = Slot<[Word]>.words(
        "NAME = PIPELINE", help: "the name of the playlist, and what is to be on it", noun: "a name and a pipeline",
        candidates: .line(after: 2, .kept(.rules)))

    package static let commandName = "rule"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: .prefix(.rule), summary: "keep a pipeline that a playlist follows",
        details: """
            refresh runs it and makes the playlist exactly what it gives. It may have pipes, which need no quotes; it \
            ends with the line, or at ; && or ||. Names of commands must be whole. Aliases are replaced now. Rows by \
            number and variables mean nothing in a rule; in double quotes a variable is filled in now. Typed again, \
            the rule is replaced.
            """,
        slots: [assignment.erased],
        examples: [
            .init("rule \"This week\" = liked | where added > 7d-ago | sample 30", "new songs, others each time"),
            .init("rule Fresh = new | where type = album", "releases of artists you follow"),
        ],
        cost: "none; refresh costs what the pipeline does", effect: .session)

    let name: String
    let pipeline: String

    /// A rule that was understood.
    package init(name: String, pipeline: String) {
        self.name = name
        self.pipeline = pipeline
    }

    package init(_ input: ParsedInput) throws(UsageError) {
        let words = try input.value(Self.assignment)
        if let option = input.firstOption { throw UsageError(.option(.asText("--" + option.name)), at: option.span) }
        let usage = "rule NAME = PIPELINE"
        guard let equals = words.firstIndex(where: { $0.bareText == "=" }), equals > 0 else {
            throw UsageError(
                .missingPart("= with blanks around it", after: words[0].text, usage: usage), at: words[0].span)
        }
        let end = words[words.count - 1].span.upperBound
        guard equals + 1 < words.count else {
            throw UsageError(.missingPart("a pipeline", after: "=", usage: usage), at: end..<end)
        }
        name = words[..<equals].map(\.text).joined(separator: " ")
        pipeline = words[(equals + 1)...].map(\.typed).joined(separator: " ")
    }

    /// The text, if a playlist can have it as its name.
    package static func name(_ text: String, at span: Range<Int>) throws(UsageError) -> String {
        do throws(UsageError) {
            return try PlaylistText.name(text, "NAME", at: span)
        } catch {
            throw error.of(commandName)
        }
    }

    /// Keeps it, as a change that can be taken back.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let rules = await services.writer.rules()
        let name = rules.name(meaning: name) ?? name
        let before = rules[name]?.pipeline
        let (title, text) = (Sanitiser.clean(name), Sanitiser.clean(pipeline))
        guard before != pipeline else { return Reply(.note(StyledText("\(title) follows that already: \(text)"))) }
        var change = Change(here: "let \(title) follow: \(text)")
        change.edits = [.rule(RuleEdit(name: name, before: before, after: pipeline))]
        guard try await services.writer.perform(change).isMade else { return Reply(.nothing) }
        return Reply(.note(StyledText("+ From the next refresh on \(title) follows: \(text)")))
    }
}
