// Whether tokens are on their way, as an end of the process asks it.

import ExchangeTesting
import SpotifyAuth
import Synchronization
import Testing

struct RenewalWatchTests {
    /// How often an end has run.
    private final class Ends: Sendable {
        private let count = Mutex(0)
        var ended: Int { count.withLock { $0 } }
        func end() { count.withLock { $0 += 1 } }
    }

    @Test func `without a refresh the end comes at once`() {
        let ends = Ends()
        RenewalWatch().whenSettled { ends.end() }
        #expect(ends.ended == 1)
    }

    @Test func `an end waits until a refresh is kept, and lets no other begin`() async throws {
        let (gate, ends, store) = (Gate(), Ends(), InMemoryTokenStore(Login.grant(lifetime: 0)))
        let exchange = ScriptedExchange([
            (Login.token, .waits(gate, status: 200, Login.body("access-2", refresh: "refresh-2")))
        ])
        let tokens = Login.source(exchange, store: store)
        let asking = Task { try await tokens.accessToken().revealed() }
        await gate.untilWaiting(1)
        tokens.renewals.whenSettled { ends.end() }
        #expect(ends.ended == 0)
        await gate.open()
        #expect(try await asking.value == "access-2")
        #expect(ends.ended == 1)
        #expect(await store.load()?.refreshToken?.revealed() == "refresh-2")
        await #expect(throws: AuthError.cancelled) { try await tokens.replacement(for: Secret("access-2")) }
        #expect(exchange.requests.count == 1)
    }

    @Test func `an end waits until a code has become a login`() async throws {
        let (gate, ends, watch) = (Gate(), Ends(), RenewalWatch())
        let exchange = ScriptedExchange([(Login.token, .waits(gate, status: 200, Login.body("access-2")))])
        let accounts = AccountsService(exchange: exchange, baseURL: "https://accounts.example", renewals: watch)
        let asking = Task {
            try await accounts.takeOver(Secret("r"), as: ClientRegistration(clientID: "c0ffee")).accessToken.revealed()
        }
        await gate.untilWaiting(1)
        watch.whenSettled { ends.end() }
        // What was sent is used up: the task that asked may be interrupted, but the answer is waited for.
        asking.cancel()
        await gate.open()
        #expect(try await asking.value == "access-2")
        #expect(ends.ended == 0)
        watch.loginIsKept()
        #expect(ends.ended == 1)
    }
}
