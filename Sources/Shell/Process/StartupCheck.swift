// Looking through a script without running it, for `doctor`: whether every line of the start-up file can be understood,
// and whether its commands exist. Reading the file, and saying what is wrong, are left to the command.

package import CommandLanguage

/// Looks for lines that cannot be understood.
package enum StartupCheck {
    /// The number of the first line that cannot be read or names an unknown command, from 1; nil when there is none. A
    /// block that is never closed counts for the line it begins on.
    package static func firstFault(in text: String, commands: CommandTable) -> Int? {
        var names = commands.commandNames
        var trees: [(tree: SyntaxTree, line: Int)] = []
        var unread: Int?
        var begun: (text: String, line: Int)?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let (whole, first) = begun.map { ($0.text + "\n" + line, $0.line) } ?? (String(line), index + 1)
            do throws(UsageError) {
                switch try Parser.parse(whole, isCommand: commands.isCommand) {
                case .incomplete: begun = (whole, first)
                case .complete(let tree):
                    begun = nil
                    trees.append((tree, first))
                }
            } catch {
                unread = first
                break
            }
        }
        // A function may call one that is defined after it, so all names are collected before any is looked up.
        for (tree, _) in trees { visit(tree, made: { names.insert($0) }) }
        let unknown = trees.first { tree, _ in
            var isKnown = true
            visit(tree, called: { isKnown = isKnown && $0.map(names.contains) == true })
            return !isKnown
        }
        return unknown?.line ?? unread ?? begun?.line
    }

    /// Calls `called` with the name of every command in the tree, and `made` with every name that it defines. A name
    /// that is known only when the line runs, such as one in a variable, is nil.
    private static func visit(
        _ tree: SyntaxTree, called: (String?) -> Void = { _ in }, made: (String) -> Void = { _ in }
    ) {
        for step in tree.steps {
            switch step.statement {
            case .pipeline(let pipeline): visit(pipeline, called, made)
            case .choice(let choice):
                for branch in choice.branches {
                    visit(branch.condition, called: called, made: made)
                    visit(branch.body, called: called, made: made)
                }
                if let otherwise = choice.otherwise { visit(otherwise, called: called, made: made) }
            case .loop(let loop): visit(loop.body, called: called, made: made)
            case .definition(let definition):
                made(definition.name)
                visit(definition.body, called: called, made: made)
            }
        }
    }

    private static func visit(_ pipeline: Pipeline, _ called: (String?) -> Void, _ made: (String) -> Void) {
        for stage in pipeline.stages {
            guard case .command(let words, _) = stage else { continue }
            guard case .bare(let name)? = words.first?.pieces.first, words[0].pieces.count == 1 else {
                called(nil)
                continue
            }
            called(name)
            if name == "alias", words.count > 1, case .bare(let alias)? = words[1].pieces.first {
                made(String(alias.prefix { $0 != "=" }))
            }
        }
    }
}
