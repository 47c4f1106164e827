// The errors of changes and plans that stopped after a part of them was sent: how far they came, and which entries are
// off a playlist until the rest is sent or the part is taken back. Their sentences are Shell's.

/// The error of a change that stopped after some of its requests.
package struct PartialChange: Error, Sendable {
    /// What was to be done, as the change says it.
    package var sentence: String
    /// How many of its requests Spotify accepted.
    package var sent: Int
    /// How many requests the whole change takes.
    package var total: Int
    /// Why it stopped.
    package var cause: any Error
    /// Its number in the log; nil where it is not kept.
    package var number: Int?
    /// The number of the change that it was to reverse.
    package var undoes: Int?
    /// What is off its playlist now and was to be put back: URIs, or names where these are known.
    package var absent: [String] = []
}

/// The error of a plan that stopped after a part of it was sent.
package struct PlanStopped: Error, Sendable {
    /// How many of its changes were made whole.
    package var made: Int
    /// How many were to be made.
    package var total: Int
    /// The number of the change of which a part was made; nil where it stopped between two.
    package var begun: Int?
    /// The number of the newest change of which anything was made.
    package var last: Int
    /// Why it stopped.
    package var cause: any Error
    /// What is off its playlist now and was to be put back: URIs, or names where these are known.
    package var absent: [String] = []
}
