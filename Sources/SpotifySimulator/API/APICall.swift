// A request that passed the checks of `WebAPI`, with readers for its parameters. A reader that cannot accept a
// value throws the error in Spotify's own wording, so endpoints contain no parsing and no messages.

import FoundationEssentials

/// A checked request and who sends it: all that an endpoint sees besides the state.
struct APICall: Sendable {
    let request: WireRequest
    /// The values of the path's `{id}` places, in order.
    let parameters: [String]
    let app: SimulatedApp
    /// The user the token stands for; `nil` for client credentials.
    let user: SimulatedUser?
    /// The granted scopes by name.
    let scopes: [String]
    /// The moment of the request by the service's clock.
    let now: Date
    /// Whether every page of a list is its first (`ListQuirks.repeatsPages`).
    var repeatsPages = false

    /// Whether this scope was granted.
    func has(_ scope: Scope) -> Bool { scopes.contains(scope.rawValue) }

    /// The user's id. It is empty for client credentials, but routes for users are not reached with those.
    var userID: String { user?.id ?? "" }

    /// The id in the path. A malformed id is refused with 400; whether the id exists is for the endpoint to find out.
    func id() throws(APIError) -> CatalogueID? {
        let text = parameters.first ?? ""
        guard CatalogueID.isWellFormed(text) else { throw .badRequest("Invalid base62 id") }
        return CatalogueID(text)
    }

    /// Refuses a token without this scope, for scopes that depend on what the request asks for.
    func require(_ scope: Scope) throws(APIError) {
        guard has(scope) else { throw .scope }
    }

    /// The entries of a comma-separated parameter. A parameter that is missing, empty or too long is a 400.
    func list(_ name: String, atMost most: Int) throws(APIError) -> [String] {
        guard let text = request.parameter(name), !text.isEmpty else {
            throw .badRequest("Missing required field: \(name)")
        }
        let values = text.split(separator: ",").map(String.init)
        guard !values.isEmpty else { throw .badRequest("Missing required field: \(name)") }
        guard values.count <= most else { throw .badRequest("Too many \(name)") }
        return values
    }

    /// The body as a JSON object; an empty body counts as `{}`.
    func object() throws(APIError) -> JSONValue {
        guard !request.body.isEmpty else { return [:] }
        guard let body = JSONValue.reading(request.body), case .object = body else {
            throw .badRequest("Malformed json")
        }
        return body
    }

    /// A whole number from the query; `nil` when it is left out.
    func integer(_ name: String) throws(APIError) -> Int? {
        guard let text = request.parameter(name) else { return nil }
        guard let number = Int(text) else { throw .badRequest("Invalid \(name)") }
        return number
    }

    /// `limit` and `offset`, checked against the endpoint's bounds.
    ///
    /// - Parameter farthest: The largest `offset` that is accepted; search stops at 1000.
    func window(limit standard: Int, atMost most: Int, offset farthest: Int = 100_000) throws(APIError) -> PageWindow {
        let limit = try integer("limit") ?? standard
        guard (1...most).contains(limit) else { throw .badRequest("Invalid limit") }
        let offset = try integer("offset") ?? 0
        guard (0...farthest).contains(offset) else { throw .badRequest("Invalid offset") }
        return PageWindow(limit: limit, offset: repeatsPages ? 0 : offset)
    }

    /// A cursor from the query; always `nil` when pages repeat, which leads back to the first.
    func cursor(_ name: String) -> String? { repeatsPages ? nil : request.parameter(name) }

    /// A writer that shows objects as this call's app, market and scopes are allowed to see them.
    func writer(_ state: SimulatorState) -> ObjectWriter {
        let base = request.origin + "/v1"
        let hasMarket = request.parameter("market") != nil
        let view = FragmentStore.View(
            catalogue: ObjectIdentifier(state.world.catalogue), mode: app.mode, base: base, hasMarket: hasMarket,
            quirks: state.configuration.quirks,
        )
        return ObjectWriter(
            world: state.world, mode: app.mode, base: base, hasMarket: hasMarket, quirks: state.configuration.quirks,
            sendsTwins: state.configuration.sendsTwins, resumePoints: resumePoints(state),
            showsResumePoints: has(.readPlaybackPosition), now: now,
            fragments: state.fragments.cache(for: view, of: state.world.catalogue),
        )
    }

    /// How far the user got in episodes and chapters; empty without the scope that shows it.
    private func resumePoints(_ state: SimulatorState) -> [Playable: ResumePoint] {
        guard has(.readPlaybackPosition), let user else { return [:] }
        return state.players[user.id]?.resumePoints ?? state.world.library(of: user.id).resumePoints
    }
}

/// The part of a list that a request asks for.
struct PageWindow: Sendable {
    let limit: Int
    let offset: Int

    /// The places within a list of this many elements; empty beyond its end.
    func range(in count: Int) -> Range<Int> {
        let start = min(offset, count)
        return start..<min(start + limit, count)
    }
}
