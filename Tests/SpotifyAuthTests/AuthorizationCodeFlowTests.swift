// The whole flow over a scripted Accounts service: what is opened, what is accepted, what is sent for the code.

import Exchange
import ExchangeTesting
import FoundationEssentials
import HTTPTypes
import SpotifyAuth
import Synchronization
import Testing

struct AuthorizationCodeFlowTests {
    /// A browser that answers as the test says, and remembers what it was to open.
    private final class Agent: UserAgent {
        let opened = Mutex<[String]>([])
        let answer: @Sendable (String) -> UserAgentOutcome
        let fails: Bool

        init(fails: Bool = false, _ answer: @escaping @Sendable (String) -> UserAgentOutcome) {
            self.fails = fails
            self.answer = answer
        }

        func hasFailed() async -> Bool { fails }

        func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
            opened.withLock { $0.append(authorizationURL) }
            return answer(authorizationURL)
        }
    }

    /// A listener that is sent these addresses, `STATE` in them standing for the state of the attempt.
    private struct Listener: CallbackListener {
        let visits: [String]
        let agent: Agent

        func listen(
            at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
            _ body:
                @escaping @Sendable (String, @escaping @Sendable () async throws(AuthError) -> String)
                async throws(AuthError) -> String
        ) async throws(AuthError) -> String {
            try await body("http://127.0.0.1:5000/callback") { [visits, agent] () async throws(AuthError) -> String in
                let state = AuthorizationCodeFlowTests.field("state", of: agent.opened.withLock { $0.last ?? "" })
                for visit in visits.map({ $0.replacing("STATE", with: state) }) where accepts(visit) { return visit }
                throw .timedOut
            }
        }
    }

    fileprivate static func field(_ name: String, of address: String) -> String {
        PercentEncoding.fields(of: address.drop { $0 != "?" }.dropFirst()).first { $0.name == name }?.value ?? ""
    }

    private func flow(_ exchange: ScriptedExchange, _ agent: Agent) -> AuthorizationCodeFlow {
        AuthorizationCodeFlow(
            accounts: AccountsService(exchange: exchange, baseURL: "https://accounts.example"), userAgent: agent,
            time: ManualTime(Login.start))
    }

    /// A listener whose visitor comes once something was shown.
    private struct PatientListener: CallbackListener {
        let agent: Agent
        let shown: AsyncStream<LoginStep>

        func listen(
            at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
            _ body:
                @escaping @Sendable (String, @escaping @Sendable () async throws(AuthError) -> String)
                async throws(AuthError) -> String
        ) async throws(AuthError) -> String {
            try await body("http://127.0.0.1:5000/callback") { [agent, shown] () async throws(AuthError) -> String in
                for await step in shown {
                    guard case .browserFailed = step else { continue }
                    let state = AuthorizationCodeFlowTests.field("state", of: agent.opened.withLock { $0.last ?? "" })
                    return "http://127.0.0.1:5000/callback?code=AQ1&state=\(state)"
                }
                throw .timedOut
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a browser that fails has its address shown while the login goes on waiting`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1", refresh: "refresh-1"))])
        let agent = Agent(fails: true) { _ in .opened }
        let (shown, show) = AsyncStream<LoginStep>.makeStream()
        let steps = Mutex<[LoginStep]>([])
        let flow = AuthorizationCodeFlow(
            accounts: AccountsService(exchange: exchange, baseURL: "https://accounts.example"), userAgent: agent,
            time: ManualTime(Login.start),
            show: { step in
                steps.withLock { $0.append(step) }
                show.yield(step)
            })
        let grant = try await flow.run(
            LoginRequest(client: ClientRegistration(clientID: "c0ffee"), scopes: []),
            listener: PatientListener(agent: agent, shown: shown))
        #expect(grant.accessToken == Secret("access-1"))
        #expect(steps.withLock { $0 } == [.opened, .browserFailed(agent.opened.withLock { $0[0] })])
    }

    @Test func `the page is asked for as SpotifyContract §2.1 says, the code redeemed with the verifier`() async throws
    {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1", refresh: "refresh-1"))])
        let agent = Agent { _ in .opened }
        let listener = Listener(visits: ["/callback?code=AQ1&state=STATE"], agent: agent)
        let grant = try await flow(exchange, agent).run(
            LoginRequest(client: ClientRegistration(clientID: "c0ffee"), scopes: ["a-b", "c"]), listener: listener)
        let page = agent.opened.withLock { $0[0] }
        #expect(page.hasPrefix("https://accounts.example/authorize?"))
        #expect(Self.field("client_id", of: page) == "c0ffee")
        #expect(Self.field("response_type", of: page) == "code")
        #expect(Self.field("redirect_uri", of: page) == "http://127.0.0.1:5000/callback")
        #expect(Self.field("scope", of: page) == "a-b c")
        #expect(Self.field("code_challenge_method", of: page) == "S256")
        let body = "?" + exchange.bodies[0]
        #expect(Self.field("grant_type", of: body) == "authorization_code")
        #expect(Self.field("code", of: body) == "AQ1")
        #expect(Self.field("redirect_uri", of: body) == "http://127.0.0.1:5000/callback")
        #expect(Self.field("client_id", of: body) == "c0ffee")
        let sent = AuthorizationRequest(
            clientID: "", redirectURI: "", scopes: [], state: Secret(""),
            verifier: Secret(Self.field("code_verifier", of: body)))
        #expect(sent.challenge == Self.field("code_challenge", of: page))
        #expect(grant.refreshToken?.revealed() == "refresh-1")
        #expect(grant.scopes == ["a-b", "c"])
        #expect(grant.expiresAt == Login.start + 3600)
        #expect(grant.authorizedAt == Login.start)
    }

    @Test func `strays and the answers of other attempts are passed over`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1", refresh: "refresh-1"))])
        let agent = Agent { _ in .opened }
        let listener = Listener(
            visits: ["/favicon.ico", "/callback?code=evil&state=guess", "/callback?code=AQ1&state=STATE"], agent: agent)
        let grant = try await flow(exchange, agent).run(
            LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []), listener: listener)
        #expect(grant.accessToken.revealed() == "access-1")
        #expect(Self.field("code", of: "?" + exchange.bodies[0]) == "AQ1")
    }

    @Test(arguments: [
        ("/callback?error=access_denied&state=STATE", AuthError.denied), ("/callback?code=x&state=wrong", .timedOut),
    ])
    func `a denial and a wrong state send nothing to the token endpoint`(visit: String, error: AuthError) async {
        let exchange = ScriptedExchange([])
        let agent = Agent { _ in .opened }
        await #expect(throws: error) {
            try await flow(exchange, agent).run(
                LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []),
                listener: Listener(visits: [visit], agent: agent)
            )
        }
        #expect(exchange.requests.isEmpty)
    }

    /// The rows of SpotifyContract §2.5 about codes.
    @Test(arguments: [
        ("Invalid authorization code", CodeRefusal.invalid), ("Authorization code expired", .expired),
        ("code_verifier was incorrect", .verifier), ("Invalid redirect URI", .redirectURI), ("", .invalid),
    ])
    func `a code that is refused is not called an ended login`(description: String, refusal: CodeRefusal) async {
        let body = "{\"error\":\"invalid_grant\",\"error_description\":\"\(description)\"}"
        let exchange = ScriptedExchange([(Login.token, .status(400, body))])
        let agent = Agent { _ in .opened }
        await #expect(throws: AuthError.codeRefused(refusal)) {
            try await flow(exchange, agent).run(
                LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []),
                listener: Listener(visits: ["/callback?code=x&state=STATE"], agent: agent))
        }
    }

    @Test func `an error of the consent page keeps its code, cleaned`() async {
        let agent = Agent { _ in .opened }
        await #expect(throws: AuthError.consentFailed(code: "invalid_scope")) {
            try await flow(ScriptedExchange([]), agent).run(
                LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []),
                listener: Listener(visits: ["/callback?error=invalid_scope%1b%5b&state=STATE"], agent: agent))
        }
    }

    @Test func `what is pasted is asked for until it is an answer, and why is said`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1", refresh: "refresh-1"))])
        let agent = Agent { _ in .cannotOpen }
        let asked = Mutex<[AuthError?]>([])
        let texts = [
            "nonsense", "http://127.0.0.1:5000/callback?code=x&state=other", "  /callback?code=AQ1&state=STATE ",
        ]
        let grant = try await flow(exchange, agent).run(
            LoginRequest(client: ClientRegistration(clientID: "c"), scopes: ["a"]), listener: Deaf()
        ) { fault async throws(AuthError) in
            let count = asked.withLock { asked in
                asked.append(fault)
                return asked.count
            }
            let state = Self.field("state", of: agent.opened.withLock { $0.last ?? "" })
            return texts[count - 1].replacing("STATE", with: state)
        }
        #expect(asked.withLock { $0 } == [nil, .unusableCallback, .stateMismatch])
        #expect(grant.accessToken.revealed() == "access-1")
        #expect(Self.field("code", of: "?" + exchange.bodies[0]) == "AQ1")
    }

    @Test func `where no browser opens and nobody can paste nothing is waited for`() async {
        let agent = Agent { _ in .cannotOpen }
        await #expect(throws: AuthError.consentPending) {
            try await flow(ScriptedExchange([]), agent).run(
                LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []), listener: Deaf())
        }
    }

    @Test func `with a secret the app is named in the header, encoded, and the verifier still sent`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1", refresh: "refresh-1"))])
        let agent = Agent { _ in .opened }
        let client = ClientRegistration(clientID: "c0ffee", method: .secret, secret: Secret("a/+=&:é"))
        let grant = try await flow(exchange, agent).run(
            LoginRequest(client: client, scopes: []),
            listener: Listener(visits: ["/callback?code=AQ1&state=STATE"], agent: agent))
        let header = try #require(exchange.requests[0].headerFields[.authorization])
        let decoded = try #require(Data(base64Encoded: String(header.dropFirst("Basic ".count))))
        #expect(String(decoding: decoded, as: UTF8.self) == "c0ffee:a%2F%2B%3D%26%3A%C3%A9")
        #expect(!exchange.bodies[0].contains("client_id"))
        #expect(!Self.field("code_verifier", of: "?" + exchange.bodies[0]).isEmpty)
        #expect(grant.method == .secret)
        #expect(grant.clientSecret == nil)
    }

    @Test func `a token of another type is not used`() async {
        let body = #"{"access_token":"a","token_type":"mac","expires_in":3600}"#
        let exchange = ScriptedExchange([(Login.token, .ok(body))])
        let agent = Agent { _ in .opened }
        await #expect(throws: AuthError.tokenEndpointUnreadable) {
            try await flow(exchange, agent).run(
                LoginRequest(client: ClientRegistration(clientID: "c"), scopes: []),
                listener: Listener(visits: ["/callback?code=x&state=STATE"], agent: agent))
        }
    }

    @Test func `renewing asks for the consent again`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1"))])
        let agent = Agent { _ in .opened }
        _ = try await flow(exchange, agent).run(
            LoginRequest(client: ClientRegistration(clientID: "c"), scopes: [], consent: .always),
            listener: Listener(visits: ["/callback?code=AQ1&state=STATE"], agent: agent))
        let page = agent.opened.withLock { $0[0] }
        #expect(Self.field("show_dialog", of: page) == "true")
        #expect(Self.field("scope", of: page) == "")
    }

    @Test func `a login that was begun is ended with the address, in its ten minutes`() async throws {
        let exchange = ScriptedExchange([(Login.token, Login.answer("access-1"))])
        let flow = flow(exchange, Agent { _ in .cannotOpen })
        let (pending, address) = flow.begin(LoginRequest(client: ClientRegistration(clientID: "c"), scopes: ["a"]))
        #expect(Self.field("redirect_uri", of: address) == "http://127.0.0.1/callback")
        #expect(pending.isOpen(at: Login.start + 599))
        #expect(!pending.isOpen(at: Login.start + 600))
        let state = Self.field("state", of: address)
        await #expect(throws: AuthError.stateMismatch) {
            try await flow.finish(pending, with: "http://127.0.0.1/callback?code=x&state=\(state)x")
        }
        let grant = try await flow.finish(pending, with: "http://127.0.0.1/callback?code=x&state=\(state)")
        #expect(grant.scopes == ["a"])
    }

    /// A listener that no request reaches.
    private struct Deaf: CallbackListener {
        func listen(
            at redirect: LoopbackRedirect, deadline: Duration, accepts: @escaping @Sendable (String) -> Bool,
            _ body:
                @escaping @Sendable (String, @escaping @Sendable () async throws(AuthError) -> String)
                async throws(AuthError) -> String
        ) async throws(AuthError) -> String {
            try await body("http://127.0.0.1:5000/callback") { () async throws(AuthError) -> String in
                _ = await Gate().wait()
                throw .cancelled
            }
        }
    }
}
