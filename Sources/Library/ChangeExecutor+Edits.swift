// How each edit is made: playlists are made and described, their covers set. What saves things is in
// ChangeExecutor+Saving, what changes entries in ChangeExecutor+Items.

import Arrangement
import SpotifyAPI
import SpotifyModel

extension ChangeExecutor {
    /// Makes the next edit of a record, from the step on that was not done yet.
    ///
    /// - Parameter isContinued: whether the first request may have been sent before.
    /// - Returns: what others are to learn of it while its end is noted; nil where they learnt it on the way.
    func performNextEdit(
        of record: inout ChangeRecord, made: inout PlannedNames, of total: Int, isContinued: Bool
    ) async throws -> ChangeNews? {
        switch record.edits[record.doneEdits] {
        case .save(let uris):
            try await saveOrRemove(record.edits[record.doneEdits], of: &record, total)
            return .saved(uris.filter { !record.refused.contains($0) })
        case .unsave(let uris):
            try await saveOrRemove(record.edits[record.doneEdits], of: &record, total)
            return .unsaved(uris)
        case .create(let creation):
            try await make(creation, of: &record, made: &made, isContinued: isContinued)
        case .describe(let description): try await describe(description, of: &record, total)
        case .cover(let cover):
            guard let id = cover.playlist.id else { throw PlaylistNotMade(name: cover.playlist.name) }
            _ = try await client.send(.setPlaylistCover(id, jpeg: cover.jpeg))
            await step(&record, of: total)
        case .items(let items):
            try await arrange(items, of: &record, total)
        case .player: break
        case .rule(let rule):
            var kept = await log.rules()[rule.name] ?? Rule(pipeline: "")
            if let after = rule.after { kept.pipeline = after }
            await log.setRule(rule.name, rule.after == nil ? nil : kept)
        }
        return nil
    }

    /// Makes a playlist, and gives its URI to all edits of the record that name it.
    private func make(
        _ creation: PlaylistCreation, of record: inout ChangeRecord, made: inout PlannedNames, isContinued: Bool
    ) async throws {
        var before: Playlist?
        if isContinued {
            before = try await reading.emptyPlaylist(named: creation.playlist.name)
            record.requests += 1
        }
        let playlist: Playlist
        if let before {
            playlist = before
        } else {
            playlist = try await client.send(
                .createPlaylist(PlaylistDetails(name: creation.playlist.name, isPublic: creation.isPublic)))
            record.requests += 1
        }
        guard let uri = playlist.uri else { throw SpotifyError.unconfirmed(.missing("uri")) }
        made.add(uri, for: creation.playlist.uri)
        made.fill(&record)
        record.doneSteps = 1
        if !creation.isPublic, playlist.isPublic == true { record.addReceipt(Self.stillPublic) }
        await log.update(record)
        await tell(.made(playlist))
    }

    /// Changes name, description and visibility, and looks whether the visibility is as asked (SpotifyContract §13.3).
    private func describe(
        _ description: PlaylistDescription, of record: inout ChangeRecord, _ total: Int
    ) async throws {
        guard let id = description.playlist.id else { throw PlaylistNotMade(name: description.playlist.name) }
        var change = PlaylistDetailsChange()
        change.name = description.after.name
        change.description = description.after.description
        change.isPublic = description.after.isPublic
        change.isCollaborative = description.after.isCollaborative
        if record.doneSteps == 0 {
            _ = try await client.send(.changePlaylist(id, change))
            await step(&record, of: total)
        }
        await tell(.described(description))
        guard let wanted = description.after.isPublic else { return }
        let now = try await client.send(.playlist(id), freshness: .fresh).isPublic
        record.requests += 1
        if let now, now != wanted { record.addReceipt(wanted ? Self.stillPrivate : Self.stillPublic) }
    }

    /// What a receipt says of a playlist that stayed on the profile.
    package static let stillPublic = "still on the profile"
    /// What a receipt says of a playlist that did not get onto the profile.
    package static let stillPrivate = "still not on the profile"
}

/// The error of a plan that changes a playlist which it could not make.
package struct PlaylistNotMade: Error, Sendable, Hashable {
    /// The name of the playlist.
    package var name: String
}
