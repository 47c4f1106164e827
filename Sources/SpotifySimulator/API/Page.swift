// Paging objects: `href`, `next` and `previous` are whole addresses on the host that was asked. This is also
// where lists deviate when a quirk is switched on, in the same way for every endpoint.

/// One page of a list, and what its links are made of.
///
/// The second of three pages of an album's tracks reads:
///
///     {"href": "…/v1/albums/6dVI…/tracks?offset=20&limit=20", "limit": 20, "next": "…?offset=40&limit=20",
///      "offset": 20, "previous": "…?offset=0&limit=20", "total": 52, "items": [ … ]}
struct Page {
    /// Path below the base, such as `/albums/…/tracks`.
    let path: String
    /// The path of the links where Spotify's links name another one than the request did.
    var linkPath: String?
    /// Query parameters that the links keep, besides `offset` and `limit`.
    var query: [QueryItem] = []
    let window: PageWindow
    /// The number of entries in the whole list.
    let total: Int
    /// The entries of this page.
    let items: [JSONValue]

    /// The page as an object.
    func json(_ writer: ObjectWriter) -> JSONValue {
        let after = window.offset + window.limit
        let before = max(0, window.offset - window.limit)
        let quirks = writer.quirks
        return [
            "href": .string(address(writer, offset: window.offset)),
            "limit": .int(window.limit),
            "next": after < total ? .string(address(writer, offset: after)) : .null,
            "offset": .int(window.offset),
            "previous": window.offset > 0 ? .string(address(writer, offset: before)) : .null,
            // Totals are estimates in reality; with this quirk they differ from page to page.
            "total": .int(max(0, total + (window.offset / window.limit % 2 == 1 ? quirks.totalDrift : 0))),
            "items": .array(Self.disturbed(items, by: quirks, from: window.offset)),
        ]
    }

    /// The entries after the quirks: some dropped from the end, every n-th null. The count of nulls runs
    /// through the whole list, so it does not depend on the page size.
    static func disturbed(_ items: [JSONValue], by quirks: ListQuirks, from offset: Int) -> [JSONValue] {
        let kept = quirks.shortBy > 0 ? Array(items.dropLast(quirks.shortBy)) : items
        guard let every = quirks.nullEvery, every > 0 else { return kept }
        return kept.enumerated().map { place, item in (offset + place + 1) % every == 0 ? .null : item }
    }

    /// The address of the page at this offset, in the style that the quirks ask for.
    private func address(_ writer: ObjectWriter, offset: Int) -> String {
        let place = [
            QueryItem(name: "offset", value: String(offset)), QueryItem(name: "limit", value: String(window.limit)),
        ]
        switch writer.quirks.links {
        case .captured: return RedirectURI.adding(place + query, to: writer.base + (linkPath ?? path))
        case .asAsked:
            let asked = query.map { $0.name == "query" ? QueryItem(name: "q", value: $0.value) : $0 }
            return RedirectURI.adding(place + asked, to: writer.base + path)
        case .broken: return RedirectURI.adding(place, to: writer.base + "/nowhere" + path)
        }
    }
}
