// The request for consent (`/authorize`) and the decision on its page (SpotifyContract §2.1, §2.6). A fault in the
// client id or the redirect address is shown as a text page and never redirects, since the address cannot be trusted
// then; every other error goes back to the client. A browser and `SpotifySimulator.approve` take the same way.

import Exchange
import FoundationEssentials
import HTTPTypes

/// The two requests of the consent page.
enum Authorization {
    /// Why there is no consent page.
    enum Refusal: Error {
        /// A text page for the user; the client learns nothing.
        case page(String)
        /// A redirect to the client with an error in the query.
        case redirect(String)

        var answer: WireAnswer {
            switch self {
            case .page(let text): .text(text, status: .badRequest, headers: ConsentPage.headers(formTargets: []))
            case .redirect(let location): Authorization.redirect(to: location)
            }
        }
    }

    /// Checks the query of a request for consent and remembers it under a new nonce.
    static func begin(
        _ query: [QueryItem], in state: inout SimulatorState, now: Date,
    ) throws(Refusal) -> Secret {
        var fields: [String: String] = [:]
        // The first of several values counts, as in most servers.
        for item in query where fields[item.name] == nil { fields[item.name] = item.value }
        guard let app = state.app(fields["client_id"]) else { throw .page("INVALID_CLIENT: Invalid client") }
        let uri = fields["redirect_uri"] ?? ""
        try check(redirect: uri, of: app)
        /// An error that the client shall see, with its `state` echoed.
        func refuse(_ code: String, _ description: String) -> Refusal {
            var items = [
                QueryItem(name: "error", value: code), QueryItem(name: "error_description", value: description),
            ]
            if let echo = fields["state"] { items.append(QueryItem(name: "state", value: echo)) }
            return .redirect(RedirectURI.adding(items, to: uri))
        }
        guard fields["response_type"] == "code" else {
            throw refuse("unsupported_response_type", "response_type must be code")
        }
        let scopes = (fields["scope"] ?? "").split(separator: " ").map(String.init)
        guard scopes.allSatisfy(Scope.isKnown) else { throw refuse("invalid_scope", "Invalid scope") }
        let challenge = fields["code_challenge"]
        if let challenge {
            guard fields["code_challenge_method"] == "S256", ProofKey.isChallenge(challenge) else {
                throw refuse("invalid_request", "code_challenge_method must be S256")
            }
        } else if app.secret == nil {
            throw refuse("invalid_request", "code_challenge required")
        }
        let nonce = Secret.random("")
        // Open pages that are too old go first, so that reloading the page for ever does not fill the memory.
        state.accounts.pending = state.accounts.pending.filter { $0.value.expires > now }
        state.accounts.pending[nonce] = AccountsState.PendingConsent(
            clientID: app.clientID, redirectURI: uri, scopes: scopes, state: fields["state"], challenge: challenge,
            expires: now + state.configuration.codeLifetime.inSeconds,
        )
        return nonce
    }

    /// Answers the decision with the address to redirect to: with a code, or with `access_denied`. The nonce
    /// is used up in either case.
    static func decide(
        _ decision: ConsentDecision, nonce: Secret, in state: inout SimulatorState, now: Date,
    ) throws(Refusal) -> String {
        guard let pending = state.accounts.pending.removeValue(forKey: nonce), pending.expires > now else {
            throw .page("INVALID_REQUEST: This page is too old. Go back to the program and log in again.")
        }
        let outcome: QueryItem
        switch decision {
        case .deny: outcome = QueryItem(name: "error", value: "access_denied")
        case .allow(let user):
            guard let user = state.world.users.first(where: { user == nil || $0.id == user }) else {
                throw .page("INVALID_REQUEST: There is no such user.")
            }
            let code = Secret.random("AQ")
            state.accounts.codes[code] = AccountsState.IssuedCode(
                consent: AccountsState.Consent(
                    clientID: pending.clientID, user: user.id, scopes: pending.scopes, given: now,
                ),
                redirectURI: pending.redirectURI, challenge: pending.challenge,
                expires: now + state.configuration.codeLifetime.inSeconds,
            )
            outcome = QueryItem(name: "code", value: code.value)
        }
        let echo = pending.state.map { [QueryItem(name: "state", value: $0)] } ?? []
        return RedirectURI.adding([outcome] + echo, to: pending.redirectURI)
    }

    /// A 302 to this address, under the page's own security headers.
    static func redirect(to location: String) -> WireAnswer {
        var headers = ConsentPage.headers(formTargets: [])
        headers[.location] = location
        return WireAnswer(.found, headers: headers)
    }

    /// Refuses a redirect address that is malformed, insecure or not registered.
    private static func check(redirect uri: String, of app: SimulatedApp) throws(Refusal) {
        guard let asked = RedirectURI(uri) else { throw .page("INVALID_CLIENT: Invalid redirect URI") }
        guard !asked.isInsecure else { throw .page("INVALID_CLIENT: Insecure redirect URI") }
        let registered = app.redirectURIs.compactMap(RedirectURI.init)
        guard registered.contains(where: asked.isCovered) else {
            throw .page("INVALID_CLIENT: Invalid redirect URI")
        }
    }
}

/// What the user chose on the consent page.
enum ConsentDecision: Sendable {
    /// Allowed, as this user or as the first.
    case allow(user: String?)
    case deny
}
