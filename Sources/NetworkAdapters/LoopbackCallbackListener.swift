// The address to which a browser is sent after the consent (RFC 8252 §7.3, §8.3; SpotifyContract §2.1). It has
// one deadline over everything, is open as long as the login waits, and closes at once when it does not. The
// sockets, the connections and the replies have types of their own.

package import Exchange
package import SpotifyAuth

/// Waits for a browser at the loopback addresses.
package struct LoopbackCallbackListener: CallbackListener {
    private let time: any TimeSource

    /// A listener whose deadlines are those of `time`.
    package init(time: any TimeSource) { self.time = time }

    /// Waits for the next answer that a browser brings.
    private typealias Next = @Sendable () async throws(AuthError) -> String
    private typealias Body = @Sendable (String, @escaping Next) async throws(AuthError) -> String

    package func listen(
        at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
        _ body:
            @escaping @Sendable (
                _ redirectURI: String, _ next: @escaping @Sendable () async throws(AuthError) -> String
            ) async throws(AuthError) -> String
    ) async throws(AuthError) -> String {
        let (answers, answered) = AsyncStream<String>.makeStream()
        let responder = RedirectResponder(redirect: redirect, accepts: accepts) { answered.yield($0) }
        let connections = CallbackConnections(responder)
        let sockets = try await LoopbackSockets.open(at: redirect) { connections.admit($0) }
        let result = await firstResult(of: [
            { await timeOut(after: deadline) },
            { await sweep(connections) },
            { await Self.result(of: body, redirect.uri(port: sockets.port), answers) },
        ])
        // The sockets first, so that no connection can come in while the others are closed.
        await sockets.close()
        connections.close()
        return try result.get()
    }

    /// The result of the first task to end; the others are cancelled.
    private func firstResult(
        of tasks: [@Sendable () async -> Result<String, AuthError>]
    ) async -> Result<String, AuthError> {
        await withTaskGroup(of: Result<String, AuthError>.self) { group in
            for task in tasks { group.addTask { await task() } }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }
    }

    /// Ends the wait at the deadline.
    private func timeOut(after deadline: Duration) async -> Result<String, AuthError> {
        do { try await time.sleep(for: deadline) } catch { return .failure(.cancelled) }
        return .failure(.timedOut)
    }

    /// Closes idle connections at intervals; ends only with the task.
    private func sweep(_ connections: CallbackConnections) async -> Result<String, AuthError> {
        while true {
            do { try await time.sleep(for: CallbackConnections.patience) } catch { return .failure(.cancelled) }
            connections.sweep()
        }
    }

    /// The body's result; each call of its argument waits for the next answer.
    private static func result(
        of body: Body, _ redirectURI: String, _ answers: AsyncStream<String>
    ) async -> Result<String, AuthError> {
        do throws(AuthError) {
            return .success(
                try await body(redirectURI) { () async throws(AuthError) -> String in
                    for await answer in answers { return answer }
                    throw .cancelled
                })
        } catch {
            return .failure(error)
        }
    }
}
