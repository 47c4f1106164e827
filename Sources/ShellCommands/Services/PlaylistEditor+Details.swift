// What a playlist is called and who sees it, for the commands that change that: what is so now, which undoing needs,
// and the changes that only the owner may make.

import CommandLanguage
import Library
import Rows
import SpotifyAPI
import SpotifyModel

extension PlaylistEditor {
    /// The user's own playlists that a line names, or that come through a pipe, each once.
    ///
    /// Costs one request for each of which only the name is known.
    func own(
        _ argument: ReferenceArgument, or rows: RowStream?, for right: PlaylistDetailsError.Right,
        in session: Session, using services: Services
    ) async throws -> (found: [FoundPlaylist], usable: Usable) {
        if let references = argument.references, references.count == 1, case .name = references[0].reference,
            let planned = await planned(references[0])
        {
            return ([try await whole(planned, for: right)], Usable())
        }
        let usable = try await argument.usable(or: rows, in: session, using: services).distinct
        var found: [FoundPlaylist] = []
        for row in usable.rows {
            try checkOwner(row, right)
            guard let uri = row.uri else { continue }
            try await checkKept([uri], row.name)
            found.append(FoundPlaylist(playlist: EditedPlaylist(uri: uri, name: row.name), row: row))
        }
        // First all that is known, then what costs a request.
        for place in found.indices { found[place] = try await whole(found[place], for: right) }
        return (found, usable)
    }

    /// The playlist with everything that is known of it: from its row where that has it, else from Spotify. Throws for
    /// another user's.
    ///
    /// - Parameter isFresh: whether the row may be too old for what is decided by it.
    func whole(
        _ found: FoundPlaylist, for right: PlaylistDetailsError.Right = .change, isFresh: Bool = false
    ) async throws -> FoundPlaylist {
        guard let id = found.playlist.id, isFresh || found.row?.isWholePlaylist != true else { return found }
        let playlist = try await spotify.client.send(
            .playlist(id), freshness: isFresh ? .fresh : spotify.context.freshness)
        let row = Row(playlist, account: spotify.context.account)
        try checkOwner(row, right)
        return FoundPlaylist(playlist: EditedPlaylist(uri: found.playlist.uri, name: row.name), row: row)
    }

    /// The playlist before a change to what `isWanted` describes. Where it seems to be so already it is looked at
    /// again, for one request, since a listing may be old; what is so is not sent.
    ///
    /// - Parameter isFresh: whether that look was taken already.
    func details(
        of found: FoundPlaylist, isFresh: Bool = false, wanted isWanted: (PlaylistDescription.Parts) -> Bool
    ) async throws -> PlaylistDetails {
        var details = PlaylistDetails(found: found, parts: await parts(of: found))
        guard isWanted(details.parts) else { return details }
        if !isFresh {
            details.found = try await whole(found, isFresh: true)
            details.parts = await parts(of: details.found)
        }
        guard isWanted(details.parts) else { return details }
        details.likeness = isWanted(details.found.parts) ? .same : .samePlanned
        return details
    }

    /// What the playlist is called and who sees it, with what the open plan changes of that.
    func parts(of found: FoundPlaylist) async -> PlaylistDescription.Parts {
        var parts = found.parts
        for edit in await openPlan()?.records.flatMap(\.edits) ?? [] where edit.playlist?.uri == found.playlist.uri {
            switch edit {
            case .create(let creation):
                (parts.description, parts.isPublic, parts.isCollaborative) = ("", creation.isPublic, false)
            case .describe(let description): parts.adopt(description.after)
            case .save, .unsave, .cover, .items, .player, .rule: break
            }
        }
        return parts
    }

    /// Makes a change that only the owner may make: where Spotify refuses it, the playlist is another user's.
    func changeOwn(_ found: [FoundPlaylist], _ change: Change) async throws -> ChangeResult {
        do {
            return try await writer.perform(change)
        } catch SpotifyError.forbidden {
            guard found.count == 1 else { throw PlaylistDetailsError.ofAnother(name: found.title, owner: nil, .change) }
            throw PlaylistDetailsError.ofAnother(name: found[0].playlist.name, owner: nil, .change)
        }
    }

    /// Throws for a playlist that is known to be another user's.
    func checkOwner(_ row: Row, _ right: PlaylistDetailsError.Right) throws(PlaylistDetailsError) {
        guard row[.mine] == false else { return }
        throw .ofAnother(name: row.title, owner: row[.owner], right)
    }
}

extension Row {
    /// Whether it has the fields that Spotify sends of a playlist, not only a name and an owner.
    fileprivate var isWholePlaylist: Bool { self[.isPublic] != nil || self[.entryCount] != nil }
}

extension [FoundPlaylist] {
    /// The name of the only one, or `3 playlists`.
    var title: String { count == 1 ? self[0].title : "\(count) playlists" }
}

extension PlaylistDescription.Parts {
    /// Takes over what another has.
    fileprivate mutating func adopt(_ other: Self) {
        name = other.name ?? name
        description = other.description ?? description
        isPublic = other.isPublic ?? isPublic
        isCollaborative = other.isCollaborative ?? isCollaborative
    }
}

extension FoundPlaylist {
    /// What it is called and who sees it, as far as that is known of it.
    fileprivate var parts: PlaylistDescription.Parts {
        var parts = PlaylistDescription.Parts()
        parts.name = playlist.name
        if let row, row.isWholePlaylist {
            // Spotify sends null for a playlist without a description.
            parts.description = row[.description] ?? ""
            parts.isPublic = row[.isPublic]
            parts.isCollaborative = row[.collaborative]
        }
        return parts
    }

    /// Shows the playlist with another name or other details from now on; nothing for one that is not listed.
    func changed(_ change: (inout Row) -> Void) -> [SessionChange] {
        guard var row else { return [] }
        change(&row)
        return [.update(row)]
    }
}
