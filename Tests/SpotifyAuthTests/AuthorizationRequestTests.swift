// One attempt to log in: the challenge, and which answers belong to it.

import SpotifyAuth
import Testing

struct AuthorizationRequestTests {
    private let attempt = AuthorizationRequest(
        clientID: "c", redirectURI: "http://127.0.0.1:4000/callback", scopes: [], state: Secret("st&te"),
        verifier: Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))

    @Test func `the challenge of the verifier in RFC 7636 appendix B is the one given there`() {
        #expect(attempt.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
    }

    @Test func `state and verifier are new every time, and long enough`() {
        let many = (0..<50).map { _ in AuthorizationRequest(clientID: "c", redirectURI: "r", scopes: []) }
        #expect(Set(many.map { $0.state.revealed() }).count == 50)
        #expect(Set(many.map { $0.verifier.revealed() }).count == 50)
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        for request in many {
            // RFC 7636 §4.1: 43 to 128 unreserved characters.
            #expect((43...128).contains(request.verifier.revealed().count))
            #expect(request.verifier.revealed().allSatisfy(allowed.contains))
        }
    }

    @Test(arguments: [
        "http://127.0.0.1:4000/callback?code=AQ%2Bx&state=st%26te",
        " http://127.0.0.1/callback?state=st%26te&code=AQ%2Bx\n",
        "?code=AQ%2Bx&state=st%26te", "code=AQ%2Bx&state=st%26te#_=_", "http://x/cb?code=AQ%2Bx&sta\n te=st%26te",
    ])
    func `the code is found however the address is pasted`(address: String) throws {
        #expect(try attempt.code(fromCallback: address).revealed() == "AQ+x")
        #expect(attempt.isAnswered(by: address))
    }

    @Test(arguments: [
        ("http://127.0.0.1/callback?code=x&state=other", AuthError.stateMismatch),
        ("http://127.0.0.1/callback?code=x", .unusableCallback), ("http://127.0.0.1/favicon.ico", .unusableCallback),
        ("", .unusableCallback), ("http://127.0.0.1/callback?state=st%26te", .unusableCallback),
        ("http://127.0.0.1/callback?state=st%26te&code=", .unusableCallback),
        ("http://127.0.0.1/callback?state=st%26te&error=access_denied", .denied),
        ("http://127.0.0.1/callback?state=other&error=access_denied", .stateMismatch),
        (
            "http://127.0.0.1/callback?state=st%26te&error=server_error",
            .consentFailed(code: "server_error")
        ),
    ])
    func `other answers are refused`(address: String, error: AuthError) {
        #expect(throws: error) { try attempt.code(fromCallback: address) }
        #expect(attempt.isAnswered(by: address) == (error != .stateMismatch && error != .unusableCallback))
    }

    @Test func `secrets are never seen`() {
        let grant = Login.grant()
        var dumped = ""
        dump(grant, to: &dumped)
        for text in [String(describing: grant), String(reflecting: grant), "\(grant.accessToken)", dumped] {
            #expect(!text.contains("access-1"))
            #expect(!text.contains("refresh-1"))
        }
        #expect("\(Secret("x"))" == "‹redacted›")
    }
}
