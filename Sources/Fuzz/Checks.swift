// Owns what must be true of every text, whatever it is: completion replaces only a part of the text, a tree
// prints as what reads back the same, and an error says where in the text it is.

import CommandLanguage
import Prompting
import ShellCommands
import Synchronization

/// Tries texts, and counts how far they came.
final class Checks: Sendable {
    // The commands, and the completion that a prompt would use, with a few candidates that need quotes.
    private let table = Catalogue.table()
    private let names: Set<String>
    private let engine: CompletionEngine
    /// How many texts came so far; read by ``summary``.
    private let counts = Mutex((trees: 0, commands: 0, completions: 0))

    init() {
        names = table.commandNames
        engine = CompletionEngine(
            table: table,
            snapshot: { query in
                query.source == .variables || query.source == .rowVariables
                    ? [Candidate("x"), Candidate("rows")]
                    : [
                        Candidate("1", summary: "Airbag"), Candidate("\"311\""), Candidate("Sigur Rós"),
                        Candidate("7\""),
                    ]
            }, files: { $0.isEmpty ? [.init("a b.juke"), .init("music", isDirectory: true)] : [] })
    }

    /// How many texts became trees, commands and completions; few of one kind mean a bad generator.
    var summary: String {
        let counts = counts.withLock { $0 }
        return "\(counts.trees) trees, \(counts.commands) commands understood, \(counts.completions) completions"
    }

    /// What is wrong with the result of a text; nil when nothing is.
    func fault(of text: String, using generator: inout SplitMix) -> String? {
        let length = text.utf8.count
        let cursor = Int.random(in: 0...length, using: &generator)
        // Completion has to cope with a cursor anywhere, even inside a character.
        let plan = engine.completions(for: text, cursor: cursor)
        guard (0...cursor).contains(plan.replacing.lowerBound), plan.replacing.upperBound <= length else {
            return "completion replaces \(plan.replacing) at \(cursor)"
        }
        if !plan.candidates.isEmpty { counts.withLock { $0.completions += 1 } }
        do throws(UsageError) {
            guard case .complete(let tree) = try Parser.parse(text, isCommand: names.contains) else { return nil }
            counts.withLock { $0.trees += 1 }
            return printing(tree) ?? understanding(tree, in: text)
        } catch {
            return misplaced(error, in: length)
        }
    }

    /// Every error must say where it is, inside the text.
    private func misplaced(_ error: UsageError, in length: Int) -> String? {
        error.span.lowerBound >= 0 && error.span.upperBound <= length
            ? nil : "\(error.fault) is said to be at \(error.span)"
    }

    // A tree printed and read again must print the same.
    private func printing(_ tree: SyntaxTree) -> String? {
        let printed = tree.description
        guard case .complete(let again)? = try? Parser.parse(printed) else {
            return "prints as what cannot be read: \(printed.debugDescription)"
        }
        return again.description == printed ? nil : "prints as \(printed), that as \(again.description)"
    }

    /// Every stage of every block must become a command, or an error with a place in the text.
    private func understanding(_ tree: SyntaxTree, in text: String) -> String? {
        for step in tree.steps {
            switch step.statement {
            case .pipeline(let pipeline):
                for stage in pipeline.stages { if let fault = understanding(stage, in: text) { return fault } }
            case .choice(let choice):
                let inner = choice.branches.flatMap { [$0.condition, $0.body] } + (choice.otherwise.map { [$0] } ?? [])
                for tree in inner { if let fault = understanding(tree, in: text) { return fault } }
            case .loop(let loop):
                if loop.source.stages.count > 1 {
                    for stage in loop.source.stages { if let fault = understanding(stage, in: text) { return fault } }
                }
                if let fault = understanding(loop.body, in: text) { return fault }
            case .definition(let definition): if let fault = understanding(definition.body, in: text) { return fault }
            }
        }
        return nil
    }

    /// Expands and binds one stage, and makes its command. A stage that is a program of the
    /// system needs none of this.
    private func understanding(_ stage: Stage, in text: String) -> String? {
        guard case .command(let words, let span) = stage else { return nil }
        do throws(UsageError) {
            let expanded = try Expansion.expand(words, with: Self.value)
            let match = try table.understand(expanded, in: text, stage: span, naming: .prefixes)
            _ = try Catalogue.all[match.index].init(match.input)
            counts.withLock { $0.commands += 1 }
            return nil
        } catch {
            return misplaced(error, in: text.utf8.count)
        }
    }

    // Some variables are set and some are not, so that both ways are tried.
    private static func value(of variable: Variable) throws(UsageError) -> VariableValue {
        switch variable.name {
        case "rows": return variable.field == nil ? .rows : .words(["a name"])
        case "x": return .words(["--json 3"])
        case "@": return .words(["one", "", "$x"])
        default: throw UsageError(.variable(.unset(variable.name, nearest: [])), at: variable.span)
        }
    }
}
