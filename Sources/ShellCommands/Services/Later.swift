// Something to do later while the prompt stays usable: `stop-after`. The shell owns the one task that waits, and ends
// it when the shell ends.

/// What waits in the background of a shell.
package struct Later: Sendable {
    /// Says something at once, above a line that is being typed.
    package typealias Say = @Sendable (Report) -> Void
    /// Returns what is to be said when it is done.
    package typealias Work = @Sendable () async throws -> String?

    /// Lets the work begin, in place of what waited before; its words, or why it failed, are said when it ends.
    package let begin: @Sendable (_ say: @escaping Say, _ work: @escaping Work) -> Void
    /// Cancels what waits; false when nothing did.
    package let cancel: @Sendable () -> Bool

    /// Work that is begun and given up in this way.
    package init(
        begin: @escaping @Sendable (_ say: @escaping Say, _ work: @escaping Work) -> Void,
        cancel: @escaping @Sendable () -> Bool
    ) {
        self.begin = begin
        self.cancel = cancel
    }

    /// Where nothing is ever done later.
    package static let never = Later(begin: { _, _ in }, cancel: { false })
}
