// Playlists of a backup in an account: one that is there gets back what is missing on it, one that was deleted is
// followed again, others' are followed, and the rest is made under its name. Whether a playlist is there is known by
// its address in the account of the backup, else by its name, so that a second run finds what the first one made.

import Arrangement
import CommandLanguage
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Text

extension Restoring {
    /// Adds what brings the playlists back.
    func restorePlaylists(in plan: inout RestorePlan) async throws {
        guard let entries = backup.playlists?.entries, !entries.isEmpty else { return }
        var library = try await library()
        plan.readAt = await services.writer.handlers.log.newest()
        var followed: [String] = []
        var newCount = 0
        for playlist in entries {
            let uri = playlist.uri.flatMap { SpotifyURI($0)?.kind == .playlist ? SpotifyURI($0)?.text : nil }
            if let uri, let there = library.take(uri) {
                try await complete(playlist, there, in: &plan)
            } else if let uri, playlist.isMine != true {
                followed.append(uri)
            } else if isSameAccount, let uri, let contents = try await contents(of: uri, playlist.name) {
                followed.append(uri)
                try complete(playlist, contents, in: &plan)
            } else if let there = library.takeOwn(named: Self.name(of: playlist)) {
                try await complete(playlist, there, in: &plan)
                describe(playlist, there, in: &plan)
            } else {
                try await make(playlist, number: newCount, in: &plan)
                newCount += 1
            }
        }
        guard !followed.isEmpty else { return }
        plan.saved[.playlists] = followed.count
        plan.edits.append(.save(followed))
    }

    // MARK: What is there

    /// The playlists that are in the library now.
    private struct Playlists {
        var byURI: [String: Playlist] = [:]
        /// The user's own that are still to be matched, by name, the last first.
        var own: [String: [String]] = [:]

        mutating func take(_ uri: String) -> Playlist? {
            guard let found = byURI[uri] else { return nil }
            own[found.name]?.removeAll { $0 == uri }
            return found
        }

        mutating func takeOwn(named name: String) -> Playlist? { own[name]?.popLast().flatMap { byURI[$0] } }
    }

    /// Reads the list of playlists, whose versions say which of them are as they were.
    private func library() async throws -> Playlists {
        let pages = PageSequence(client: services.spotify.client, freshness: .fresh, prefetch: .everything) {
            .myPlaylists(limit: $0, offset: $1)
        }
        var library = Playlists()
        for try await located in pages {
            for playlist in located.page.items {
                guard let uri = playlist.uri, library.byURI[uri] == nil else { continue }
                library.byURI[uri] = playlist
                guard playlist.owner?.id == services.context.account else { continue }
                library.own[playlist.name, default: []].insert(uri, at: 0)
            }
        }
        return library
    }

    /// What is on a playlist that is not in the library any more; nil where it is gone.
    private func contents(of uri: String, _ name: String) async throws -> PlaylistContents? {
        do {
            return try await services.playlists.contents(of: EditedPlaylist(uri: uri, name: name))
        } catch SpotifyError.notFound, SpotifyError.forbidden {
            return nil
        }
    }

    // MARK: What is missing

    /// Puts back what is missing on a playlist that is there; nothing is read of one whose version is that of the
    /// backup, nor of one that the user may not change.
    private func complete(
        _ playlist: BackupFile.Playlist, _ there: Playlist, in plan: inout RestorePlan
    ) async throws {
        guard let uri = there.uri, let entries = playlist.entries, !entries.isEmpty,
            there.owner?.id == services.context.account
        else { return }
        if let version = playlist.version, version == there.snapshot { return }
        let contents = try await services.playlists.contents(of: EditedPlaylist(uri: uri, name: there.name))
        try complete(playlist, contents, in: &plan)
    }

    /// Puts back what is missing of what was read.
    private func complete(
        _ playlist: BackupFile.Playlist, _ contents: PlaylistContents, in plan: inout RestorePlan
    ) throws {
        let restored = RestoredEntries(playlist.entries ?? [], in: contents.entries)
        plan.files += restored.files
        plan.unusable += restored.unusable
        guard restored.added > 0 else { return }
        try PlaylistEntriesError.checkRoom(
            in: playlist.name, count: contents.entries.count, adding: restored.added)
        let arrangement = Arrangement(of: contents.entries, into: restored.wanted)
        plan.edits.append(.items(ItemsEdit(contents.playlist, there: contents.entries, arrangement)))
        plan.completed += 1
        plan.putBack += restored.added
        plan.dated += restored.added
    }

    /// Makes a playlist under its name and fills it; it is described last, since Spotify sometimes refuses a
    /// description for no reason that is known (SpotifyContract §14.3).
    ///
    /// - Parameter number: how many new ones the same change has before it.
    private func make(_ playlist: BackupFile.Playlist, number: Int, in plan: inout RestorePlan) async throws {
        let restored = RestoredEntries(playlist.entries ?? [], in: [])
        let uris = restored.wanted.compactMap { if case .added(let uri) = $0 { uri } else { nil } }
        plan.files += restored.files
        plan.unusable += restored.unusable
        try PlaylistEntriesError.checkRoom(in: playlist.name, count: 0, adding: uris.count)
        var made = await services.playlists.newPlaylist(named: Self.name(of: playlist))
        let first = Int(made.uri.dropFirst(EditedPlaylist.plannedPrefix.count)) ?? 1
        made.uri = EditedPlaylist.plannedPrefix + String(first + number)
        let isCollaborative = playlist.isCollaborative == true
        let isPublic = playlist.isPublic == true && !isCollaborative
        plan.edits.append(.create(PlaylistCreation(made, isPublic: isPublic)))
        if !uris.isEmpty { plan.edits.append(.items(ItemsEdit(made, appending: uris, after: 0))) }
        var parts = PlaylistDescription.Parts()
        parts.description = Self.description(of: playlist)
        if isCollaborative { parts.isCollaborative = true }
        if !parts.isEmpty {
            let before = PlaylistDescription.Parts()
            plan.edits.append(.describe(PlaylistDescription(made, before: before, after: parts)))
        }
        plan.made += 1
        plan.filled += uris.count
        plan.dated += uris.count
        plan.byOthers += playlist.entries?.count { $0.addedBy.map { $0 != backup.account.id } ?? false } ?? 0
    }

    /// Describes a playlist that is there under its name and has no description: a restore may have been cut off.
    private func describe(_ playlist: BackupFile.Playlist, _ there: Playlist, in plan: inout RestorePlan) {
        guard let uri = there.uri, (there.description ?? "").isEmpty, let text = Self.description(of: playlist) else {
            return
        }
        var (before, after) = (PlaylistDescription.Parts(), PlaylistDescription.Parts())
        (before.description, after.description) = ("", text)
        let edited = EditedPlaylist(uri: uri, name: there.name)
        plan.edits.append(.describe(PlaylistDescription(edited, before: before, after: after)))
        plan.described += 1
    }

    /// The description, where Spotify takes it.
    private static func description(of playlist: BackupFile.Playlist) -> String? {
        let text = playlist.description.flatMap { try? PlaylistText.description($0, "TEXT", at: 0..<0) }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The name, as Spotify takes it: a file may hold anything.
    private static func name(of playlist: BackupFile.Playlist) -> String {
        if let name = try? PlaylistText.name(playlist.name, "NAME", at: 0..<0) { return name }
        let oneLine = playlist.name.map { $0.isNewline ? " " : $0 }
        let clean = String(Sanitiser.clean(String(oneLine)).prefix(PlaylistText.longestName))
        return clean.allSatisfy(\.isWhitespace) ? "Unnamed playlist" : clean
    }
}
