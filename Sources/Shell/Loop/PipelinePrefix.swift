// `time`, `try`, `not`, `every`, `budget`, `rule NAME =` and `let NAME = (`: words before a pipeline that change how
// the whole of it runs, or keep it or its value, and therefore belong to the loop and to no stage. Their specs, for
// help and completion, are commands like all others; running them is left to Evaluator.

import CommandLanguage
import ShellCommands

/// A word before a pipeline.
enum PipelinePrefix: Sendable, Equatable {
    /// Reports how long the pipeline took, and how many requests it sent.
    case time
    /// A failure does not stop the script.
    case `try`
    /// Failure counts as success, and success as failure.
    case not
    /// Runs it again and again, with this long between.
    case every(Duration)
    /// Shows what the pipeline would cost, and runs none of it.
    case budget
    /// Keeps the pipeline under the name of a playlist, and runs none of it.
    case rule(String)
    /// Sets a variable to what the pipeline gives, and shows nothing of it.
    case `let`(String)

    /// The prefixes of a pipeline, and the pipeline without them. A prefix with nothing after it stays: as a command it
    /// says what is missing.
    ///
    /// Variables in the time of `every` and in the name of a rule are looked up here: both are needed before the
    /// pipeline is understood.
    static func split(
        _ pipeline: Pipeline, with lookup: Expansion.Lookup
    ) throws(UsageError) -> (prefixes: [PipelinePrefix], pipeline: Pipeline) {
        var pipeline = pipeline
        var prefixes: [PipelinePrefix] = []
        switch pipeline.stages.first {
        case nil: break
        case .system?:
            var rest = pipeline.prefixes[...]
            while let (prefix, length) = try leading(rest, beforeSystem: true, with: lookup) {
                prefixes.append(prefix)
                rest = rest.dropFirst(length)
            }
            pipeline.prefixes = []
        case .command(let words, let span)?:
            var rest = words[...]
            while let (prefix, length) = try leading(rest, with: lookup), rest.count > length {
                prefixes.append(prefix)
                rest = rest.dropFirst(length)
            }
            guard !prefixes.isEmpty, let start = rest.first?.span.lowerBound else { return ([], pipeline) }
            pipeline.stages[0] = .command(Array(rest), span: start..<span.upperBound)
        }
        return (prefixes, pipeline)
    }

    /// Whether `budget` stands before kept rows, which begin a pipeline; a variable that holds a line is the command's.
    private static func isBudgetOfRows(
        _ words: ArraySlice<UnexpandedWord>, with lookup: Expansion.Lookup
    ) throws(UsageError) -> Bool {
        guard let first = words.first, Keyword(first)?.prefix == .budget, let next = words.dropFirst().first,
            next.leadingVariable != nil
        else { return false }
        return try Expansion.expand(next, with: lookup).first?.rowVariable != nil
    }

    /// The prefix that the words begin with, and how many words it has; nil where they begin with none.
    private static func leading(
        _ words: ArraySlice<UnexpandedWord>, beforeSystem: Bool = false, with lookup: Expansion.Lookup
    ) throws(UsageError) -> (PipelinePrefix, Int)? {
        guard let (prefix, length) = Keyword.Prefix.leading(words, beforeSystem: beforeSystem) else {
            return try isBudgetOfRows(words, with: lookup) ? (.budget, 1) : nil
        }
        switch prefix {
        case .time: return (.time, length)
        case .try: return (.try, length)
        case .not: return (.not, length)
        case .budget: return (.budget, length)
        case .every:
            let time = words[words.startIndex + 1]
            let text = try Expansion.expand(time, with: lookup).map(\.text).joined(separator: " ")
            return (.every(try Every.interval(text, at: time.span)), length)
        case .let:
            let name = words[words.startIndex + 1]
            return (.let(try Let.name(name.typed, at: name.span)), length)
        case .rule:
            let typed = words[(words.startIndex + 1)..<(words.startIndex + length - 1)]
            let text = try Expansion.expand(Array(typed), with: lookup).map(\.text).joined(separator: " ")
            let (start, end) = (words[words.startIndex + 1].span.lowerBound, typed[typed.endIndex - 1].span.upperBound)
            return (.rule(try RuleCommand.name(text, at: start..<end)), length)
        }
    }
}
