// A tree printed as text that parses to the same tree again, places apart.

extension SyntaxTree: CustomStringConvertible {
    /// The lines in one form: single blanks, `;` between steps.
    package var description: String {
        var text = ""
        for (index, step) in steps.enumerated() {
            if index > 0 { text += separator(after: steps[index - 1], before: step) }
            text += step.pipeline.description
        }
        // A `\` that ends the text would ask for another line; as the last letter of a word it needs a blank behind it.
        if case .command? = steps.last?.pipeline.stages.last, text.utf8.last == .backslash { text += " " }
        return text
    }

    private func separator(after step: Step, before next: Step) -> String {
        switch next.condition {
        case .always:
            // `!` takes its whole line, so only a new line ends it.
            if case .system? = step.pipeline.stages.last { "\n" } else { "; " }
        case .afterSuccess: " && "
        case .afterFailure: " || "
        }
    }
}

extension Pipeline: CustomStringConvertible {
    package var description: String { stages.map(\.description).joined(separator: " | ") }
}

extension Stage: CustomStringConvertible {
    package var description: String {
        switch self {
        case .command(let words, _): words.map(\.typed).joined(separator: " ")
        case .system(let command, _): "!\(command)"
        }
    }
}
