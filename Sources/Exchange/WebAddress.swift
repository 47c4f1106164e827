// The address of a service, split into its parts: settings hold a base address as one text, requests
// need scheme, host and path.

/// The parts of a base address.
package struct WebAddress: Sendable, Equatable {
    /// The scheme as it was written, usually `https`.
    package var scheme: String
    /// Host and port.
    package var authority: String
    /// The path, without a slash at its end.
    package var path: String

    /// Splits the text; the scheme is `https` when it names none.
    package init(_ text: String) {
        // This runs at every start, so it avoids the search for a text within a text, whose first use is expensive.
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
