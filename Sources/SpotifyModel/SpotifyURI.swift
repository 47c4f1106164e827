// Spotify's names for things: IDs, URIs, and the addresses of open.spotify.com in all the forms people paste. Pure text;
// nothing is looked up.

/// The 22 base-62 characters by which Spotify knows a thing.
package struct SpotifyID: Hashable, Sendable, Codable {
    package let text: String

    /// nil for anything but 22 base-62 characters: what is sent as part of a path must be harmless there.
    package init?(_ text: String) {
        guard text.utf8.count == 22,
            text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) })
        else { return nil }
        self.text = text
    }
}

/// A URI such as `spotify:track:6LgJvl0Xdtc73RJ1mmpotq`.
package struct SpotifyURI: Hashable, Sendable, Codable, CustomStringConvertible {
    package let kind: ItemKind
    /// The ID; of a collection, the user's.
    package let id: String

    package init(kind: ItemKind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// Reads a URI or an address, with `intl-xx/` and `?si=` as the apps share it, also of a page below a thing's own;
    /// nil for anything else.
    package init?(_ text: String) {
        if let rest = text.dropping(prefix: "spotify:") {
            self.init(parts: rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init))
            return
        }
        let bare = text.dropping(prefix: "https://") ?? text.dropping(prefix: "http://") ?? text[...]
        guard let path = bare.dropping(prefix: "open.spotify.com/") else { return nil }
        var parts = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        if parts.first?.hasPrefix("intl-") == true { parts.removeFirst() }
        if parts.first == "embed" { parts.removeFirst() }
        // `artist/ID/discography/all`: what stands behind the ID is a part of its page.
        if parts.count > 2, parts[0] != "user" { parts.removeSubrange(2...) }
        self.init(parts: parts)
    }

    /// Whether it is one of the short addresses the apps make. They lead to a thing, and nothing in them says to which.
    package static func isShortLink(_ text: String) -> Bool {
        let bare = text.dropping(prefix: "https://") ?? text.dropping(prefix: "http://") ?? text[...]
        return shortHosts.contains { (bare.dropping(prefix: $0 + "/")?.isEmpty ?? true) == false }
    }

    /// The hosts of short addresses.
    package static let shortHosts = ["spotify.link", "spotify.app.link", "spoti.fi"]

    private init?(parts: [String]) {
        switch parts.count {
        case 2:
            guard let kind = ItemKind(rawValue: parts[0]), kind != .collection, Self.isID(parts[1], of: kind) else {
                return nil
            }
            self.init(kind: kind, id: parts[1])
        case 3 where parts[0] == "user" && parts[2] == "collection":
            self.init(kind: .collection, id: parts[1])
        // The old form of playlists names their owner too.
        case 4 where parts[0] == "user" && parts[2] == "playlist":
            guard Self.isID(parts[3], of: .playlist) else { return nil }
            self.init(kind: .playlist, id: parts[3])
        default: return nil
        }
    }

    private static func isID(_ text: String, of kind: ItemKind) -> Bool {
        kind == .user ? !text.isEmpty : SpotifyID(text) != nil
    }

    package var text: String {
        kind == .collection ? "spotify:user:\(id):collection" : "spotify:\(kind.rawValue):\(id)"
    }

    /// Its address for browsers.
    package var url: String {
        kind == .collection
            ? "https://open.spotify.com/collection/tracks" : "https://open.spotify.com/\(kind.rawValue)/\(id)"
    }

    package var description: String { text }
}

extension StringProtocol where SubSequence == Substring {
    /// What stands behind a prefix of ASCII letters in either case; nil without it.
    fileprivate func dropping(prefix: String) -> Substring? {
        guard utf8.count >= prefix.utf8.count,
            zip(utf8, prefix.utf8).allSatisfy({ typed, wanted in
                typed == wanted || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(typed) && typed | 0x20 == wanted
            })
        else { return nil }
        return self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...]
    }
}
