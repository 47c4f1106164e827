// A pipeline as the loop takes it, between its text and its commands: the words before it are taken off, its aliases
// are replaced, and words that an alias brings before it are taken off too. What is left is a call of a function, or
// commands.

import CommandLanguage
import ShellCommands

/// A pipeline without what stands before it.
struct PreparedPipeline: Sendable {
    /// What stands before it, the outermost first.
    var prefixes: [PipelinePrefix]
    /// Its commands; the names of aliases are gone.
    var pipeline: Pipeline
    /// The line its places count in: with an alias that is another text than was typed.
    var line: Line

    /// Takes a pipeline apart.
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
    var function: Function
    var arguments: [String]

    /// The call; nil when the pipeline is none. Throws for a function among commands, and for arguments that have no
    /// value.
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
