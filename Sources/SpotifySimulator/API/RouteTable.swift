// All endpoints of the Web API, and the search for the one that fits a request. A path that is not here is 404;
// a known path with another method is 405.

import HTTPTypes

/// The endpoints of the Web API.
enum RouteTable {
    static let all: [Route] =
        CatalogueEndpoints.routes + SpokenEndpoints.routes + SearchEndpoint.routes + ProfileEndpoints.routes
        + LibraryReads.routes + LibraryEndpoint.routes + PlaylistEndpoints.routes + PlaylistDetails.routes
        + PlaylistEdits.routes + PlayerReads.routes + PlayerCommands.routes + BatchEndpoints.routes
        + BrowseEndpoints.routes + UserEndpoints.routes + SavedItemEndpoints.routes + FollowEndpoints.routes
        + gone

    /// The endpoints by first word and length of the path. Each group holds a handful, so finding
    /// one compares few patterns.
    private static let routesByKey: [RouteKey: [Route]] = Dictionary(grouping: all) { route in
        guard case .word(let word)? = route.pattern.first else { return RouteKey(word: "", length: 0) }
        return RouteKey(word: word, length: route.pattern.count)
    }

    /// What the endpoints are grouped by.
    private struct RouteKey: Hashable {
        let word: String
        let length: Int
    }

    /// The endpoint for a path below `/v1`, with the values of its parameters; throws 404 or 405.
    static func route(
        _ method: HTTPRequest.Method, _ path: ArraySlice<String>,
    ) throws(APIError) -> (Route, parameters: [String]) {
        var isKnown = false
        for route in routesByKey[RouteKey(word: path.first ?? "", length: path.count)] ?? [] {
            guard let parameters = route.parameters(of: path) else { continue }
            if route.method == method { return (route, parameters) }
            isKnown = true
        }
        throw isKnown ? .wrongMethod : .unknownService
    }

    /// The operations taken away in November 2024 (SpotifyContract §3.4), and two that others report as 410.
    private static let gone: [Route] =
        [
            "artists/{id}/related-artists", "browse/categories/{id}/playlists", "browse/featured-playlists",
            "audio-features", "audio-features/{id}", "audio-analysis/{id}",
        ].map { .lost(.get, $0, as: .removed) }
        + ["recommendations", "recommendations/available-genre-seeds"].map { .lost(.get, $0, as: .unknown) }
        + ["me/apps", "me/chapters"].map { .lost(.get, $0, as: .gone) }
}
