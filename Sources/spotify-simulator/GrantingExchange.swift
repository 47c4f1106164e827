// `--grant`: a user who allows everything at once, for tests without a browser. It stands before the simulator and takes
// only the consent page's place; whether there is one to show, and every other answer, is the simulator's own.

import Exchange
import HTTPTypes
import SpotifySimulator

/// The simulator with a user who presses Allow before the page is drawn.
struct GrantingExchange: Exchange {
    private let simulator: SpotifySimulator

    init(_ simulator: SpotifySimulator) { self.simulator = simulator }

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        let (answer, bytes) = try await simulator.send(request, body: body)
        guard request.method == .get, answer.status == .ok, let path = request.path,
            path.prefix(while: { $0 != "?" }).split(separator: "/") == ["authorize"],
            case .redirect(let location) = await simulator.approve(path)
        else { return (answer, bytes) }
        return (HTTPResponse(status: .found, headerFields: [.location: location, .cacheControl: "no-store"]), [])
    }
}
