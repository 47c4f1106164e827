// Where a line stands among the scripts and functions that run: a value that grows inwards, so that nothing has to be
// put back when one of them ends.

import CommandLanguage
import Library
import ShellCommands

/// Which scripts and functions run, from the outermost to the innermost.
struct Nesting: Sendable, Equatable {
    private let surroundings: Session.Surroundings
    /// What becomes of changes: a script that `source --dry-run` names only says them.
    var changes: ChangeHandling
    /// The scripts that are being run, the innermost last.
    private(set) var scripts: [String] = []
    /// How many functions are being run, each called by the one before.
    private(set) var calls = 0
    /// Whether `every` repeats what runs.
    private(set) var isRepeating = false

    /// How deep scripts may call scripts.
    static let deepestScript = 16
    /// How deep functions may call functions.
    static let deepestCall = 32

    /// Where the outermost lines stand.
    init(_ surroundings: Session.Surroundings, changes: ChangeHandling) {
        self.surroundings = surroundings
        self.changes = changes
    }

    /// Whether the lines come from a person at a prompt: a failure has then been reported and is over.
    var isAtPrompt: Bool { surroundings == .prompt && scripts.isEmpty }

    /// Whether the very command was typed, where a function holds lines that were written before.
    var isTyped: Bool { isAtPrompt && calls == 0 }

    /// Whether output goes by as it comes: a pager would appear again and again.
    var showsUnpaged: Bool { !scripts.isEmpty || calls > 0 || isRepeating }

    /// Whether the names of commands must be written out: everywhere but at the prompt.
    var naming: CommandTable.Naming { isTyped ? .prefixes : .fullNames }

    /// Inside a script; the path is whole.
    func inside(script path: String) -> Nesting {
        var inner = self
        inner.scripts.append(path)
        return inner
    }

    /// Inside a script that a line names; throws where it already runs, or too many do.
    func inside(named path: String) throws(ScriptError) -> Nesting {
        let whole = whole(path)
        guard !scripts.contains(whole) else { throw ScriptError.circle(path) }
        guard scripts.count < Self.deepestScript else {
            throw ScriptError.tooDeep(path, limit: Self.deepestScript)
        }
        return inside(script: whole)
    }

    /// Inside a function; nil where too many call each other.
    func insideFunction() -> Nesting? {
        guard calls < Self.deepestCall else { return nil }
        var inner = self
        inner.calls += 1
        return inner
    }

    /// Inside `every`.
    func insideRepetition() -> Nesting {
        var inner = self
        inner.isRepeating = true
        return inner
    }

    /// A path that a script names begins at the script's own folder; at a prompt, where the shell was started.
    private func whole(_ path: String) -> String {
        guard !path.hasPrefix("/"), !path.hasPrefix("~/"), let script = scripts.last,
            let slash = script.lastIndex(of: "/")
        else { return path }
        return script[...slash] + path
    }
}
