// The colours of a line being typed: the real lexer divides it, the table of commands says what its words are, and the
// shell which rows exist. A long line is read again only from the command that has changed. What the words of one stage
// are is in StageColours; what each part looks like is left to the theme.

package import Prompting
import Synchronization

/// Colours from the table of commands and from what the shell keeps.
package final class LineColours: Colouring {
    /// Whether a reference, where things of these kinds are wanted, means something that is there.
    package typealias Resolves = @Sendable (_ reference: Reference, _ kinds: [String]) -> Bool

    private let context: StageColours.Context
    private let scan = Mutex(LineScan())

    /// Colours from the table; without a snapshot there are neither aliases nor functions, and without `resolves` no
    /// references.
    package init(
        table: CommandTable, grammar: ReferenceGrammar, snapshot: @escaping CompletionEngine.Snapshot = { _ in [] },
        resolves: @escaping Resolves = { _, _ in false }
    ) {
        context = StageColours.Context(table: table, grammar: grammar, snapshot: snapshot, resolves: resolves)
    }

    /// The parts of a line that are not plain text.
    package func parts(of line: [UInt8], cursor: Int?) -> [LinePart] {
        scan.withLock { scan in
            scan.read(line, cursor: cursor ?? .max) { [context] words, cursor in
                var stage = StageColours(context: context, cursor: cursor)
                stage.add(words)
                return stage.parts
            }
            return scan.parts
        }
    }
}
