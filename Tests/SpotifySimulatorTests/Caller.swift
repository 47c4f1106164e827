// A client of the simulator for tests: it logs in, sends requests as the wire has them, and reads answers.

import Exchange
import FoundationEssentials
import HTTPTypes

@testable import SpotifySimulator

/// One simulator on a manual clock, and a client that calls it.
struct Caller {
    let simulator: SpotifySimulator
    let time: ManualTime
    var token: String?

    static let verifier = "correct-horse-battery-staple-0123456789-abcdef"
    static let redirect = "http://127.0.0.1:43567/callback"
    static let everyScope = Scope.allCases.map(\.rawValue)

    init(_ world: World = TestWorld.world, _ configuration: SimulatorConfiguration = .init()) {
        time = ManualTime()
        simulator = SpotifySimulator(world: world, time: time, configuration: configuration)
    }

    /// A caller of a simulator on a clock of its own.
    init(of simulator: SpotifySimulator) {
        time = ManualTime()
        self.simulator = simulator
    }

    /// A caller who has logged in with these scopes.
    static func loggedIn(
        _ world: World = TestWorld.world, _ configuration: SimulatorConfiguration = .init(),
        scopes: [String] = everyScope, as user: String? = nil,
    ) async throws -> Caller {
        var caller = Caller(world, configuration)
        caller.token = try await caller.logIn(scopes: scopes, as: user)["access_token"]?.asString
        await caller.simulator.clearLog()
        return caller
    }

    /// The whole PKCE login; the token answer.
    func logIn(scopes: [String] = everyScope, as user: String? = nil) async throws -> JSONValue {
        let code = try await consent(Self.authorizeURL(scopes: scopes), as: user)
        return try await exchange(code).json
    }

    /// The code that consent brings.
    func consent(_ url: String, as user: String? = nil) async throws -> String {
        guard case .redirect(let location) = await simulator.approve(url, as: user) else { throw Unexpected.noRedirect }
        let query = location.split(separator: "?").last ?? ""
        guard let code = PercentCoding.pairs(query).first(where: { $0.name == "code" }) else {
            throw Unexpected.noCode
        }
        return code.value
    }

    func exchange(_ code: String, _ changes: [String: String?] = [:]) async throws -> Answer {
        let fields: [String: String?] = [
            "grant_type": "authorization_code", "code": code, "redirect_uri": Self.redirect,
            "client_id": SimulatorConfiguration.demoClientID, "code_verifier": Self.verifier,
        ]
        return try await tokenRequest(fields.merging(changes) { $1 })
    }

    func refresh(_ token: String, clientID: String = SimulatorConfiguration.demoClientID) async throws -> Answer {
        try await tokenRequest(["grant_type": "refresh_token", "refresh_token": token, "client_id": clientID])
    }

    func tokenRequest(_ fields: [String: String?], basic: String? = nil) async throws -> Answer {
        let form = fields.compactMap { name, value in value.map { "\(name)=\(PercentCoding.encode($0))" } }
        var headers: [String: String] = ["content-type": "application/x-www-form-urlencoded"]
        if let basic { headers["authorization"] = "Basic " + Data(basic.utf8).base64EncodedString() }
        return try await send(.post, "/api/token", body: form.joined(separator: "&"), headers: headers)
    }

    static func authorizeURL(scopes: [String] = everyScope, _ changes: [String: String?] = [:]) -> String {
        let fields: [String: String?] = [
            "client_id": SimulatorConfiguration.demoClientID, "response_type": "code", "redirect_uri": redirect,
            "scope": scopes.joined(separator: " "), "state": "st&te", "code_challenge_method": "S256",
            "code_challenge": ProofKey.challenge(of: verifier),
        ]
        let items = fields.merging(changes) { $1 }.compactMap { name, value in
            value.map { QueryItem(name: name, value: $0) }
        }
        return RedirectURI.adding(items, to: "https://accounts.spotify.com/authorize")
    }

    func get(_ path: String) async throws -> Answer { try await send(.get, "/v1" + path) }

    func put(_ path: String, _ body: String = "") async throws -> Answer {
        try await send(.put, "/v1" + path, body: body)
    }

    func post(_ path: String, _ body: String = "") async throws -> Answer {
        try await send(.post, "/v1" + path, body: body)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, body: String = "", headers: [String: String] = [:],
        sayingLength: Bool = true,
    ) async throws -> Answer {
        var request = HTTPRequest(method: method, scheme: "https", authority: "api.spotify.com", path: path)
        if let token { request.headerFields[.authorization] = "Bearer \(token)" }
        if sayingLength { request.headerFields[.contentLength] = String(body.utf8.count) }
        for (name, value) in headers {
            guard let field = HTTPField.Name(name) else { throw Unexpected.noHeader }
            request.headerFields[field] = value
        }
        let (response, bytes) = try await simulator.send(request, body: Array(body.utf8))
        return Answer(response: response, body: bytes)
    }
}

/// What a test did not count on.
enum Unexpected: Error {
    case noRedirect, noCode, noHeader, noJSON
}

/// An answer with readers for tests.
struct Answer {
    let response: HTTPResponse
    let body: [UInt8]

    var status: Int { response.status.code }
    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSONValue {
        get throws {
            guard let value = JSONValue.reading(body) else { throw Unexpected.noJSON }
            return value
        }
    }

    /// `status message reason` of an API error, or `error description` of a token error.
    var error: String {
        guard let body = JSONValue.reading(body) else { return text }
        if let description = body["error_description"]?.asString {
            return "\(body["error"]?.asString ?? "") \(description)"
        }
        let reason = body["error"]?["reason"]?.asString.map { " \($0)" } ?? ""
        return "\(body["error"]?["status"]?.asInt ?? 0) \(body["error"]?["message"]?.asString ?? "")\(reason)"
    }
}

extension JSONValue {
    subscript(_ index: Int) -> JSONValue? {
        guard let values = asArray, values.indices.contains(index) else { return nil }
        return values[index]
    }

    /// The names of the objects of an array.
    var names: [String] { asArray?.map { $0["name"]?.asString ?? "null" } ?? [] }

    /// The keys of an object.
    var keys: Set<String> {
        guard case .object(let members) = self else { return [] }
        return Set(members.map(\.name))
    }
}
