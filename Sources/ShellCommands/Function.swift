// Words that a user gives a meaning: functions, which run their lines, and aliases, which stand for a pipeline. How
// both run is the loop's.

package import CommandLanguage
package import Prompting

/// Lines under a name, made by `def`.
package struct Function: Sendable, Hashable {
    /// What is typed to run it.
    package var name: String
    /// The names of its arguments; without any it takes as many as are given.
    package var parameters: [Definition.Parameter]
    /// Its lines, parsed when it was defined: a mistake in them shows then, not at the first call.
    package var body: SyntaxTree
    /// The text the body's places count in.
    package var text: String
    /// Where that text begins.
    package var position: SourcePosition

    /// Lines that were parsed from `text`.
    package init(
        name: String, parameters: [Definition.Parameter] = [], body: SyntaxTree, text: String, position: SourcePosition
    ) {
        self.name = name
        self.parameters = parameters
        self.body = body
        self.text = text
        self.position = position
    }
}

extension Function {
    /// What the language has to know of it, as of a command: what it takes, for errors, help and completion.
    package var spec: CommandSpec {
        CommandSpec(
            name, group: .shell, form: .source, summary: "a function of yours",
            slots: parameters.map { parameter in
                SlotSpec(
                    placeholder: parameter.placeholder,
                    help: parameter.preset.map { "without it: \($0.typed)" } ?? "must be given",
                    shape: parameter.preset == nil ? .one : .optional, candidates: .none)
            },
            options: parameters.compactMap { parameter in
                guard let preset = parameter.preset else { return nil }
                return OptionSpec(
                    name: parameter.name, short: nil,
                    value: .init(placeholder: parameter.placeholder, candidates: .none),
                    help: "without it: \(preset.typed)")
            }, examples: [], cost: "the cost of what it runs")
    }
}

extension Definition.Parameter {
    /// What usage lines show for it.
    package var placeholder: Placeholder { .name(name.uppercased()) }
}

/// A pipeline under a name, made by `alias`.
package enum Alias {
    /// What help says of it: words after it are appended to what it stands for.
    static func spec(_ name: String, meaning: String) -> CommandSpec {
        CommandSpec(
            name, group: .shell, form: .source, summary: "an alias of yours for: \(meaning)",
            slots: [
                SlotSpec(placeholder: "WORDS", help: "words that are appended", shape: .optionalRest, candidates: .none)
            ], examples: [], cost: "the cost of what it runs")
    }

    /// Whether the text can stand where a command stands: one pipeline, perhaps with commands of the system.
    static func check(_ text: String, at span: Range<Int>) throws(UsageError) {
        let refused = UsageError(.invalidValue(text, expected: "one pipeline; for several commands use def"), at: span)
        let outcome: ParseOutcome
        do {
            outcome = try Parser.parse(text)
        } catch {
            throw UsageError(error.fault, at: span)
        }
        guard case .complete(let tree) = outcome else { throw UsageError(.unfinished(), at: span) }
        guard tree.steps.count == 1, let pipeline = tree.steps[0].pipeline else { throw refused }
        for words in [pipeline.prefixes] + pipeline.stages.map(\.words) {
            for variable in words.flatMap(\.variables) where variable.isArgument {
                throw UsageError(.aliasArgument("$" + variable.name), at: span)
            }
        }
    }

    /// Throws where the value of a variable would become a part of a command of the system: what is in its text the
    /// system's shell runs, whatever Spotify has put into the value.
    static func checkValues(_ words: [Word], in text: String) throws(UsageError) {
        guard let word = words.first(where: { $0.pieces.contains { $0.origin == .variable } }) else { return }
        guard case .complete(let tree)? = try? Parser.parse(text), tree.runsSystemCommand else { return }
        throw UsageError(.variable(.inSystemCommand), at: word.span)
    }
}

extension Stage {
    /// The words of a command of juke's.
    fileprivate var words: [UnexpandedWord] {
        switch self {
        case .command(let words, _): words
        case .system: []
        }
    }
}

extension SyntaxTree {
    /// Whether one of its pipelines has a command of the system.
    fileprivate var runsSystemCommand: Bool {
        steps.contains { step in
            step.pipeline?.stages.contains { stage in
                if case .system = stage { true } else { false }
            } ?? false
        }
    }
}

extension Variable {
    /// Whether it stands for arguments, or for their number: `$1`, `$@`, `$#`.
    fileprivate var isArgument: Bool {
        switch meaning {
        case .arguments, .argumentCount, .argument: true
        case .lastStatus, .named: false
        }
    }
}
