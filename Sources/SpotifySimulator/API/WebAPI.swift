// The checks every request to the Web API passes, in the order of SpotifyContract §10.3: form of the
// Authorization header, token, owner's Premium, allow-list, endpoint in this mode, scope, quota. Parameters and
// resources are checked by the endpoint itself.

import FoundationEssentials
import HTTPTypes

/// The Web API's entrance. A request meets these checks in order, and the first that fails answers:
///
/// 1. Is there a well-formed `Authorization: Bearer …`? (400, 401)
/// 2. Is the token known and not expired? (401)
/// 3. Has the app's owner Premium, and is the user on the allow-list? (403)
/// 4. Is there such an endpoint, and in this mode? (404, 405, 403, 410)
/// 5. Does the token stand for a user and have the scopes? (401, 403)
/// 6. Is the request within window and quota? (429)
///
/// A request that fails before point 6 costs no quota.
enum WebAPI {
    /// The answer to a request below `/v1`: the endpoint's, or the first error on the way to it.
    static func answer(_ request: WireRequest, in state: inout SimulatorState, now: Date) -> WireAnswer {
        do throws(APIError) {
            let (token, app) = try authenticate(request, in: &state, now: now)
            try admit(token, to: app, as: state.configuration.stranger)
            let (route, parameters) = try RouteTable.route(request.method, request.segments.dropFirst())
            let endpoint = try endpoint(of: route, in: app.mode)
            guard route.audience == .anyone || token.user != nil else { throw .userRequired }
            guard route.scopes.allSatisfy({ token.scopes.contains($0.rawValue) }) else { throw .scope }
            if let rules = state.configuration.quota {
                try state.quota.spend(route.bucket, app: app.clientID, rules: rules, now: now)
            }
            let call = APICall(
                request: request, parameters: parameters, app: app, user: token.user.flatMap(state.user),
                scopes: token.scopes, now: now, repeatsPages: state.configuration.quirks.repeatsPages,
            )
            return try endpoint(call, &state)
        } catch {
            return error.answer
        }
    }

    /// The token and its app. A request with a good token counts as a use of it, even when it fails later.
    private static func authenticate(
        _ request: WireRequest, in state: inout SimulatorState, now: Date,
    ) throws(APIError) -> (AccountsState.AccessToken, SimulatedApp) {
        guard let header = request.headers[.authorization] else { throw .noToken }
        let parts = header.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.first?.lowercased() == "bearer", parts.count == 2 else {
            throw .badRequest("Only valid bearer authentication supported")
        }
        guard !parts[1].isEmpty else { throw .noToken }
        let key = Secret(String(parts[1]))
        guard var token = state.accounts.accessTokens[key], let app = state.app(token.clientID) else {
            throw .token("Invalid access token")
        }
        let isUsedUp = state.configuration.accessTokenUses.map { token.uses >= $0 } ?? false
        guard now < token.expires, !isUsedUp else { throw .token("The access token expired") }
        token.uses += 1
        state.accounts.accessTokens[key] = token
        return (token, app)
    }

    /// The endpoint's function, if the app's mode has it.
    private static func endpoint(of route: Route, in mode: AppMode) throws(APIError) -> Route.Handler {
        switch (route.treatment, mode) {
        case (.answered(let endpoint), _), (.extendedOnly(let endpoint), .extended): return endpoint
        case (.extendedOnly, .development), (.removed, .development): throw .forbidden
        case (.removed, .extended), (.unknown, _): throw .unknownService
        case (.gone, _): throw .gone
        }
    }

    /// Refuses apps whose owner has no Premium and users who are not on the allow-list;
    /// extended mode knows neither rule.
    private static func admit(
        _ token: AccountsState.AccessToken, to app: SimulatedApp, as form: SimulatorConfiguration.StrangerAnswer,
    ) throws(APIError) {
        guard app.mode == .development else { return }
        guard app.ownerPremium else { throw .ownerWithoutPremium }
        switch app.allowList {
        case .everybody: return
        case .users(let allowed):
            guard let user = token.user else { return }
            guard allowed.contains(user) else { throw .userNotRegistered(form) }
        }
    }
}
