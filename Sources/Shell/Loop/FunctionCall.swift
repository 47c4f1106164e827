// A function that a pipeline calls, with its arguments: one after the other, or for a function that names them, divided
// among the names as the arguments of a command are among its slots. Running the function is left to Evaluator.

import CommandLanguage
import Rows
import ShellCommands

/// A function that a pipeline calls, with its arguments.
struct FunctionCall: Sendable {
    /// What is called.
    var function: Function
    /// Its arguments as `$1`, `$2` …, with variables filled in.
    var arguments: [String]
    /// The variables of its own that it begins with.
    var values: [SessionChange] = []

    /// The call; nil when the pipeline calls no function. Throws for a function among other commands, and for arguments
    /// that do not fit it.
    ///
    /// - Parameter text: what the places of the pipeline count in.
    init?(_ pipeline: Pipeline, of text: String, in session: Session) throws(UsageError) {
        for stage in pipeline.stages {
            guard case .command(let words, let span) = stage, case .bare(let name)? = words.first?.pieces.first,
                words[0].pieces.count == 1, let function = session.functions[name]
            else { continue }
            guard pipeline.stages.count == 1 else { throw UsageError(.pipe(.function(name)), at: span) }
            self.function = function
            let expanded = try Expansion.expand(words, with: VariableValues(session: session).value(of:))
            guard !function.parameters.isEmpty else {
                arguments = try Self.texts(of: expanded.dropFirst())
                return
            }
            let input = try ParsedInput(binding: expanded, to: function.spec, in: text, at: span)
            arguments = try expanded.dropFirst().map { (word) throws(UsageError) in
                try word.rowVariable.map { (variable) throws(UsageError) in try Self.addresses(of: variable, session) }
                    ?? word.text
            }
            values = try function.parameters.map { (parameter) throws(UsageError) in
                try Self.value(of: parameter, from: input, in: session)
            }
            return
        }
        return nil
    }

    /// The arguments of a function that has no names for them; rows cannot be one.
    private static func texts(of words: ArraySlice<Word>) throws(UsageError) -> [String] {
        for argument in words {
            guard let rows = argument.rowVariable else { continue }
            throw UsageError(.variable(.rowsAsWord(rows.name)), at: argument.span)
        }
        return words.map(\.text)
    }

    /// The addresses of rows, for `$1`.
    private static func addresses(of variable: Variable, _ session: Session) throws(UsageError) -> String {
        try session.rows(of: variable).compactMap(\.uri).joined(separator: " ")
    }

    /// What a named argument is: a word of the line, or its preset value.
    private static func value(
        of parameter: Definition.Parameter, from input: ParsedInput, in session: Session
    ) throws(UsageError) -> SessionChange {
        let (placed, named) = (input.word(in: parameter.placeholder), input.word(ofOption: parameter.name))
        if placed != nil, named != nil {
            throw UsageError(
                .option(.conflict(parameter.placeholder.text, "--" + parameter.name)),
                at: input.span(ofOption: parameter.name) ?? input.span)
        }
        if let word = named ?? placed {
            guard let variable = word.rowVariable else { return .letText(parameter.name, [word.text]) }
            return .letRows(parameter.name, try session.rows(of: variable))
        }
        let variables = VariableValues(session: session)
        let preset = UnexpandedWord(
            parameter.preset?.pieces ?? [], typed: parameter.typed, span: parameter.span)
        try Expansion.refuseJoined(in: preset, with: variables.value(of:))
        let text = try Expansion.text(of: preset.pieces, with: variables.value(of:))
        return .letText(parameter.name, [text])
    }
}
