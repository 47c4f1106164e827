// The first fork of every request. One host stands for Spotify's Accounts service, its Web API and its image
// server; the path alone decides which of them answers.

import FoundationEssentials
import HTTPTypes

/// Leads a request to its part of the service.
enum ServiceRouter {
    /// The answer to a request that no fault replaces.
    ///
    /// A PUT or POST without `Content-Length` is refused before anything else looks at it, as Spotify's edge
    /// servers do (SpotifyContract §5).
    static func answer(_ request: WireRequest, in state: inout SimulatorState, now: Date) -> WireAnswer {
        if request.lacksLength, state.configuration.requiresContentLength {
            return .text("Length Required", status: .lengthRequired)
        }
        switch (request.segments.first, request.segments.dropFirst().first, request.segments.count) {
        case ("v1", _, _): return WebAPI.answer(request, in: &state, now: now)
        case ("authorize", nil, 1): return consentPage(request, in: &state, now: now)
        case ("authorize", "decision", 2): return decision(request, in: &state, now: now)
        case ("api", "token", 2):
            guard request.method == .post else { return APIError.wrongMethod.answer }
            return TokenEndpoint.answer(request, in: &state, now: now)
        case ("image", let name?, 2): return CoverImage.answer(named: name, to: request)
        case (_, _, _): return .text("Not found", status: .notFound)
        }
    }

    /// Answers `GET /authorize`: the consent page, or the refusal as a text page or redirect.
    private static func consentPage(
        _ request: WireRequest, in state: inout SimulatorState, now: Date,
    ) -> WireAnswer {
        guard request.method == .get else { return APIError.wrongMethod.answer }
        do throws(Authorization.Refusal) {
            let nonce = try Authorization.begin(request.query, in: &state, now: now)
            guard let pending = state.accounts.pending[nonce] else { return APIError.notFound.answer }
            return ConsentPage.answer(for: pending, nonce: nonce, users: state.world.users)
        } catch {
            return error.answer
        }
    }

    /// Answers the form of the consent page. The nonce in it ties the decision to one request for consent.
    private static func decision(_ request: WireRequest, in state: inout SimulatorState, now: Date) -> WireAnswer {
        guard request.method == .post else { return APIError.wrongMethod.answer }
        let form = TokenForm(request.form ?? [])
        let decision: ConsentDecision
        switch form["decision"] {
        case "allow": decision = .allow(user: form["user"])
        case "deny": decision = .deny
        default: return .text("INVALID_REQUEST: No decision", status: .badRequest)
        }
        do throws(Authorization.Refusal) {
            let nonce = Secret(form["nonce"] ?? "")
            return Authorization.redirect(
                to: try Authorization.decide(decision, nonce: nonce, in: &state, now: now)
            )
        } catch {
            return error.answer
        }
    }
}
