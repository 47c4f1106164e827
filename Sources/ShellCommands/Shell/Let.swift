// `let`: gives a variable a text, or another name to rows. `as` does the latter for the rows of a pipe. What is in
// brackets after the `=` is a pipeline, which the loop runs; it keeps its value without coming here.

package import CommandLanguage
import Rendering
import Rows

/// Sets a variable.
package struct Let: FirstCommand {
    static let assignment = Slot<[Word]>.words(
        "NAME = VALUE", help: "the name, and a text, rows or (PIPELINE)", noun: "a name and a value")

    package static let commandName = "let"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .prefix(.let), summary: "set a variable",
        details: """
            $NAME is always one word, and its text is never read as a command, an option or a row number. In brackets \
            a pipeline gives its value: a number, words, or rows as with as. A text that begins with a bracket needs \
            quotes. In a function variables are its own. To remove one: unlet.
            """,
        slots: [assignment.erased],
        examples: [
            .init("let band = Sigur Rós", "then: search artist $band"),
            .init("let n = (liked | count)", "then: test $n > 100"),
        ],
        cost: "none, or that of the pipeline", effect: .session)

    let name: String
    let words: [Word]

    package init(_ input: ParsedInput) throws(UsageError) {
        try Assignment.refuseOptions(input, where: Self.assignment)
        let given = try input.value(Self.assignment)
        (name, words) = try Assignment.parts(of: given, usage: "let NAME = VALUE")
        guard !words.isEmpty else {
            let end = input.span.upperBound
            throw UsageError(
                .missingPart("a value", after: "=", usage: "let \(name) = VALUE, or '' for nothing"), at: end..<end)
        }
        guard VariableName.isName(name) else {
            throw UsageError(.invalidName(name, allowed: VariableName.allowed), at: given[0].span)
        }
        try Self.refuseSystemCommand(words, for: name)
    }

    /// Throws where the value is written as a command of the system. `!!!` is a band.
    private static func refuseSystemCommand(_ words: [Word], for name: String) throws(UsageError) {
        guard let first = words.first, let last = words.last, let text = first.bareText, text.first == "!",
            let next = text.dropFirst().first, next.isLetter || next == "("
        else { return }
        let typed = words.map(\.typed).joined(separator: " ")
        throw UsageError(
            .habit(.systemValue(variable: name, typed)), at: first.span.lowerBound..<last.span.upperBound)
    }

    /// The name before `= (`.
    package static func name(_ text: String, at span: Range<Int>) throws(UsageError) -> String {
        guard !VariableName.isName(text) else { return text }
        throw UsageError(.invalidName(text, allowed: VariableName.allowed), at: span).of(commandName)
    }

    /// The words as one text; rows cannot be part of it.
    private func text() throws(UsageError) -> String {
        for word in words {
            guard let variable = word.rowVariable else { continue }
            throw UsageError(.variable(.rowsAsText(variable.name)), at: word.span)
        }
        return words.map(\.text).joined(separator: " ")
    }

    /// Keeps the text, or the rows that another variable holds.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        if words.count == 1, let variable = words[0].rowVariable {
            let selection = variable.rows.flatMap { RowSelection(parsing: $0) }
            let reference = LocatedReference(.variable(variable.name, selection), span: words[0].span)
            let found = try await services.resolver.resolve(reference, kinds: Kinds.documentedKinds, in: session)
                .rows
            return Reply(.nothing, changes: [.letRows(name, found)])
        }
        return Reply(.nothing, changes: [.letText(name, [try text()])])
    }
}
