// A backup as it is read again: what is needed to restore it, and where it is not as it must be. A file that was
// written by another program, cut off or changed by hand is refused with what is wrong. What becomes of it is left to
// Restoring.

import FoundationEssentials
import SpotifyModel

/// A backup.
struct BackupFile: Sendable, Decodable {
    /// The account that it is of.
    struct Account: Sendable, Decodable {
        var id: String
        var name: String?
    }

    /// A list of things.
    struct List: Sendable, Decodable {
        var entries: [Entry]
    }

    /// A thing in a list, or on a playlist; without a URI one that Spotify no longer had.
    struct Entry: Sendable, Decodable {
        var uri: String?
        var name: String?
        var addedBy: String?

        private enum CodingKeys: String, CodingKey {
            case uri, name
            case addedBy = "added_by"
        }
    }

    /// A playlist with what is on it.
    struct Playlist: Sendable, Decodable {
        var name: String
        var uri: String?
        /// Whether it was the account's own.
        var isMine: Bool?
        var description: String?
        var isPublic: Bool?
        var isCollaborative: Bool?
        /// Its version (`snapshot_id`) when it was read.
        var version: String?
        /// nil where Spotify did not show them.
        var entries: [Entry]?

        private enum CodingKeys: String, CodingKey {
            case name, uri, description, version, entries
            case isMine = "mine"
            case isPublic = "public"
            case isCollaborative = "collaborative"
        }
    }

    /// The playlists.
    struct Playlists: Sendable, Decodable {
        var entries: [Playlist]
    }

    /// A rule.
    struct Rule: Sendable, Decodable {
        var name: String
        var pipeline: String
    }

    var made: String
    var account: Account
    var lists: [BackupPart: List] = [:]
    var playlists: Playlists?
    var rules: [Rule]

    /// The names of the members are in files and never change.
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// What the file says it is.
    private enum Unfit: Error { case otherFormat, newer(Int) }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        guard (try? container.decode(String.self, forKey: Key(stringValue: "format"))) == BackupText.format else {
            throw Unfit.otherFormat
        }
        let version = try container.decode(Int.self, forKey: Key(stringValue: "version"))
        guard version <= BackupText.version else { throw Unfit.newer(version) }
        made = try container.decode(String.self, forKey: Key(stringValue: "made"))
        account = try container.decode(Account.self, forKey: Key(stringValue: "account"))
        for part in BackupPart.allCases {
            let key = Key(stringValue: part.rawValue)
            switch part {
            case .playlists: playlists = try container.decodeIfPresent(Playlists.self, forKey: key)
            case .rules: continue
            case .liked, .albums, .shows, .episodes, .audiobooks, .artists:
                lists[part] = try container.decodeIfPresent(List.self, forKey: key)
            }
        }
        rules = try container.decodeIfPresent([Rule].self, forKey: Key(stringValue: BackupPart.rules.rawValue)) ?? []
    }

    /// In bytes. Two million entries are smaller.
    static let largest = 256 << 20

    /// The backup in a file that was read from a path.
    init(_ bytes: [UInt8], from path: String) throws(BackupError) {
        guard bytes.count <= Self.largest else { throw .tooLarge(path: path) }
        do {
            self = try JSONDecoder().decode(BackupFile.self, from: Data(bytes))
        } catch Unfit.newer(let version) {
            throw .newer(path: path, version: version)
        } catch Unfit.otherFormat {
            throw .noBackup(path: path)
        } catch DecodingError.keyNotFound(let key, let context) {
            throw .damaged(path: path, place: Self.place(context.codingPath + [key]))
        } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
            guard !context.codingPath.isEmpty else { throw .noBackup(path: path) }
            throw .damaged(path: path, place: Self.place(context.codingPath))
        } catch {
            throw Self.beginsAsBackup(bytes) ? .cutOff(path: path) : .noBackup(path: path)
        }
    }

    /// `playlists, entry 3, name`.
    private static func place(_ path: [any CodingKey]) -> String {
        var words: [String] = []
        for key in path {
            if let index = key.intValue {
                if words.last == "entries" { words.removeLast() }
                words.append("entry \(index + 1)")
            } else {
                words.append(key.stringValue)
            }
        }
        return words.joined(separator: ", ")
    }

    /// Whether the first bytes are those of a backup, whatever comes after them.
    private static func beginsAsBackup(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(200), as: UTF8.self).contains(BackupText.format)
    }
}

extension BackupFile.Entry {
    /// The URI, if it is of one of these kinds; nil for anything else that a file could hold.
    func uri(of kinds: Set<ItemKind>) -> String? {
        guard let uri, let parsed = SpotifyURI(uri), kinds.contains(parsed.kind) else { return nil }
        return parsed.text
    }

    /// Whether it is a file of a device.
    var isLocalFile: Bool { uri?.hasPrefix("spotify:local:") ?? false }
}
