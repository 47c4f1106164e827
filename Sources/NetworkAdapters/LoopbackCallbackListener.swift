// The address a browser is sent to after the consent (RFC 8252 §7.3): a server on 127.0.0.1, any free port, that hands
// out what comes to /callback when it is an answer to the login under way. Everything else is answered and forgotten.

package import Exchange
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
package import SpotifyAuth

/// Waits for a browser on 127.0.0.1.
package struct LoopbackCallbackListener: CallbackListener {
    private let time: any TimeSource

    package init(time: any TimeSource) { self.time = time }

    package func listen(
        deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
        _ body:
            @escaping @Sendable (
                _ redirectURI: String, _ next: @escaping @Sendable () async throws(AuthError) -> String
            ) async throws(AuthError) -> String
    ) async throws(AuthError) -> String {
        let (answers, answered) = AsyncStream<String>.makeStream()
        let (ports, bound) = AsyncStream<Int>.makeStream()
        let application = application(accepts: accepts, answered: answered, bound: bound)
        let result = await withTaskGroup(of: Result<String, AuthError>.self) { group in
            group.addTask {
                do { try await application.run() } catch {
                    return .failure(.misconfigured("no port of 127.0.0.1 can be listened on"))
                }
                return .failure(.cancelled)
            }
            group.addTask {
                do { try await time.sleep(for: deadline) } catch { return .failure(.cancelled) }
                return .failure(.timedOut)
            }
            group.addTask {
                for await port in ports { return await Self.run(body, port: port, answers: answers) }
                return .failure(.cancelled)
            }
            defer { group.cancelAll() }
            return await group.next() ?? .failure(.cancelled)
        }
        return try result.get()
    }

    private static func run(
        _ body:
            @Sendable (String, @escaping @Sendable () async throws(AuthError) -> String) async throws(AuthError) ->
            String,
        port: Int, answers: AsyncStream<String>
    ) async -> Result<String, AuthError> {
        do throws(AuthError) {
            return .success(
                try await body("http://127.0.0.1:\(port)/callback") { () async throws(AuthError) -> String in
                    for await answer in answers { return answer }
                    throw .cancelled
                })
        } catch {
            return .failure(error)
        }
    }

    private func application(
        accepts: @escaping @Sendable (String) -> Bool, answered: AsyncStream<String>.Continuation,
        bound: AsyncStream<Int>.Continuation
    ) -> some ApplicationProtocol {
        let responder = CallbackResponder { (request: Request, _: BasicRequestContext) -> Response in
            guard request.uri.path == "/callback", request.method == .get else {
                return CallbackPage.notFound.response
            }
            let address = "http://127.0.0.1" + request.uri.string
            guard accepts(address) else { return CallbackPage.foreign.response }
            answered.yield(address)
            return address.contains("error=") ? CallbackPage.refused.response : CallbackPage.done.response
        }
        return Application(
            responder: responder, configuration: .init(address: .hostname("127.0.0.1", port: 0), serverName: "juke"),
            onServerRunning: { channel in bound.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "juke") { _ in SwiftLogNoOpLogHandler() })
    }
}
