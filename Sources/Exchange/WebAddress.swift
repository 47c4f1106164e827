// The address of a service, taken apart: where a base address is written as one text, requests want its parts.

/// The parts of a base address.
package struct WebAddress: Sendable, Equatable {
    package var scheme: String
    package var authority: String
    /// Without a slash at its end.
    package var path: String

    /// `https` where the text names no scheme.
    package init(_ text: String) {
        // Done at every start, so without the search for a text in a text, whose first use is dear.
        let colon = text.firstIndex(of: ":").flatMap { text[$0...].hasPrefix("://") ? $0 : nil }
        scheme = colon.map { String(text[..<$0]) } ?? "https"
        let rest = colon.map { String(text[$0...].dropFirst(3)) } ?? text
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        authority = String(rest[..<slash])
        var path = String(rest[slash...])
        while path.hasSuffix("/") { path.removeLast() }
        self.path = path
    }
}
