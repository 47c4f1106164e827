// Questions as commands put them. How they are shown, and how an answer is read, is decided at the edge.

/// Something only the user can answer.
package enum Question: Sendable, Equatable {
    /// A line of text.
    case text(String)
    /// Answered without an echo, kept in no history.
    case secret(String)
    /// Yes or no; an empty answer is no. The answer is `yes` or `no`.
    case confirm(String)
    /// Yes or no; an empty answer is yes. The answer is `yes` or `no`.
    case offer(String)
    /// One of the options; the answer is its number, from 1.
    case choose(String, options: [String])
}

/// Why a question has no answer.
package enum AskError: Error, Sendable, Equatable {
    /// A script, a pipe or `--no-input`: no one can answer.
    case noOneThere(Question)
    /// Ctrl-C, Ctrl-D or an empty answer.
    case declined
}
