// All endpoints. What is not here is 404, a known path with another method 405.

import HTTPTypes

/// The endpoints of the Web API.
enum RouteTable {
    static let all: [Route] =
        CatalogueEndpoints.routes + SearchEndpoint.routes + ProfileEndpoints.routes + PlaylistEndpoints.routes
        + PlayerReads.routes + PlayerCommands.routes + removed

    /// The endpoint for a path below `/v1`, and the values of its parameters.
    static func route(
        _ method: HTTPRequest.Method, _ path: ArraySlice<String>,
    ) throws(APIError) -> (Route, parameters: [String]) {
        var isKnown = false
        for route in all {
            guard let parameters = route.parameters(of: path) else { continue }
            if route.method == method { return (route, parameters) }
            isKnown = true
        }
        throw isKnown ? .wrongMethod : .unknownService
    }

    /// The operations taken away in November 2024 and February 2026 (contract §3.4).
    private static let removed: [Route] =
        removedReads.map { .removed(.get, $0) }
        + ["tracks", "albums", "episodes", "shows", "audiobooks"].flatMap { kind in
            [
                Route.removed(.get, "\(kind)"), .removed(.put, "me/\(kind)"), .removed(.delete, "me/\(kind)"),
                .removed(.get, "me/\(kind)/contains"),
            ]
        }
        + [HTTPRequest.Method.get, .post, .put, .delete].map { .removed($0, "playlists/{id}/tracks") }
        + [
            .removed(.post, "users/{id}/playlists"), .removed(.put, "me/following"), .removed(.delete, "me/following"),
            .removed(.put, "playlists/{id}/followers"), .removed(.delete, "playlists/{id}/followers"),
        ]

    private static let removedReads = [
        "artists", "chapters", "artists/{id}/top-tracks", "artists/{id}/related-artists", "browse/new-releases",
        "browse/categories", "browse/categories/{id}", "browse/categories/{id}/playlists",
        "browse/featured-playlists", "markets", "users/{id}", "users/{id}/playlists", "me/following/contains",
        "playlists/{id}/followers/contains", "recommendations", "recommendations/available-genre-seeds",
        "audio-features", "audio-features/{id}", "audio-analysis/{id}",
    ]
}
