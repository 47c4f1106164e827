// `Retry-After`: how long an answer asks to wait, read in the same way for the Web API and for the login service.

package import HTTPTypes

/// How long an answer asks to wait.
package struct RetryAfter: Sendable, Equatable {
    /// The wait; nil when the answer does not say, or not in seconds.
    package let seconds: Int?
    /// Whether a layer of this program added it in Spotify's place.
    package let isAssumed: Bool

    /// The header that marks an answer whose wait is assumed.
    private static let mark = HTTPField.Name("juke-assumed-wait")
    /// A week is longer than any ban that was ever seen. More is a mistake that must not last for ever.
    private static let longest = 7 * 86_400

    /// Makes an answer ask for a wait that Spotify did not name.
    package static func assume(_ seconds: Int, in response: inout HTTPResponse) {
        response.headerFields[.retryAfter] = String(seconds)
        if let mark { response.headerFields[mark] = "1" }
    }

    /// Reads the header. Of several values, as a proxy adds its own, the longest holds.
    package init(_ response: HTTPResponse) {
        isAssumed = Self.mark.map { response.headerFields[$0] != nil } ?? false
        let values = response.headerFields[values: .retryAfter].flatMap { $0.split(separator: ",") }
        seconds = values.compactMap { Self.seconds($0) }.max()
    }

    /// Whole seconds; a fraction is rounded up.
    private static func seconds(_ text: Substring) -> Int? {
        let text = text.drop { $0 == " " || $0 == "\t" }
        guard text.first?.isASCII == true, text.first?.isNumber == true, let number = Double(text.filter { $0 != " " }),
            number >= 0
        else { return nil }
        return number < Double(longest) ? Int(number.rounded(.up)) : longest
    }
}
