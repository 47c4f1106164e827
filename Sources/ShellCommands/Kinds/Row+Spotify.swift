// Spotify's things as rows. This is the one place that knows which part of a track becomes which field; what Spotify
// left out becomes `missing`, never a guess.

import Rows
import SpotifyModel

extension Row {
    /// A track; on an album whose own answer leaves the album out, `album` says which.
    init(_ track: Track, on album: SimpleAlbum? = nil, added: PartialDate? = nil) {
        let album = track.album ?? album
        var links: [String: Link] = [:]
        if let first = track.artists.first, let uri = first.uri { links["artist"] = Link(uri: uri, name: first.name) }
        if let album, let uri = album.uri { links["album"] = Link(uri: uri, name: album.name) }
        self.init(
            Kinds.track, name: track.name, uri: track.uri, id: track.id,
            url: SpotifyURI(track.uri)?.url,
            values: [
                .text(track.artists.credit),
                .list(track.artists.map { $0.name }),
                .text(orMissing: album?.name),
                .number(orMissing: track.discNumber),
                .number(orMissing: track.trackNumber),
                .duration(track.duration),
                .flag(track.isExplicit),
                .text(orMissing: track.isrc),
                .flag(orMissing: track.isPlayable),
                .flag(track.isLocal),
                .number(orMissing: album?.release?.year),
                album?.release.map { .date(PartialDate($0)) } ?? .missing,
                added.map(Value.date) ?? .missing,
                .number(orMissing: track.popularity),
            ],
            links: links)
    }

    init(_ album: SimpleAlbum) {
        var links: [String: Link] = [:]
        if let first = album.artists.first, let uri = first.uri { links["artist"] = Link(uri: uri, name: first.name) }
        self.init(
            Kinds.album, name: album.name, uri: album.uri, id: album.id,
            url: album.uri.flatMap { SpotifyURI($0)?.url },
            values: [
                .text(album.artists.credit),
                .list(album.artists.map(\.name)),
                .number(orMissing: album.release?.year),
                .text(album.type.rawValue),
                .number(orMissing: album.totalTracks),
                album.release.map { .date(PartialDate($0)) } ?? .missing,
                .text(orMissing: album.upc),
                .missing,
                .number(orMissing: album.popularity),
                .text(orMissing: album.label),
            ],
            links: links)
    }

    init(_ artist: Artist) {
        self.init(
            Kinds.artist, name: artist.name, uri: artist.uri, id: artist.id,
            url: artist.uri.flatMap { SpotifyURI($0)?.url },
            values: [
                .number(orMissing: artist.followers),
                artist.genres.map(Value.list) ?? .missing,
                .number(orMissing: artist.popularity),
            ])
    }

    init(_ playlist: Playlist, account: String?) {
        self.init(
            Kinds.playlist, name: playlist.name, uri: playlist.uri, id: playlist.id,
            url: playlist.uri.flatMap { SpotifyURI($0)?.url },
            values: [
                .text(orMissing: playlist.owner.map { $0.name ?? $0.id }),
                .number(orMissing: playlist.totalItems),
                .flag(orMissing: playlist.isPublic),
                .flag(playlist.isCollaborative),
                .text(orMissing: playlist.description),
                account == nil ? .missing : .flag(playlist.owner?.id == account),
            ])
    }

    init(_ episode: Episode) {
        self.init(
            Kinds.episode, name: episode.name, uri: episode.uri, id: episode.id,
            url: SpotifyURI(episode.uri)?.url,
            values: [
                .text(orMissing: episode.showName),
                episode.released.map { .date(PartialDate($0)) } ?? .missing,
                .duration(episode.duration),
            ])
    }

    init(_ item: PlayableItem, added: PartialDate? = nil) {
        switch item {
        case .track(let track): self.init(track, added: added)
        case .episode(let episode): self.init(episode)
        }
    }

    init(_ device: Device) {
        self.init(
            Kinds.device, name: device.name, id: device.id,
            values: [
                .text(device.type),
                .flag(device.isActive),
                .number(orMissing: device.volume),
                .flag(device.isRestricted || device.id == nil),
            ])
    }
}

extension PartialDate {
    init(_ release: ReleaseDate) {
        self.init(year: release.year, month: release.month, day: release.day)
    }
}

extension Sequence<ArtistReference> {
    /// The credit as Spotify shows it.
    var credit: String { map(\.name).joined(separator: ", ") }
}
