// Who could answer a question. Which it is, is found out at the edge; here is only what commands have to tell apart.

/// Who could answer a question, or wait for something.
package enum Audience: Sendable, Equatable {
    /// A person at a prompt.
    case person
    /// A script: no one answers, but it may wait.
    case script
    /// `--no-input`: no one answers, and nothing is waited for.
    case noOne
}
