// The layer that puts the token on a request and reacts once to a 401 (SpotifyContract §2.8): it repeats with a
// newer token if there is one, else after one shared refresh; a second 401 is the answer, unless the new token has
// ended in the meantime.

package import Exchange
package import HTTPTypes

/// The layer that authorises requests.
package struct AuthorizingExchange: Exchange {
    private let inner: any Exchange
    private let tokens: TokenSource
    private let time: any TimeSource

    /// The layer, with the tokens of one login.
    package init(_ inner: any Exchange, tokens: TokenSource, time: any TimeSource) {
        self.inner = inner
        self.tokens = tokens
        self.time = time
    }

    /// Sends the request with the access token, and once more after a 401. A computer that sleeps, or a long wait for
    /// the pace, can outlast the newer token as well: that is no refusal, and one more is tried.
    ///
    /// - Throws: `.refused` with an ``AuthError`` where there is no token.
    package func send(
        _ request: HTTPRequest, body: [UInt8]
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let token: Secret
        do { token = try await tokens.accessToken() } catch { throw Self.refusal(error) }
        var (response, answer) = try await send(request, body, with: token)
        if response.status.code == 401, Refusal(response, answer) == .tokenLost {
            // The player's gateway says this of valid tokens (SpotifyContract §5); a moment
            // later the same token works, unless it ends in that moment.
            do { try await time.sleep(for: .seconds(1)) } catch { throw .cancelled }
            (response, answer) = try await send(request, body, with: token)
        }
        guard response.status.code == 401, Refusal(response, answer) != .tokenLost else { return (response, answer) }
        let newer: Secret?
        do { newer = try await tokens.replacement(for: token) } catch { throw Self.refusal(error) }
        guard let newer else { return (response, answer) }
        let second = try await send(request, body, with: newer)
        guard second.0.status.code == 401 else { return second }
        let next: Secret?
        do { next = try await tokens.successor(of: newer) } catch { throw Self.refusal(error) }
        guard let next else { return second }
        return try await send(request, body, with: next)
    }

    /// Sends the request with a token, and notes when Spotify accepted it.
    private func send(
        _ request: HTTPRequest, _ body: [UInt8], with token: Secret
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        var request = request
        request.headerFields[.authorization] = "Bearer \(token.revealed())"
        let answer = try await inner.send(request, body: body)
        if answer.0.status.kind == .successful { await tokens.succeeded(with: token) }
        return answer
    }

    /// A failed login as a request that was not sent.
    private static func refusal(_ error: AuthError) -> ExchangeError {
        error == .cancelled ? .cancelled : .refused(error)
    }
}
