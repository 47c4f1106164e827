// One operation of the Web API as a value: the request it makes and how its answer is read. Values are made in the
// files of `Endpoints`; sending them is the client's work.

package import HTTPTypes

/// An operation, and what its answer is.
package struct Endpoint<Response: Sendable>: Sendable {
    package var method: HTTPRequest.Method
    /// Below `/v1`, every part percent-encoded.
    package var path: String
    package var query: [QueryItem]
    /// nil: no body at all, which is not the same as an empty object (contract §5).
    package var body: [UInt8]?
    package var scopes: Swift.Set<Scope>
    /// Reads a 2xx answer.
    let decode: @Sendable (_ status: Int, _ body: [UInt8]) throws(UnreadableAnswer) -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], body: [UInt8]? = nil,
        scopes: Swift.Set<Scope> = [],
        decode: @escaping @Sendable (_ status: Int, _ body: [UInt8]) throws(UnreadableAnswer) -> Response
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.scopes = scopes
        self.decode = decode
    }

    /// The path with its query, as it stands in the request line.
    package var target: String {
        guard !query.isEmpty else { return path }
        return path + "?"
            + query.map { PercentEncoding.encoded($0.name) + "=" + PercentEncoding.encoded($0.value) }.joined(
                separator: "&")
    }
}

/// One `name=value` of a query, not yet encoded.
package struct QueryItem: Sendable, Hashable {
    package var name: String
    package var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    init(_ name: String, _ value: Int) { self.init(name, String(value)) }
}

/// Percent-encoding of everything but the unreserved characters (RFC 3986 §2.3).
package enum PercentEncoding {
    package static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}

/// What a write answers: that it was accepted. Bodies of 2xx answers mean nothing (contract §5).
package struct Accepted: Sendable, Hashable {}

/// A permission the user gives (contract §2.7).
package struct Scope: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    /// What a login asks for: everything the shell's commands need.
    package static let shell: [Scope] = [
        "user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing",
        "user-read-recently-played", "playlist-read-private", "playlist-read-collaborative",
        "playlist-modify-private", "playlist-modify-public", "user-library-read", "user-library-modify",
        "user-follow-read", "user-follow-modify", "user-top-read", "user-read-playback-position",
    ].map { Scope(rawValue: $0) }

    static let readPlaybackState = Scope(rawValue: "user-read-playback-state")
    static let modifyPlaybackState = Scope(rawValue: "user-modify-playback-state")
    static let readCurrentlyPlaying = Scope(rawValue: "user-read-currently-playing")
    static let readPrivatePlaylists = Scope(rawValue: "playlist-read-private")
}

/// The quota mode of the app (contract §3.1): a setting, never probed.
package enum Mode: String, Sendable, Hashable {
    case development, extended

    /// The mode a setting names; development for anything else.
    package init(setting: String) { self = Mode(rawValue: setting) ?? .development }
}

/// The most entries of a page (contract §3.3, §3.4).
package enum Limits {
    package static let page = 50
    package static func search(_ mode: Mode) -> Int { mode == .development ? 10 : 50 }
    package static func artistAlbums(_ mode: Mode) -> Int { mode == .development ? 10 : 50 }
}
