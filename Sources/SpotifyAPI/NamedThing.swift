// The names in an answer: every track, album, artist, show and playlist, however deeply nested. A name that was
// seen once needs no search later (Language §3), so the client reports the names of everything it decodes.

package import SpotifyModel

/// Something that an answer named.
package struct NamedThing: Sendable, Hashable {
    /// The URI, by which things are told apart.
    package var uri: String
    /// The name as Spotify wrote it, control characters included.
    package var name: String
    /// The ID of the user whose playlist it is; nil for other things, and where the answer does not say it.
    package var owner: String?
    /// Whether others may change the playlist.
    package var isCollaborative = false
    /// Which version of a playlist was seen (`snapshot_id`); nil where the answer did not say it.
    package var version: String?

    /// A thing and its name.
    package init(uri: String, name: String, version: String? = nil) {
        self.uri = uri
        self.name = name
        self.version = version
    }
}

/// A part of an answer that names things.
package protocol NamingAnswer {
    /// Passes on each thing it names, itself first.
    func eachName(_ take: (NamedThing) -> Void)
}

extension NamingAnswer {
    /// Everything it names, each thing once, in the order of the answer.
    package var namedThings: [NamedThing] {
        var things: [NamedThing] = []
        var seen: Set<String> = []
        eachName { if !$0.name.isEmpty, seen.insert($0.uri).inserted { things.append($0) } }
        return things
    }
}

extension Artist: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        if let uri { take(NamedThing(uri: uri, name: name)) }
    }
}

extension ArtistReference: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        if let uri { take(NamedThing(uri: uri, name: name)) }
    }
}

extension SimpleAlbum: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        if let uri { take(NamedThing(uri: uri, name: name)) }
        artists.forEach { $0.eachName(take) }
    }
}

extension Album: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        album.eachName(take)
        tracks?.eachName(take)
    }
}

extension Track: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        take(NamedThing(uri: uri, name: name))
        album?.eachName(take)
        artists.forEach { $0.eachName(take) }
    }
}

extension Episode: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        take(NamedThing(uri: uri, name: name))
        if let show, let uri = show.uri { take(NamedThing(uri: uri, name: show.name)) }
    }
}

extension Show: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { take(NamedThing(uri: uri, name: name)) }
}

extension Audiobook: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { take(NamedThing(uri: uri, name: name)) }
}

extension Chapter: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) { take(NamedThing(uri: uri, name: name)) }
}

extension Playlist: NamingAnswer {
    package func eachName(_ take: (NamedThing) -> Void) {
        guard let uri else { return }
        var thing = NamedThing(uri: uri, name: name, version: snapshot)
        (thing.owner, thing.isCollaborative) = (owner?.id, isCollaborative)
        take(thing)
    }
}
