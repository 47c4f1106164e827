// `/api/token` (SpotifyContract §2.2 to §2.5): the three grants, for apps that prove themselves by PKCE and for
// apps with a secret. A request can reach every row of the contract's table of errors.

import Exchange
import FoundationEssentials
import HTTPTypes

/// The token endpoint. Every success has the shape of RFC 6749 §5.1, and every failure that of §5.2:
///
///     {"access_token":"BQ…","token_type":"Bearer","expires_in":3600,"refresh_token":"AQ…","scope":"user-top-read"}
///     {"error":"invalid_grant","error_description":"Authorization code expired"}
enum TokenEndpoint {
    /// The answer to `POST /api/token`: tokens, or a 400 in the form of RFC 6749 §5.2.
    static func answer(_ request: WireRequest, in state: inout SimulatorState, now: Date) -> WireAnswer {
        do throws(TokenError) {
            return try grant(request, in: &state, now: now)
        } catch {
            return error.answer
        }
    }

    /// Chooses the grant that the form names.
    private static func grant(
        _ request: WireRequest, in state: inout SimulatorState, now: Date,
    ) throws(TokenError) -> WireAnswer {
        // A body of another content type has no fields. The real service then reports the first field it looks for.
        let form = TokenForm(request.form ?? [])
        if let repeated = form.repeated { throw .request("\(repeated) must not be repeated") }
        guard let type = form["grant_type"] else { throw .grantType("grant_type parameter is missing") }
        switch type {
        case "authorization_code": return try exchange(form, request, in: &state, now: now)
        case "refresh_token": return try refresh(form, request, in: &state, now: now)
        case "client_credentials":
            let client = try TokenClient(form, request.headers, state)
            guard client.isProven else { throw .client }
            return issue(clientID: client.app.clientID, user: nil, scopes: [], refresh: nil, in: &state, now: now)
        default:
            throw .grantType("grant_type must be client_credentials, authorization_code or refresh_token")
        }
    }

    /// The exchange of a code for tokens (SpotifyContract §2.2). The code is used up only when all checks
    /// passed, so a client that sent a wrong verifier by mistake can try again while the code lives.
    private static func exchange(
        _ form: TokenForm, _ request: WireRequest, in state: inout SimulatorState, now: Date,
    ) throws(TokenError) -> WireAnswer {
        let client = try TokenClient(form, request.headers, state)
        guard let text = form["code"] else { throw .request("code must be supplied") }
        guard let redirect = form["redirect_uri"] else { throw .request("redirect_uri must be supplied") }
        let code = Secret(text)
        // A foreign code gets the same answer as an invented one, so that an app learns nothing about others.
        guard let issued = state.accounts.codes[code], !issued.isUsed,
            issued.consent.clientID == client.app.clientID
        else { throw .grant("Invalid authorization code") }
        guard now < issued.expires else { throw .grant("Authorization code expired") }
        guard redirect == issued.redirectURI else { throw .grant("Invalid redirect URI") }
        if let challenge = issued.challenge {
            guard let verifier = form["code_verifier"] else { throw .request("code_verifier required") }
            guard ProofKey.isVerifier(verifier), ProofKey.challenge(of: verifier) == challenge else {
                throw .grant("code_verifier was incorrect")
            }
        } else if !client.isProven {
            throw .clientSecret
        }
        state.accounts.codes[code]?.isUsed = true
        let refresh = Secret.random("AQ")
        state.accounts.refreshTokens[refresh] = AccountsState.RefreshToken(
            consent: issued.consent, isPKCE: issued.challenge != nil && !client.isProven,
        )
        return issue(
            clientID: client.app.clientID, user: issued.consent.user, scopes: issued.consent.scopes,
            refresh: refresh.value, in: &state, now: now,
        )
    }

    /// A new access token for a refresh token (SpotifyContract §2.3).
    private static func refresh(
        _ form: TokenForm, _ request: WireRequest, in state: inout SimulatorState, now: Date,
    ) throws(TokenError) -> WireAnswer {
        let client = try TokenClient(form, request.headers, state)
        guard let text = form["refresh_token"] else { throw .request("refresh_token must be supplied") }
        let token = Secret(text)
        guard let known = state.accounts.refreshTokens[token], known.consent.clientID == client.app.clientID else {
            throw .grant("Invalid refresh token")
        }
        guard known.isPKCE || client.isProven else { throw .clientSecret }
        guard !known.isRevoked else { throw .grant("Refresh token revoked") }
        let age = now.timeIntervalSince(known.consent.given)
        guard age < state.configuration.refreshTokenLifetime.inSeconds else { throw .grant("Refresh token expired") }
        return issue(
            clientID: client.app.clientID, user: known.consent.user, scopes: known.consent.scopes,
            refresh: successor(of: token, known, in: &state), in: &state, now: now,
        )
    }

    /// The refresh token that comes with a refresh, by the configured policy; `nil` leaves the member out. Apps
    /// with a secret never get a new one (SpotifyContract §2.3).
    private static func successor(
        of token: Secret, _ known: AccountsState.RefreshToken, in state: inout SimulatorState,
    ) -> String? {
        guard known.isPKCE else { return nil }
        switch state.configuration.refreshPolicy {
        case .none: return nil
        case .empty: return ""
        case .rotate:
            let next = Secret.random("AQ")
            // The successor keeps the consent and with it the six months, which a refresh does not extend.
            state.accounts.refreshTokens[next] = known
            state.accounts.refreshTokens[token]?.isRevoked = true
            return next.value
        }
    }

    /// Makes an access token, remembers it, and writes the token answer.
    private static func issue(
        clientID: String, user: String?, scopes: [String], refresh: String?, in state: inout SimulatorState, now: Date,
    ) -> WireAnswer {
        let token = Secret.random("BQ")
        let lifetime = state.configuration.accessTokenLifetime
        state.accounts.accessTokens[token] = AccountsState.AccessToken(
            clientID: clientID, user: user, scopes: scopes, expires: now + Double(lifetime),
        )
        var members: [JSONValue.Member] = [
            JSONValue.Member(name: "access_token", value: .string(token.value)),
            JSONValue.Member(name: "token_type", value: "Bearer"),
        ]
        switch state.configuration.expiresIn {
        case .number: members.append(JSONValue.Member(name: "expires_in", value: .int(lifetime)))
        case .text: members.append(JSONValue.Member(name: "expires_in", value: .string(String(lifetime))))
        case .missing: break
        }
        if let refresh { members.append(JSONValue.Member(name: "refresh_token", value: .string(refresh))) }
        if user != nil {
            members.append(JSONValue.Member(name: "scope", value: .string(scopes.joined(separator: " "))))
        }
        var headers = HTTPFields()
        headers[.cacheControl] = "no-store"
        return .json(.object(members), headers: headers)
    }
}
