// The address a browser is sent to after the consent (RFC 8252 §7.3, §8.3; SpotifyContract §2.1): one deadline over everything,
// open for as long as the login waits and closed the moment it does not. Sockets are LoopbackDoors', connections are
// CallbackConnections', and what a request gets is the CallbackDesk's affair.

package import Exchange
package import SpotifyAuth

/// Waits for a browser at the loopback addresses.
package struct LoopbackCallbackListener: CallbackListener {
    private let time: any TimeSource

    package init(time: any TimeSource) { self.time = time }

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
        let desk = CallbackDesk(redirect: redirect, accepts: accepts) { answered.yield($0) }
        let connections = CallbackConnections(desk)
        let doors = try await LoopbackDoors.open(at: redirect) { connections.admit($0) }
        let result = await firstResult(of: [
            { await timeOut(after: deadline) },
            { await sweep(connections) },
            { await Self.result(of: body, redirect.uri(port: doors.port), answers) },
        ])
        // Doors first: nobody may come in behind the back of those that are shown out.
        await doors.close()
        connections.close()
        return try result.get()
    }

    private func firstResult(
        of tasks: [@Sendable () async -> Result<String, AuthError>]
    ) async -> Result<String, AuthError> {
        await withTaskGroup(of: Result<String, AuthError>.self) { group in
            for task in tasks { group.addTask { await task() } }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }
    }

    private func timeOut(after deadline: Duration) async -> Result<String, AuthError> {
        do { try await time.sleep(for: deadline) } catch { return .failure(.cancelled) }
        return .failure(.timedOut)
    }

    /// Ends with the task only.
    private func sweep(_ connections: CallbackConnections) async -> Result<String, AuthError> {
        while true {
            do { try await time.sleep(for: CallbackConnections.patience) } catch { return .failure(.cancelled) }
            connections.sweep()
        }
    }

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
