// Paging objects: `href`, `next` and `previous` are whole addresses on the service that was asked. This is where lists
// go wrong when a quirk is switched on.

/// A page of a list.
struct Page {
    /// Path below the base, such as `/albums/…/tracks`.
    let path: String
    /// The path of the links where it is another one.
    var linkPath: String?
    /// Query parameters that paging keeps.
    var query: [QueryItem] = []
    let window: PageWindow
    let total: Int
    let items: [JSONValue]

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
            // Totals are estimates: from page to page they differ.
            "total": .int(max(0, total + (window.offset / window.limit % 2 == 1 ? quirks.totalDrift : 0))),
            "items": .array(Self.disturbed(items, by: quirks, from: window.offset)),
        ]
    }

    /// The entries as they arrive.
    static func disturbed(_ items: [JSONValue], by quirks: ListQuirks, from offset: Int) -> [JSONValue] {
        let kept = quirks.shortBy > 0 ? Array(items.dropLast(quirks.shortBy)) : items
        guard let every = quirks.nullEvery, every > 0 else { return kept }
        return kept.enumerated().map { place, item in (offset + place + 1) % every == 0 ? .null : item }
    }

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
