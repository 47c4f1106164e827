// Something that is to be done later while the prompt goes on: `stop-after`. The shell owns the one task that waits, and
// ends it when the shell ends.

/// What waits in the background of a shell.
package struct Later: Sendable {
    /// Lets the work begin, in place of what waited before; its words are said before the next prompt.
    package var begin: @Sendable (_ work: @escaping @Sendable () async throws -> String?) -> Void
    /// Gives up what waits; false when nothing did.
    package var cancel: @Sendable () -> Bool
    /// What was done meanwhile, each said once.
    package var takeNews: @Sendable () -> [String]

    package init(
        begin: @escaping @Sendable (_ work: @escaping @Sendable () async throws -> String?) -> Void,
        cancel: @escaping @Sendable () -> Bool, takeNews: @escaping @Sendable () -> [String]
    ) {
        self.begin = begin
        self.cancel = cancel
        self.takeNews = takeNews
    }

    /// Where nothing is ever done later.
    package static let never = Later(begin: { _ in }, cancel: { false }, takeNews: { [] })
}
