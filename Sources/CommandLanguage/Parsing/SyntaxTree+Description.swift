// A tree as text that parses to the same tree again, except for the places. Functions are
// shown and stored in this form.

extension SyntaxTree: CustomStringConvertible {
    /// The statements in one form: single spaces, `;` between steps.
    package var description: String {
        let text = sequence
        // A `\` that ends the text would continue the line; as the last letter of a word it needs a space after it.
        return text.utf8.last == .backslash && !takesItsLine ? text + " " : text
    }

    /// The steps with their separators.
    private var sequence: String {
        var text = ""
        for (index, step) in steps.enumerated() {
            if index > 0 { text += separator(after: steps[index - 1], before: step) }
            text += step.statement.description
        }
        return text
    }

    /// Whether it ends in a `!` command, which only a new line ends.
    private var takesItsLine: Bool {
        guard case .system? = steps.last?.pipeline?.stages.last else { return false }
        return true
    }

    /// The text, with the space or line end before a brace.
    fileprivate var beforeBrace: String { steps.isEmpty ? "" : sequence + (takesItsLine ? "\n" : " ") }

    /// The tree in braces.
    fileprivate var block: String { "{ \(beforeBrace)}" }

    /// What separates two steps.
    private func separator(after step: Step, before next: Step) -> String {
        switch next.condition {
        case .always: if case .system? = step.pipeline?.stages.last { "\n" } else { "; " }
        case .afterSuccess: " && "
        case .afterFailure: " || "
        }
    }
}

extension Statement: CustomStringConvertible {
    /// The block on one line.
    package var description: String {
        switch self {
        case .pipeline(let pipeline): pipeline.description
        case .choice(let choice): choice.description
        case .loop(let loop):
            "\(Keyword.for.rawValue) \(loop.variable) \(Keyword.in.rawValue) "
                + "\(loop.source) \(loop.body.block)"
        case .definition(let definition):
            ([Keyword.def.rawValue, definition.name] + definition.parameters.map(\.typed) + [definition.body.block])
                .joined(separator: " ")
        }
    }
}

extension Choice: CustomStringConvertible {
    /// The stages with `|` between them.
    package var description: String {
        let ifs = branches.map { "\(Keyword.if.rawValue) \($0.condition.beforeBrace)\($0.body.block)" }
        return (ifs + [otherwise?.block].compactMap { $0 }).joined(separator: " \(Keyword.else.rawValue) ")
    }
}

extension Pipeline: CustomStringConvertible {
    /// The words as they were typed.
    package var description: String {
        prefixes.map { $0.typed + " " }.joined() + stages.map(\.description).joined(separator: " | ")
            + (isInBrackets ? " )" : "")
    }

    /// Whether it is the value of a variable, in brackets: `let NAME = (PIPELINE)`.
    private var isInBrackets: Bool {
        guard case .command(let words, _)? = stages.first else { return false }
        let prefixes = words[..<Keyword.Prefix.count(in: words[...])]
        return zip(prefixes, prefixes.dropFirst(3)).contains { $0.typed == Keyword.let.rawValue && $1.typed == "(" }
    }
}

extension Stage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .command(let words, _): words.map(\.typed).joined(separator: " ")
        case .system(let command, _): "!\(command)"
        }
    }
}
