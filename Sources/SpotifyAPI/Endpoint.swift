// One operation of the Web API as a value: the request it makes, and how its answer is read. The values are made in the
// files of `Endpoints`; sending them is left to the client.

import Exchange
package import HTTPTypes

/// An operation, and the type of its answer.
package struct Endpoint<Response: Sendable>: Sendable {
    /// The HTTP method.
    package var method: HTTPRequest.Method
    /// The path below `/v1`, every part percent-encoded.
    package var path: String
    /// The parameters after `?`, in the order in which they are sent.
    package var query: [QueryItem]
    /// The body; nil means none at all, which is not the same as an empty object (SpotifyContract §5).
    package var body: [UInt8]?
    /// The type of the body, when there is one.
    package var contentType = "application/json"
    /// The scopes the operation needs.
    package var scopes: Set<Scope>
    /// The modes that have the operation.
    package var availability = Availability.everyMode
    /// Reads an answer with a 2xx status.
    let decode: @Sendable (_ status: Int, _ body: [UInt8]) throws(UnreadableAnswer) -> Response

    init(
        _ method: HTTPRequest.Method, _ path: String, query: [QueryItem] = [], body: [UInt8]? = nil,
        scopes: Set<Scope> = [],
        decode: @escaping @Sendable (_ status: Int, _ body: [UInt8]) throws(UnreadableAnswer) -> Response
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
        self.scopes = scopes
        self.decode = decode
    }

    /// The operation, marked as one that only extended mode has.
    package var extendedModeOnly: Endpoint {
        var endpoint = self
        endpoint.availability = .extendedModeOnly
        return endpoint
    }

    /// The group of endpoints in which Spotify counts it.
    package var bucket: Bucket { Bucket(path: path, isRead: method == .get) }

    /// The path with its query, as the request line has it.
    package var target: String {
        guard !query.isEmpty else { return path }
        return path + "?" + PercentEncoding.encoded(query.map { ($0.name, $0.value) })
    }
}

/// One `name=value` of a query, not yet encoded.
package struct QueryItem: Sendable, Hashable {
    /// The name of the parameter.
    package var name: String
    /// Its value, as text.
    package var value: String

    /// A parameter of text.
    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// A parameter of a number.
    package init(_ name: String, _ value: Int) { self.init(name, String(value)) }
}

/// The answer of a write that returns nothing: it was accepted.
package struct Accepted: Sendable, Hashable {}

/// Which answers with a 2xx status say that the operation was done. Anything else that comes with success is not
/// Spotify's: a login page of the network, or a part of an answer. Whether a change was made is unknown then.
enum Confirmation {
    /// A read: JSON, complete.
    case read
    /// A change that returns nothing: no body, or a short line that is neither JSON nor a web
    /// page (SpotifyContract §5).
    case acknowledgement
    /// A change that returns what it made, as JSON.
    case product

    /// The longest line that still counts as an acknowledgement, in bytes.
    private static let longestLine = 1000

    /// Checks status and body.
    ///
    /// - Throws: What is wrong with the answer, for ``SpotifyError/unconfirmed(_:)`` or
    ///   ``SpotifyError/unreadable(_:)``.
    func check(_ status: Int, _ body: [UInt8]) throws(UnreadableAnswer) {
        switch (self, status) {
        case (_, 206): throw .truncated
        case (.read, 200), (.read, 203), (.product, 200...202): break
        case (.read, 204), (.product, 204): throw .empty
        case (.acknowledgement, 200...202), (.acknowledgement, 204):
            guard body.count <= Self.longestLine, AnswerForm(body) == .empty || AnswerForm(body) == .other else {
                throw .foreign(status: status)
            }
        default: throw .foreign(status: status)
        }
    }
}

/// A permission the user gives (SpotifyContract §2.7). It is an open type, because Spotify may return
/// scopes that are not known here.
package struct Scope: RawRepresentable, Sendable, Hashable {
    /// The scope as Spotify spells it.
    package let rawValue: String

    /// Any scope, known or not.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Every scope there is (SpotifyContract §2.7).
    package static let known: [Scope] = [
        "app-remote-control", "playlist-read-private", "playlist-read-collaborative", "playlist-modify-public",
        "playlist-modify-private", "user-library-read", "user-library-modify", "user-read-private", "user-read-email",
        "user-follow-read", "user-follow-modify", "user-top-read", "user-read-playback-position",
        "user-read-playback-state", "user-read-recently-played", "user-read-currently-playing",
        "user-modify-playback-state", "ugc-image-upload", "streaming",
    ].map { Scope(rawValue: $0) }

    /// See what plays, the queue and the devices.
    package static let readPlaybackState = Scope(rawValue: "user-read-playback-state")
    /// Control what plays, where and how, and add to the queue.
    package static let modifyPlaybackState = Scope(rawValue: "user-modify-playback-state")
    /// See the track that plays now, and the queue.
    package static let readCurrentlyPlaying = Scope(rawValue: "user-read-currently-playing")
    /// See what was played lately.
    package static let readRecentlyPlayed = Scope(rawValue: "user-read-recently-played")
    /// See how far episodes and chapters were heard.
    package static let readPlaybackPosition = Scope(rawValue: "user-read-playback-position")
    /// See the user's private playlists.
    package static let readPrivatePlaylists = Scope(rawValue: "playlist-read-private")
    /// See the playlists that the user edits together with others.
    package static let readCollaborativePlaylists = Scope(rawValue: "playlist-read-collaborative")
    /// See what is saved: tracks, albums, episodes, shows and audiobooks.
    package static let readLibrary = Scope(rawValue: "user-library-read")
    /// Save things, and remove them again.
    package static let modifyLibrary = Scope(rawValue: "user-library-modify")
    /// See which artists and users are followed.
    package static let readFollows = Scope(rawValue: "user-follow-read")
    /// Follow artists and users, and stop following them.
    package static let modifyFollows = Scope(rawValue: "user-follow-modify")
    /// See which artists and tracks the user hears most.
    package static let readTop = Scope(rawValue: "user-top-read")
    /// Create and change public playlists.
    package static let modifyPublicPlaylists = Scope(rawValue: "playlist-modify-public")
    /// Create and change private playlists.
    package static let modifyPrivatePlaylists = Scope(rawValue: "playlist-modify-private")
    /// Give playlists covers.
    package static let uploadImages = Scope(rawValue: "ugc-image-upload")
}

/// The quota mode of the app (SpotifyContract §3.1). It is a setting and never probed,
/// since a probe would cost quota.
package enum Mode: String, Sendable, Hashable {
    case development, extended

    /// The mode a setting names; development for anything else.
    package init(setting: String) { self = Mode(rawValue: setting) ?? .development }
}

/// Which modes have an operation (SpotifyContract §3.3, §3.4).
package enum Availability: Sendable, Hashable { case everyMode, extendedModeOnly }

/// The largest numbers that one request accepts (SpotifyContract §3.3, §3.4).
package enum Limits {
    /// Entries of one page of a list.
    package static let page = 50
    /// Things that one request saves, removes or asks about.
    package static let library = 40
    /// Entries that one request adds to a playlist or removes from it.
    package static let playlistEdit = 100
    /// Bytes of a cover before they are sent in base64, which makes 256 KiB of them.
    package static let coverBytes = 196_608
    /// Things read at once in extended mode.
    package static func batch(_ kind: String) -> Int { kind == "albums" ? 20 : 50 }
    /// Results of each kind in one page of a search; more is `400 Invalid limit`.
    package static func search(_ mode: Mode) -> Int { mode == .development ? 10 : 50 }
    /// Albums in one page of an artist's albums, the scarcest read of all.
    package static func artistAlbums(_ mode: Mode) -> Int { mode == .development ? 10 : 50 }
}
