// Everything juke sends and the simulator answers in one session, written down as it goes by: one app, one listener
// with every scope, a world in which no list is empty.

import Exchange
import FoundationEssentials
import HTTPTypes
import OperationTesting
import SpotifyAPI
import SpotifyModel
import Synchronization

@testable import SpotifySimulator

/// An exchange that adds the token, passes everything on, and keeps what it saw.
final class Witness: Exchange {
    private let next: any Exchange
    private let token: String
    private let seen = Mutex<[Recorded]>([])

    init(_ next: any Exchange, token: String) {
        self.next = next
        self.token = token
    }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        var request = request
        request.headerFields[.authorization] = "Bearer \(token)"
        let (response, answer) = try await next.send(request, body: body)
        seen.withLock { $0.append(Recorded(request: request, body: body, response: response, answer: answer)) }
        return (response, answer)
    }

    /// What was seen since the last time; empties the book.
    func take() -> [Recorded] {
        seen.withLock { seen in
            defer { seen = [] }
            return seen
        }
    }
}

/// A listener at a simulator of their own.
struct Stage: Sendable {
    let simulator: SpotifySimulator
    let witness: Witness
    let client: SpotifyClient

    /// - Parameter asking: The mode the client believes in; it sends nothing that this mode does not have.
    init(_ mode: AppMode, asking: SpotifyAPI.Mode? = nil, token: String? = nil) async throws {
        let time = ManualTime()
        simulator = SpotifySimulator(
            world: .demo, time: time, configuration: SimulatorConfiguration(apps: [SimulatedApp(mode: mode)]))
        let granted = try await Self.logIn(to: simulator)
        witness = Witness(simulator, token: token ?? granted)
        var client = SpotifyClient(exchange: witness, baseURL: "https://api.spotify.com/v1", time: time)
        client.mode = asking ?? (mode == .extended ? .extended : .development)
        self.client = client
    }

    private static func logIn(to simulator: SpotifySimulator) async throws -> String {
        let verifier = String(repeating: "verifier", count: 8)
        let redirect = "http://127.0.0.1:43567/callback"
        let client = SimulatorConfiguration.demoClientID
        let scopes = SpotifyAPI.Scope.known.map(\.rawValue).joined(separator: " ")
        let question = [
            "client_id": client, "response_type": "code", "redirect_uri": redirect, "scope": scopes,
            "code_challenge_method": "S256", "code_challenge": ProofKey.challenge(of: verifier),
        ]
        let address = "https://accounts.spotify.com/authorize?" + form(question)
        guard case .redirect(let location) = await simulator.approve(address),
            let code = location.firstMatch(of: /code=([^&]+)/)?.output.1
        else { throw NoLogin() }
        var request = HTTPRequest(
            method: .post, scheme: "https", authority: "accounts.spotify.com", path: "/api/token")
        request.headerFields[.contentType] = "application/x-www-form-urlencoded"
        let fields = [
            "grant_type": "authorization_code", "code": String(code), "redirect_uri": redirect, "client_id": client,
            "code_verifier": verifier,
        ]
        let (_, answer) = try await simulator.send(request, body: Array(form(fields).utf8))
        guard let token = Tree(json: answer)?["access_token"]?.string else { throw NoLogin() }
        return token
    }

    private static func form(_ fields: [String: String]) -> String {
        fields.map { "\($0)=\(PercentEncoding.encoded($1))" }.joined(separator: "&")
    }
}

/// The listener did not get in.
struct NoLogin: Error {}

extension Stage {
    /// Things of the demonstration's world, the playlist being one the listener may change.
    static func subjects() throws -> OperationSubjects {
        let world = World.demo
        let spoken = world.catalogue.spoken
        func id(_ text: some CustomStringConvertible) throws -> SpotifyID {
            guard let id = SpotifyID(text.description) else { throw NoSuchThing() }
            return id
        }
        return OperationSubjects(
            track: try id(world.catalogue.tracks[0].id), album: try id(world.catalogue.albums[0].id),
            artist: try id(world.catalogue.artists[0].id), show: try id(spoken.shows[0].id),
            episode: try id(spoken.episodes[0].id), audiobook: try id(spoken.audiobooks[0].id),
            chapter: try id(spoken.chapters[0].id), playlist: try id(world.playlists[1].id), user: world.users[0].id,
            device: SimulatedDevice.identifier("Laptop"), category: CatalogueID("category", ["Kitchen"]).description)
    }
}

/// The world lacks what the test needs.
struct NoSuchThing: Error {}
