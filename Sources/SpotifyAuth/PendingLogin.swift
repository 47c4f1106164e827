// A login between its two halves: begun in one place, with its answer given in another (a script, the browser of
// another machine). It holds what proves that the answer belongs to it, so it is kept as carefully as a token.

package import FoundationEssentials

/// A login that waits for the address at which its browser ends.
package struct PendingLogin: Sendable {
    /// The attempt, with its state and verifier.
    package var request: AuthorizationRequest
    /// The app that the login is for.
    package var client: ClientRegistration
    /// When it was begun; codes live about ten minutes (SpotifyContract §2.1).
    package var begun: Date

    /// How long an answer is accepted, in seconds.
    package static let lifetime = 600.0

    /// A login that was begun at that moment.
    package init(request: AuthorizationRequest, client: ClientRegistration, begun: Date) {
        self.request = request
        self.client = client
        self.begun = begun
    }

    /// Whether its code could still be valid.
    package func isOpen(at now: Date) -> Bool { abs(now.timeIntervalSince(begun)) < Self.lifetime }
}
