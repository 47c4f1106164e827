// A pipeline between its text and its commands: the prefixes before it are split off, its aliases are replaced, and
// prefixes that an alias brings are split off, too. What is left is a call of a function (FunctionCall), or commands.
// Running it is left to Evaluator.

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
