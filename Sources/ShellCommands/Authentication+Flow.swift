// The flow with a person beside it: a pasted address is taken while the browser is awaited, or alone where nothing
// listens.

import Exchange
import SpotifyAPI
package import SpotifyAuth

extension AuthorizationCodeFlow {
    /// Logs in as the options say.
    package func logIn(
        client: ClientRegistration, options: Authentication.LoginOptions, listener: any CallbackListener,
        services: Services
    ) async throws -> Grant {
        let scopes = Scope.shell.map(\.rawValue)
        let paste: @Sendable () async throws(AuthError) -> String = { () async throws(AuthError) -> String in
            let question = Question.secret("Paste the address the browser ended up at, or just wait: ")
            do {
                return try await services.ask(question)
            } catch AskError.nobodyThere {
                // A script waits for the browser alone.
                do { try await services.time.sleep(for: Self.deadline) } catch { throw .cancelled }
                throw .timedOut
            } catch {
                throw .cancelled
            }
        }
        return try await run(client: client, scopes: scopes, listener: listener, paste: paste)
    }
}
