// Rules that could not be followed, while the others were.

/// The rules of a `refresh` that failed.
package struct RulesFailed: Error, Sendable {
    /// A rule that failed.
    package struct Failure: Sendable {
        /// Its name.
        package var rule: String
        /// Why.
        package var cause: any Error
    }

    /// Those that failed, in order.
    package var failures: [Failure]
    /// How many were to be followed.
    package var total: Int
}
