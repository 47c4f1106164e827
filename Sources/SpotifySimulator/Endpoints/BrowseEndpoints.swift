// New releases, categories and markets: extended mode only (SpotifyContract §3.4). The categories
// are invented and hold nothing.

import HTTPTypes

/// What the service shows to every user alike.
enum BrowseEndpoints {
    static let routes: [Route] = [
        .extended(.get, "browse/new-releases", counts: .albums, answer: newReleases),
        .extended(.get, "browse/categories", counts: .profile, answer: categories),
        .extended(.get, "browse/categories/{id}", counts: .profile, answer: category),
        .extended(.get, "markets", counts: .profile) { _, _ throws(APIError) in
            .json(["markets": .array(["AT", "CH", "DE", "FR", "GB", "JP", "SE", "US"])])
        },
    ]

    /// The names of the invented categories.
    private static let names = ["Morning", "Kitchen", "Focus", "Road", "Sleep", "Folk", "Electronic", "Spoken Word"]

    /// `GET /browse/new-releases`: the catalogue's albums, newest first.
    @Sendable
    private static func newReleases(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let window = try call.window(limit: 20, atMost: 50)
        let newest = state.world.catalogue.newestAlbums
        let writer = call.writer(state)
        let page = Page(
            path: "/browse/new-releases", window: window, total: newest.count,
            items: newest[window.range(in: newest.count)].map { writer.simpleAlbum($0) },
        )
        return .json(["albums": page.json(writer)])
    }

    /// `GET /browse/categories`.
    @Sendable
    private static func categories(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let window = try call.window(limit: 20, atMost: 50)
        let writer = call.writer(state)
        let page = Page(
            path: "/browse/categories", window: window, total: names.count,
            items: names[window.range(in: names.count)].map { write($0, writer) },
        )
        return .json(["categories": page.json(writer)])
    }

    /// `GET /browse/categories/{id}`.
    @Sendable
    private static func category(_ call: APICall, _ state: inout SimulatorState) throws(APIError) -> WireAnswer {
        let id = call.parameters.first ?? ""
        guard let name = names.first(where: { identifier($0) == id }) else { throw .notFound }
        return .json(write(name, call.writer(state)))
    }

    /// The id of a category, made from its name so that every run has the same.
    private static func identifier(_ name: String) -> String { CatalogueID("category", [name]).description }

    /// A category as an object.
    private static func write(_ name: String, _ writer: ObjectWriter) -> JSONValue {
        let id = CatalogueID("category", [name])
        return [
            "href": .string("\(writer.base)/browse/categories/\(id)"), "icons": writer.images(id),
            "id": .string(id.description), "name": .string(name),
        ]
    }
}
