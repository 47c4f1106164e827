// All endpoints. What is not here is 404, a known path with another method 405.

import HTTPTypes

/// The endpoints of the Web API.
enum RouteTable {
    static let all: [Route] =
        CatalogueEndpoints.routes + SpokenEndpoints.routes + SearchEndpoint.routes + ProfileEndpoints.routes
        + LibraryReads.routes + LibraryEndpoint.routes + PlaylistEndpoints.routes + PlaylistDetails.routes
        + PlaylistEdits.routes + PlayerReads.routes + PlayerCommands.routes + BatchEndpoints.routes
        + BrowseEndpoints.routes + UserEndpoints.routes + SavedItemEndpoints.routes + FollowEndpoints.routes
        + gone

    /// The endpoints by the first word and the length of their paths: a handful each.
    private static let shelves: [Shelf: [Route]] = Dictionary(grouping: all) { route in
        guard case .word(let word)? = route.pattern.first else { return Shelf(word: "", length: 0) }
        return Shelf(word: word, length: route.pattern.count)
    }

    private struct Shelf: Hashable {
        let word: String
        let length: Int
    }

    /// The endpoint for a path below `/v1`, and the values of its parameters.
    static func route(
        _ method: HTTPRequest.Method, _ path: ArraySlice<String>,
    ) throws(APIError) -> (Route, parameters: [String]) {
        var isKnown = false
        for route in shelves[Shelf(word: path.first ?? "", length: path.count)] ?? [] {
            guard let parameters = route.parameters(of: path) else { continue }
            if route.method == method { return (route, parameters) }
            isKnown = true
        }
        throw isKnown ? .wrongMethod : .unknownService
    }

    /// The operations taken away in November 2024 (SpotifyContract §3.4), and two that are said to be gone.
    private static let gone: [Route] =
        [
            "artists/{id}/related-artists", "browse/categories/{id}/playlists", "browse/featured-playlists",
            "audio-features", "audio-features/{id}", "audio-analysis/{id}",
        ].map { .lost(.get, $0, as: .removed) }
        + ["recommendations", "recommendations/available-genre-seeds"].map { .lost(.get, $0, as: .unknown) }
        + ["me/apps", "me/chapters"].map { .lost(.get, $0, as: .gone) }
}
