// How deep a line is inside scripts and functions: a value that grows inwards, so that nothing has to be put back when
// one of them ends. What that means for a failure is left to Line.

import CommandLanguage
import Library
import ShellCommands

/// Which scripts and functions run, from the outermost to the innermost.
struct Nesting: Sendable, Equatable {
    /// Whether the shell as a whole is a prompt or a script.
    private let surroundings: Session.Surroundings
    /// What becomes of changes: a script that `source --dry-run` names only says them.
    var changes: ChangeHandling
    /// The scripts that are being run, the innermost last.
    private(set) var scripts: [String] = []
    /// How many functions are being run, each called by the one before.
    private(set) var calls = 0
    /// Whether `every` repeats what runs.
    private(set) var isRepeating = false
    /// Whether a loop of the same script or function runs, which `break` can end.
    private(set) var isInLoop = false
    /// Whether the innermost of scripts and functions is a function, which `return` can end.
    private(set) var isInFunction = false

    /// How deep scripts may call scripts (Language §9).
    static let deepestScript = 16
    /// How deep functions may call functions (Language §9).
    static let deepestCall = 32

    /// The place of lines that no script and no function holds.
    init(_ surroundings: Session.Surroundings, changes: ChangeHandling) {
        self.surroundings = surroundings
        self.changes = changes
    }

    /// Whether the lines come from a user at a prompt, who has read about a failure by the time the next line is typed.
    var isAtPrompt: Bool { surroundings == .prompt && scripts.isEmpty }

    /// Whether the command itself was typed; the lines of a function were written earlier.
    var isTyped: Bool { isAtPrompt && calls == 0 }

    /// Whether output is shown without a pager, which would otherwise appear again and again.
    var showsUnpaged: Bool { !scripts.isEmpty || calls > 0 || isRepeating }

    /// Whether names of commands may be shortened: only in lines that were typed, since a later command could make a
    /// short name in a script ambiguous (Language §2).
    var naming: CommandTable.Naming { isTyped ? .prefixes : .fullNames }

    /// The place inside a script, whose path is already resolved.
    func inside(script path: String) -> Nesting {
        var inner = self
        inner.scripts.append(path)
        (inner.isInLoop, inner.isInFunction) = (false, false)
        return inner
    }

    /// The place inside a script that a line names; throws where that script already runs, or too many do.
    func inside(named path: String) throws(ScriptError) -> Nesting {
        let whole = whole(path)
        guard !scripts.contains(whole) else { throw ScriptError.circle(path) }
        guard scripts.count < Self.deepestScript else {
            throw ScriptError.tooDeep(path, limit: Self.deepestScript)
        }
        return inside(script: whole)
    }

    /// The place inside a function; nil where too many call each other.
    func insideFunction() -> Nesting? {
        guard calls < Self.deepestCall else { return nil }
        var inner = self
        inner.calls += 1
        (inner.isInLoop, inner.isInFunction) = (false, true)
        return inner
    }

    /// The place inside a loop.
    func insideLoop() -> Nesting {
        var inner = self
        inner.isInLoop = true
        return inner
    }

    /// The place inside `every`.
    func insideRepetition() -> Nesting {
        var inner = self
        inner.isRepeating = true
        return inner
    }

    /// The path resolved: one that a script names begins at the folder of the script, so that scripts can be moved
    /// together; one that is typed begins where the shell was started.
    private func whole(_ path: String) -> String {
        guard !path.hasPrefix("/"), !path.hasPrefix("~/"), let script = scripts.last,
            let slash = script.lastIndex(of: "/")
        else { return path }
        return script[...slash] + path
    }
}
