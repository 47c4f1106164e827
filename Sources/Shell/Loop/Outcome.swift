// How something ended: a command, a block, a function, a line, a whole script. It is the one value that is returned
// from the inside out: `$?` is derived from it, and what a failure stops. Deciding that is left to Line and LineLoop.

import ShellCommands

/// How something that ran has ended.
enum Outcome: Sendable, Equatable {
    /// It came to its end with this status.
    case finished(ExitStatus)
    /// It came to its end under `try`: the status is kept, and no script stops for it.
    case forgiven(ExitStatus)
    /// It failed with this status, and `&&` or `||` has decided about that: the status is kept, and no script stops.
    case decided(ExitStatus)
    /// Ctrl-C ended it, or the end of the time that it was given.
    case interrupted
    /// A command in it could not be understood: no `if`, `||` or `try` continues after that.
    case misunderstood
    /// Functions called each other too deep: all of them end, since one that calls itself twice would otherwise never.
    case unwinding
    /// `break`: the innermost loop ends.
    case leavingLoop
    /// `continue`: the innermost loop goes to its next turn.
    case nextTurn
    /// `return`: the function that runs ends with this status.
    case leavingFunction(ExitStatus)
    /// The shell ends with this status; inside a script that another one runs, only that script.
    case leave(ExitStatus)

    /// It did what it was to do.
    static let succeeded = Outcome.finished(.done)

    /// What `$?` says of it.
    var status: ExitStatus {
        switch self {
        case .finished(let status), .forgiven(let status), .decided(let status), .leavingFunction(let status),
            .leave(let status):
            status
        case .leavingLoop, .nextTurn: .done
        case .interrupted: .interrupted
        case .misunderstood: .usage
        case .unwinding: .failed
        }
    }

    /// Whether everything that runs for the present line ends with it.
    var endsLine: Bool {
        switch self {
        case .finished, .forgiven, .decided: false
        case .interrupted, .misunderstood, .unwinding, .leavingLoop, .nextTurn, .leavingFunction, .leave: true
        }
    }

    /// Whether it is a failure that a script stops for.
    var isFailure: Bool {
        switch self {
        case .finished(let status): status != .done
        case .interrupted, .misunderstood, .unwinding: true
        case .forgiven, .decided, .leavingLoop, .nextTurn, .leavingFunction, .leave: false
        }
    }

    /// The same under `try`: a failure is forgiven, unless it ends more than itself.
    var tried: Outcome {
        switch self {
        case .finished(let status) where status != .done: .forgiven(status)
        case .decided(let status): .forgiven(status)
        case .finished, .forgiven: self
        case .interrupted, .misunderstood, .unwinding, .leavingLoop, .nextTurn, .leavingFunction, .leave: self
        }
    }

    /// The same under `not`: success where it failed, failure where it succeeded.
    var negated: Outcome {
        switch self {
        case .finished(let status), .forgiven(let status), .decided(let status):
            .finished(status == .done ? .failed : .done)
        case .interrupted, .misunderstood, .unwinding, .leavingLoop, .nextTurn, .leavingFunction, .leave: self
        }
    }

    /// The same where `&&` or `||` follows, which decides about a failure.
    var beforeOperator: Outcome {
        switch self {
        case .finished(let status) where status != .done: .decided(status)
        case .finished, .forgiven, .decided: self
        case .interrupted, .misunderstood, .unwinding, .leavingLoop, .nextTurn, .leavingFunction, .leave: self
        }
    }
}
