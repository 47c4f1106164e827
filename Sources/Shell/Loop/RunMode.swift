// How the lines of a source are run: what a failure does, and whether lines are shown before they run. Acting on it is
// left to LineLoop and Line.

/// How lines are run.
package struct RunMode: Sendable, Equatable {
    /// What follows a line that failed.
    package enum OnFailure: Sendable, Equatable {
        /// Nothing: the script ends with that status.
        case stop
        /// The next line, as with `--keep-going` and at every prompt.
        case keepGoing
    }

    /// What follows a line that failed; at a prompt that is always the next line.
    package var onFailure: OnFailure
    /// Whether lines are shown on standard error before they run.
    package var echoes: Bool
    /// Whether `if`, `&&`, `||`, `not` or `try` decides what a failure means.
    var isConditional = false
    /// Whether one of them only looks at the status: what a command of the system ends with is its answer then. After
    /// `try` it is an error that is shown.
    var asksForStatus = false

    /// A mode in which no operator, condition or `try` decides about failures.
    package init(onFailure: OnFailure, echoes: Bool = false) {
        self.onFailure = onFailure
        self.echoes = echoes
    }
}
