// `--grant`: a user who allows everything at once, for tests without a browser. It is in front of the
// simulator and replaces the consent page only. Whether a request for consent is valid, and every other answer,
// is decided by the simulator.

import Exchange
import HTTPTypes
import SpotifySimulator

/// The simulator, with a user who presses Allow before the page is drawn.
struct GrantingExchange: Exchange {
    private let simulator: SpotifySimulator

    /// Grants all that is asked of this simulator.
    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    /// Answers as the simulator does, except that a consent page becomes the redirect that follows it.
    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let (answer, bytes) = try await simulator.send(request, body: body)
        // Only a page that the simulator would really show is replaced: a refusal is passed on as it is.
        guard request.method == .get, answer.status == .ok, let path = request.path,
            path.prefix(while: { $0 != "?" }).split(separator: "/") == ["authorize"],
            case .redirect(let location) = await simulator.approve(path)
        else { return (answer, bytes) }
        return (HTTPResponse(status: .found, headerFields: [.location: location, .cacheControl: "no-store"]), [])
    }
}
