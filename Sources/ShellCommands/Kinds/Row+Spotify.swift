// Spotify's things as rows. This is the one place that knows which part of a track becomes which field; what Spotify
// left out becomes `missing`, never a guess.

import Rows
import SpotifyModel

extension Row {
    /// A track; on an album whose own answer leaves the album out, `album` says which.
    init(_ track: Track, on album: SimpleAlbum? = nil, added: PartialDate? = nil) {
        let album = track.album ?? album
        var links: [String: Link] = [:]
        Self.link(track.artists, in: &links)
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

    /// The first artist is whose it is; the others are known too, as `artist 2`, `artist 3` …
    private static func link(_ artists: [ArtistReference], in links: inout [String: Link]) {
        for (index, artist) in artists.enumerated() {
            guard let uri = artist.uri else { continue }
            links[index == 0 ? "artist" : "artist \(index + 1)"] = Link(uri: uri, name: artist.name)
        }
    }

    init(_ album: SimpleAlbum, added: PartialDate? = nil) {
        var links: [String: Link] = [:]
        Self.link(album.artists, in: &links)
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
                added.map(Value.date) ?? .missing,
                .number(orMissing: album.popularity),
                .text(orMissing: album.label),
                album.copyrights.isEmpty ? .missing : .list(album.copyrights),
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

    /// An episode; on a show whose own answer leaves the show out, `show` says which.
    init(_ episode: Episode, of show: Link? = nil, added: PartialDate? = nil) {
        let link = episode.show.flatMap { show in show.uri.map { Link(uri: $0, name: show.name) } } ?? show
        self.init(
            Kinds.episode, name: episode.name, uri: episode.uri, id: episode.id,
            url: SpotifyURI(episode.uri)?.url,
            values: Self.values(
                of: episode.show?.name ?? show?.name, released: episode.released, episode.duration,
                episode.resumePoint) + [
                    .flag(episode.isExplicit), .flag(orMissing: episode.isPlayable),
                    .text(orMissing: episode.description), added.map(Value.date) ?? .missing,
                ],
            links: link.map { ["show": $0] } ?? [:])
    }

    /// A chapter of the audiobook of that name.
    init(_ chapter: Chapter, of audiobook: Link? = nil) {
        self.init(
            Kinds.chapter, name: chapter.name, uri: chapter.uri, id: chapter.id,
            url: SpotifyURI(chapter.uri)?.url,
            values: Self.values(
                of: chapter.audiobookName ?? audiobook?.name, released: chapter.released, chapter.duration,
                chapter.resumePoint) + [.missing, .flag(orMissing: chapter.isPlayable)],
            links: audiobook.map { ["audiobook": $0] } ?? [:])
    }

    private static func values(
        of container: String?, released: ReleaseDate?, _ duration: Duration, _ point: ResumePoint?
    ) -> [Value] {
        // Nothing heard yet is no place to go on from.
        let resume = point.flatMap { !$0.isFullyPlayed && $0.position > .zero ? $0.position : nil }
        return [
            .text(orMissing: container),
            released.map { .date(PartialDate($0)) } ?? .missing,
            .duration(duration),
            .flag(orMissing: point?.isFullyPlayed),
            resume.map(Value.duration) ?? .missing,
        ]
    }

    init(_ show: Show, added: PartialDate? = nil) {
        self.init(
            Kinds.show, name: show.name, uri: show.uri, id: show.id, url: SpotifyURI(show.uri)?.url,
            values: [
                .text(orMissing: show.publisher),
                .number(orMissing: show.totalEpisodes),
                .text(orMissing: show.description),
                added.map(Value.date) ?? .missing,
                .flag(show.isExplicit),
            ])
    }

    init(_ audiobook: Audiobook) {
        self.init(
            Kinds.audiobook, name: audiobook.name, uri: audiobook.uri, id: audiobook.id,
            url: SpotifyURI(audiobook.uri)?.url,
            values: [
                .list(audiobook.authors),
                .list(audiobook.narrators),
                .number(orMissing: audiobook.totalChapters),
                .text(orMissing: audiobook.publisher),
                .text(orMissing: audiobook.description),
                .text(orMissing: audiobook.edition),
                .flag(audiobook.isExplicit),
            ])
    }

    /// A play: the track's row, when it was, and what it was played from.
    init(_ play: PlayedTrack) {
        let track = Row(play.track)
        self.init(
            Kinds.play, name: track.name, uri: track.uri, id: track.id, url: track.url,
            values: track.values + [
                play.playedAt.map { .date(PartialDate($0)) } ?? .missing,
                .text(orMissing: play.context?.uri),
            ],
            links: track.links)
    }

    /// A play as the track that was played, a group as what it is named after; anything else as it is.
    var thing: Row {
        if kind == Kinds.group.kind, let uri, let kind = SpotifyURI(uri)?.kind {
            return Row(SelectedThing(kind: kind.rawValue, uri: uri, name: name))
        }
        guard kind == Kinds.play.kind else { return self }
        var track = Row(
            Kinds.track, name: name, uri: uri, id: id, url: url, values: Array(values.prefix(Kinds.track.fields.count)),
            links: links)
        track.position = position
        return track
    }

    init(_ item: PlayableItem, added: PartialDate? = nil) {
        switch item {
        case .track(let track): self.init(track, added: added)
        case .episode(let episode): self.init(episode, added: added)
        }
    }

    /// A file of a device, as far as its URI tells.
    init(_ file: LocalFile, uri: String) {
        self.init(
            Kinds.track, name: file.title, uri: uri,
            values: Kinds.track.fields.map { field in
                switch field.name {
                case "artist": file.artist.isEmpty ? .missing : .text(file.artist)
                case "artists": file.artist.isEmpty ? .missing : .list([file.artist])
                case "album": file.album.isEmpty ? .missing : .text(file.album)
                case "duration": .duration(file.duration)
                case "local": .flag(true)
                case _: .missing
                }
            })
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
