// `history delete`: forgets one line typed before, in memory and in the file.

package import CommandLanguage
import Prompting
import Rendering

/// Forgets one line.
package struct HistoryDelete: FirstCommand {
    static let number = Slot<Int>(
        "N", help: "its number in history", noun: "a number", shape: .one,
        parse: { argument throws(UsageError) in
            guard let number = Int(argument.words[0].text), number > 0 else {
                throw UsageError(.invalidValue(argument.typed, expected: "a number above 0"), at: argument.span)
            }
            return number
        })

    package static let commandName = "history delete"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "delete a line typed before",
        slots: [number.erased],
        examples: [.init("history delete 12", "the line that history shows as 12")], cost: "none", effect: .session)

    let number: Int

    package init(_ input: ParsedInput) throws(UsageError) {
        number = try input.value(Self.number)
    }

    /// Deletes the line.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard let history = services.shell.history else {
            throw HistoryError.none(isScript: session.surroundings == .script)
        }
        guard history.entry(numbered: number) != nil else { throw HistoryError.noLine(number: number) }
        // Another shell may have deleted it meanwhile.
        var wasThere = false
        guard
            try await services.writer.change(
                "delete line \(number)", { wasThere = try history.remove(number: number) })
        else { return Reply(.nothing) }
        guard wasThere else { throw HistoryError.noLine(number: number) }
        return Reply(.note(StyledText("Line \(number) is deleted.")))
    }
}
