// Paging objects: `href`, `next` and `previous` are whole addresses on the service that was asked.

/// A page of a list.
struct Page {
    /// Path below the base, such as `/albums/…/tracks`.
    let path: String
    /// Query parameters that paging keeps.
    var query: [QueryItem] = []
    let window: PageWindow
    let total: Int
    let items: [JSONValue]

    func json(base: String) -> JSONValue {
        let after = window.offset + window.limit
        let before = max(0, window.offset - window.limit)
        return [
            "href": .string(address(base, offset: window.offset)),
            "limit": .int(window.limit),
            "next": after < total ? .string(address(base, offset: after)) : .null,
            "offset": .int(window.offset),
            "previous": window.offset > 0 ? .string(address(base, offset: before)) : .null,
            "total": .int(total),
            "items": .array(items),
        ]
    }

    private func address(_ base: String, offset: Int) -> String {
        let items = [
            QueryItem(name: "offset", value: String(offset)), QueryItem(name: "limit", value: String(window.limit)),
        ]
        return RedirectURI.adding(items + query, to: base + path)
    }
}
