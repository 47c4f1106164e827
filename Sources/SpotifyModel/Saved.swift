// Owns what a user keeps and has heard: entries of the library with the moment they were saved, and plays with
// the moment they were played (SpotifyContract §3.3, §5).

package import FoundationEssentials

/// A kind of thing that a library can contain.
package protocol Savable: Sendable, Hashable, Decodable {
    /// The member of an entry that holds the thing: `track`, `album` …
    static var savedKey: String { get }
}

extension Track: Savable { package static var savedKey: String { "track" } }
extension SimpleAlbum: Savable { package static var savedKey: String { "album" } }
extension Show: Savable { package static var savedKey: String { "show" } }
extension Episode: Savable { package static var savedKey: String { "episode" } }
extension Audiobook: Savable { package static var savedKey: String { "audiobook" } }

/// An entry of the library: a thing, and when it was saved.
package struct Saved<Item: Savable>: Sendable, Hashable, Decodable {
    /// nil where Spotify does not know it.
    package var addedAt: Date?
    /// What was saved.
    package var item: Item

    // Any name, since the member is called after the kind.
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Throws when the thing in the entry cannot be read.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(Key.self)
        addedAt = momentOfAdding(container.lenient(String.self, Key(stringValue: "added_at")))
        let key = Key(stringValue: Item.savedKey)
        // Spotify's reference shows saved audiobooks without the wrapping entry, captures show
        // them wrapped like the rest.
        item = container.contains(key) ? try container.decode(Item.self, forKey: key) : try Item(from: decoder)
    }
}

/// One play of a track.
package struct PlayedTrack: Sendable, Hashable, Decodable {
    /// The track that was played; episodes are not among recent plays (SpotifyContract §5).
    package var track: Track
    /// When it was played; nil where the text of it cannot be read.
    package var playedAt: Date?
    /// What it was played from.
    package var context: Playback.Context?

    private enum CodingKeys: String, CodingKey {
        case track, context
        case playedAt = "played_at"
    }

    /// Throws when the track cannot be read.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.members(CodingKeys.self)
        track = try container.decode(Track.self, forKey: .track)
        playedAt = moment(container.lenient(String.self, .playedAt))
        context = container.lenient(Playback.Context.self, .context)
    }
}
