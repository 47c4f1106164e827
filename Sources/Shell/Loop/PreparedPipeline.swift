// A pipeline between its text and its commands: the prefixes before it are split off, its aliases are replaced, and
// prefixes that an alias brings are split off, too. What is left is a call of a function, or commands. Running it is
// left to Evaluator.

import CommandLanguage
import ShellCommands

/// A pipeline without its prefixes.
struct PreparedPipeline: Sendable {
    /// The prefixes before it, the outermost first.
    var prefixes: [PipelinePrefix]
    /// Its commands; the names of aliases are gone.
    var pipeline: Pipeline
    /// The line that its places count in; with an alias it is not the text that was typed.
    var line: Line

    /// Splits off prefixes and replaces aliases.
    init(_ pipeline: Pipeline, in line: Line, session: Session) throws(UsageError) {
        let variables = VariableValues(session: session)
        let (outer, unprefixed) = try PipelinePrefix.split(pipeline, with: variables.value(of:))
        let (expanded, line) = try AliasExpansion(aliases: session.aliases).expanding(unprefixed, in: line)
        let (inner, bare) = try PipelinePrefix.split(expanded, with: variables.value(of:))
        prefixes = outer + inner
        self.pipeline = bare
        self.line = line
    }
}

/// A function that a pipeline calls, with its arguments.
struct FunctionCall: Sendable {
    /// What is called.
    var function: Function
    /// Its arguments, with variables filled in.
    var arguments: [String]

    /// The call; nil when the pipeline calls no function. Throws for a function among other commands, and for arguments
    /// that have no value or hold rows.
    init?(_ pipeline: Pipeline, in session: Session) throws(UsageError) {
        for stage in pipeline.stages {
            guard case .command(let words, let span) = stage, case .bare(let name)? = words.first?.pieces.first,
                words[0].pieces.count == 1, let function = session.functions[name]
            else { continue }
            guard pipeline.stages.count == 1 else { throw UsageError(.pipe(.function(name)), at: span) }
            let variables = VariableValues(session: session)
            let arguments = try Expansion.expand(Array(words.dropFirst()), with: variables.value(of:))
            for argument in arguments {
                guard let rows = argument.rowVariable else { continue }
                throw UsageError(.variable(.rowsAsWord(rows.name)), at: argument.span)
            }
            self.function = function
            self.arguments = arguments.map(\.text)
            return
        }
        return nil
    }
}
