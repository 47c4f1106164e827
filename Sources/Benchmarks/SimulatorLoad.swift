// Owns the measurement of the simulator: how many requests it answers in a second when nothing is between it
// and its caller, with the mix of requests of a session, one after the other. Processor time is counted, so
// that other programs do not matter.

import Exchange
import HTTPTypes
import SpotifySimulator

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A caller in the same process that never waits.
enum SimulatorLoad {
    /// How many requests a second one core answers, measured over `count` of them; nil when
    /// the login or a request fails.
    static func requestsPerSecond(_ count: Int) async -> Double? {
        let world = World.demo
        let app = SimulatedApp(secret: SimulatorConfiguration.demoClientSecret)
        let simulator = SpotifySimulator(
            world: world, time: ManualTime(), configuration: SimulatorConfiguration(apps: [app]))
        guard let token = await logIn(to: simulator) else { return nil }
        let requests = paths(in: world.catalogue).map { path in
            var request = HTTPRequest(method: .get, scheme: "https", authority: "api.spotify.com", path: "/v1" + path)
            request.headerFields[.authorization] = "Bearer \(token)"
            return request
        }
        let start = processorTime
        for number in 0..<count {
            guard let (response, _) = try? await simulator.send(requests[number % requests.count], body: []),
                response.status.kind == .successful
            else { return nil }
        }
        return Double(count) / (processorTime - start)
    }

    /// The seconds that this process has had of all processors.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// A page of 50 saved tracks as it comes over the wire; nil when the login fails.
    static func page() async -> [UInt8]? {
        let app = SimulatedApp(secret: SimulatorConfiguration.demoClientSecret)
        let simulator = SpotifySimulator(
            world: .demo, time: ManualTime(), configuration: SimulatorConfiguration(apps: [app]))
        guard let token = await logIn(to: simulator) else { return nil }
        var request = HTTPRequest(
            method: .get, scheme: "https", authority: "api.spotify.com", path: "/v1/me/tracks?limit=50")
        request.headerFields[.authorization] = "Bearer \(token)"
        return try? await simulator.send(request, body: []).1
    }

    /// The paths of small and large answers, in about the mix of a session.
    private static func paths(in catalogue: WorldCatalogue) -> [String] {
        [
            "/tracks/\(catalogue.tracks[7].id)", "/me/player", "/me/tracks?limit=50", "/me/player/devices",
            "/search?q=radiohead&type=artist%2Calbum%2Ctrack&limit=10", "/albums/\(catalogue.albums[3].id)",
            "/me/library/contains?uris=spotify%3Atrack%3A\(catalogue.tracks[7].id)", "/me",
            "/artists/\(catalogue.artists[2].id)/albums?limit=10", "/me/playlists?limit=50",
        ]
    }

    /// Logs in as an app does, by consent and code, and returns the access token.
    private static func logIn(to simulator: SpotifySimulator) async -> String? {
        // The simulator approves at once what a user would approve in a browser.
        let client = SimulatorConfiguration.demoClientID
        let redirect = "http%3A%2F%2F127.0.0.1%3A4000%2Fcallback"
        let scopes = "user-library-read%20user-read-playback-state%20playlist-read-private"
        let answer = await simulator.approve(
            "https://accounts.spotify.com/authorize?client_id=\(client)&response_type=code&scope=\(scopes)"
                + "&redirect_uri=\(redirect)")
        guard case .redirect(let location) = answer,
            let code = location.firstMatch(of: /code=([^&]+)/)?.output.1
        else { return nil }
        var request = HTTPRequest(
            method: .post, scheme: "https", authority: "accounts.spotify.com", path: "/api/token")
        request.headerFields[.contentType] = "application/x-www-form-urlencoded"
        let form =
            "grant_type=authorization_code&code=\(code)&redirect_uri=\(redirect)&client_id=\(client)"
            + "&client_secret=\(SimulatorConfiguration.demoClientSecret)"
        guard let (_, body) = try? await simulator.send(request, body: Array(form.utf8)) else { return nil }
        let text = String(decoding: body, as: UTF8.self)
        return text.firstMatch(of: /"access_token"\s*:\s*"([^"]+)"/).map { String($0.output.1) }
    }
}
