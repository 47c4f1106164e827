// Owns the ways to name a thing of Spotify's: IDs, URIs, and the addresses of open.spotify.com in all forms
// that people paste. It works on text alone; nothing is looked up.

/// The 22 base-62 characters with which Spotify names a thing.
package struct SpotifyID: Hashable, Sendable, Codable {
    /// The characters, with their case: IDs that differ only in it are different things.
    package let text: String

    /// nil for anything but 22 base-62 characters. An ID becomes a part of a request's path, so no
    /// other character may be in it.
    package init?(_ text: String) {
        guard text.utf8.count == 22,
            text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) })
        else { return nil }
        self.text = text
    }
}

/// A URI such as `spotify:track:6LgJvl0Xdtc73RJ1mmpotq`.
package struct SpotifyURI: Hashable, Sendable, Codable, CustomStringConvertible {
    /// The kind of the thing, which the URI names before the ID.
    package let kind: ItemKind
    /// The ID of the thing; for a collection, of its user.
    package let id: String

    /// A URI from its parts, which are not checked.
    package init(kind: ItemKind, id: String) {
        self.kind = kind
        self.id = id
    }

    /// Reads a URI or a web address; nil for anything else.
    ///
    /// Addresses may have `intl-xx/` or `embed/` before the kind and `?si=` after the ID, as apps share them,
    /// and may name a page below the thing's own.
    package init?(_ text: String) {
        if let plain = SpotifyURI(plain: text) {
            self = plain
            return
        }
        if let rest = text.dropping(prefix: "spotify:") {
            self.init(parts: rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init))
            return
        }
        let bare = text.dropping(prefix: "https://") ?? text.dropping(prefix: "http://") ?? text[...]
        guard let path = bare.dropping(prefix: "open.spotify.com/") else { return nil }
        var parts = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        if parts.first?.hasPrefix("intl-") == true { parts.removeFirst() }
        if parts.first == "embed" { parts.removeFirst() }
        // In `artist/ID/discography/all`, what follows the ID only names a part of the page.
        if parts.count > 2, parts[0] != "user" { parts.removeSubrange(2...) }
        self.init(parts: parts)
    }

    /// Reads a URI of a kind and an ID of 22 letters, as nearly all in answers are; nil for any other form.
    private init?(plain text: String) {
        let units = text.utf8
        guard units.count > 31, units.starts(with: "spotify:".utf8) else { return nil }
        let colon = units.index(units.endIndex, offsetBy: -23)
        guard units[colon] == UInt8(ascii: ":"),
            let kind = ItemKind(rawValue: String(text[units.index(units.startIndex, offsetBy: 8)..<colon])),
            kind != .user, kind != .collection, let id = SpotifyID(String(text[units.index(after: colon)...]))
        else { return nil }
        self.init(kind: kind, id: id.text)
    }

    /// Whether the text is one of the short addresses that the apps make. Only a request could
    /// find out what it leads to.
    package static func isShortLink(_ text: String) -> Bool {
        let bare = text.dropping(prefix: "https://") ?? text.dropping(prefix: "http://") ?? text[...]
        return shortHosts.contains { (bare.dropping(prefix: $0 + "/")?.isEmpty ?? true) == false }
    }

    /// The hosts of short addresses.
    package static let shortHosts = ["spotify.link", "spotify.app.link", "spoti.fi"]

    // The parts of a URI after `spotify:`, or of an address's path.
    private init?(parts: [String]) {
        switch parts.count {
        case 2:
            guard let kind = ItemKind(rawValue: parts[0]), kind != .collection, Self.isID(parts[1], of: kind) else {
                return nil
            }
            self.init(kind: kind, id: parts[1])
        case 3 where parts[0] == "user" && parts[2] == "collection":
            self.init(kind: .collection, id: parts[1])
        // The old form of playlists names the owner, too.
        case 4 where parts[0] == "user" && parts[2] == "playlist":
            guard Self.isID(parts[3], of: .playlist) else { return nil }
            self.init(kind: .playlist, id: parts[3])
        default: return nil
        }
    }

    // The IDs of users are free text; all others have one form.
    private static func isID(_ text: String, of kind: ItemKind) -> Bool {
        kind == .user ? !text.isEmpty : SpotifyID(text) != nil
    }

    /// The URI as a text, in today's form.
    package var text: String {
        kind == .collection ? "spotify:user:\(id):collection" : "spotify:\(kind.rawValue):\(id)"
    }

    /// The address for browsers.
    package var url: String {
        kind == .collection
            ? "https://open.spotify.com/collection/tracks" : "https://open.spotify.com/\(kind.rawValue)/\(id)"
    }

    /// The URI itself, so that a message may hold it.
    package var description: String { text }
}

extension StringProtocol where SubSequence == Substring {
    /// The rest of the text after a prefix, whose letters may be of either case; nil where it does not begin so.
    fileprivate func dropping(prefix: String) -> Substring? {
        guard utf8.count >= prefix.utf8.count,
            zip(utf8, prefix.utf8).allSatisfy({ typed, wanted in
                typed == wanted || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(typed) && typed | 0x20 == wanted
            })
        else { return nil }
        return self[utf8.index(startIndex, offsetBy: prefix.utf8.count)...]
    }
}
