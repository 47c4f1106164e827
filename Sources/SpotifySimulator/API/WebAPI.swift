// The gate of the Web API in the order of SpotifyContract §10.3: form of the Authorization header, token, owner's Premium,
// allow-list, endpoint in this mode, scope, quota; parameters and resource are the endpoint's own.

import FoundationEssentials
import HTTPTypes

/// The Web API.
enum WebAPI {
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

    private static func endpoint(of route: Route, in mode: AppMode) throws(APIError) -> Route.Answering {
        switch (route.treatment, mode) {
        case (.answered(let endpoint), _), (.extendedOnly(let endpoint), .extended): return endpoint
        case (.extendedOnly, .development), (.removed, .development): throw .forbidden
        case (.removed, .extended), (.unknown, _): throw .unknownService
        case (.gone, _): throw .gone
        }
    }

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
