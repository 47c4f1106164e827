// Who sends a token request: the fields of its form, and the app that its Basic header or its form names.

import FoundationEssentials
import HTTPTypes

/// The fields of a token request.
struct TokenForm {
    private var values: [String: String] = [:]
    /// The name of a field that came twice; none may (RFC 6749 §3.2).
    private(set) var repeated: String?

    /// Takes the fields; of repeated ones the last counts, and `repeated` names it.
    init(_ fields: [QueryItem]) {
        for field in fields {
            if values[field.name] != nil { repeated = field.name }
            values[field.name] = field.value
        }
    }

    /// The value of a field; an empty one counts as missing (RFC 6749 §3.2).
    subscript(_ name: String) -> String? {
        guard let value = values[name], !value.isEmpty else { return nil }
        return value
    }
}

/// The app that sends a token request.
struct TokenClient {
    let app: SimulatedApp
    /// Whether it showed its secret.
    let isProven: Bool

    /// Finds the app by the Basic header or by `client_id`, and checks the secret where one is shown.
    ///
    /// - Throws: `invalid_client` for an unknown app, a malformed header or a wrong secret.
    init(_ form: TokenForm, _ headers: HTTPFields, _ state: SimulatorState) throws(TokenError) {
        let basic = Self.basic(headers[.authorization])
        if headers[.authorization] != nil, basic == nil { throw .client }
        guard let app = state.app(basic?.id ?? form["client_id"]) else { throw .client }
        self.app = app
        guard let shown = basic?.secret ?? form["client_secret"] else {
            isProven = false
            return
        }
        // In a header the secret comes form-encoded (RFC 6749 §2.3.1) or as it is. Few
        // clients encode it, so both count.
        let decoded = basic == nil ? shown : PercentCoding.decode(shown[...], plusIsBlank: true)
        guard [Secret(shown), Secret(decoded)].contains(app.secret) else { throw .clientSecret }
        isProven = true
    }

    /// Reads `Basic base64(id:secret)` (RFC 7617 §2).
    private static func basic(_ header: String?) -> (id: String, secret: String)? {
        guard let header, header.lowercased().hasPrefix("basic "),
            let bytes = Data(base64Encoded: String(header.dropFirst(6)))
        else { return nil }
        let parts = String(decoding: bytes, as: UTF8.self).split(
            separator: ":", maxSplits: 1, omittingEmptySubsequences: false,
        )
        guard parts.count == 2 else { return nil }
        return (String(parts[0]), String(parts[1]))
    }
}
