// A request that passed the gate, with the readers of its parameters. A reader that does not like a value throws the
// service's own wording.

import FoundationEssentials

/// What an endpoint gets to see.
struct APICall: Sendable {
    let request: WireRequest
    /// The values of the path's parameters, in order.
    let parameters: [String]
    let app: SimulatedApp
    /// The user the token stands for; `nil` for client credentials.
    let user: SimulatedUser?
    let scopes: [String]
    let now: Date
    /// Whether every page of a list is its first.
    var repeatsPages = false

    func has(_ scope: Scope) -> Bool { scopes.contains(scope.rawValue) }

    /// The user's id; endpoints that need one are only reached with one.
    var userID: String { user?.id ?? "" }

    /// The id in the path: malformed is 400, unknown is for the endpoint to find out.
    func id() throws(APIError) -> CatalogueID? {
        let text = parameters.first ?? ""
        guard CatalogueID.isWellFormed(text) else { throw .badRequest("Invalid base62 id") }
        return CatalogueID(text)
    }

    /// Refuses a token without this scope, for scopes that depend on what is asked for.
    func require(_ scope: Scope) throws(APIError) {
        guard has(scope) else { throw .scope }
    }

    /// The entries of a comma-separated parameter; missing, empty and too long are errors.
    func list(_ name: String, atMost most: Int) throws(APIError) -> [String] {
        guard let text = request.parameter(name), !text.isEmpty else {
            throw .badRequest("Missing required field: \(name)")
        }
        let values = text.split(separator: ",").map(String.init)
        guard !values.isEmpty else { throw .badRequest("Missing required field: \(name)") }
        guard values.count <= most else { throw .badRequest("Too many \(name)") }
        return values
    }

    /// The body as a JSON object; an empty one counts as `{}`.
    func object() throws(APIError) -> JSONValue {
        guard !request.body.isEmpty else { return [:] }
        guard let body = JSONValue.reading(request.body), case .object = body else {
            throw .badRequest("Malformed json")
        }
        return body
    }

    /// A whole number of the query; `nil` when it is left out.
    func integer(_ name: String) throws(APIError) -> Int? {
        guard let text = request.parameter(name) else { return nil }
        guard let number = Int(text) else { throw .badRequest("Invalid \(name)") }
        return number
    }

    /// `limit` and `offset`, within what the endpoint allows.
    func window(limit standard: Int, atMost most: Int, offset farthest: Int = 100_000) throws(APIError) -> PageWindow {
        let limit = try integer("limit") ?? standard
        guard (1...most).contains(limit) else { throw .badRequest("Invalid limit") }
        let offset = try integer("offset") ?? 0
        guard (0...farthest).contains(offset) else { throw .badRequest("Invalid offset") }
        return PageWindow(limit: limit, offset: repeatsPages ? 0 : offset)
    }

    /// The cursor of the query, where the list moves on from it.
    func cursor(_ name: String) -> String? { repeatsPages ? nil : request.parameter(name) }

    /// Writes objects as this call's app and market see them.
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

    private func resumePoints(_ state: SimulatorState) -> [Playable: ResumePoint] {
        guard has(.readPlaybackPosition), let user else { return [:] }
        return state.players[user.id]?.resumePoints ?? state.world.library(of: user.id).resumePoints
    }
}

/// The part of a list that was asked for.
struct PageWindow: Sendable {
    let limit: Int
    let offset: Int

    /// The part of a list of this many elements; empty beyond its end.
    func range(in count: Int) -> Range<Int> {
        let start = min(offset, count)
        return start..<min(start + limit, count)
    }
}
