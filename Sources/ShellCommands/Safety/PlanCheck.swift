// What can be refused of a plan before anything of it is sent: permissions that the login has no more, playlists of
// others, and playlists that would get too long. Whether the playlists are still as they were is looked at by
// ChangeExecutor, with the same requests that find out whether their entries may be read.

import CommandLanguage
import Library
import SpotifyAPI
import SpotifyAuth
import SpotifyModel
import Text

/// Checks plans before they are sent.
struct PlanCheck {
    let services: Services

    /// Throws where a part of the plan could not be sent.
    func check(_ plan: Plan) async throws {
        let edits = plan.records.flatMap(\.editsLeft)
        try await services.checkPermission(for: edits, of: Commit.commandName)
        try edits.checkLengths()
        try await checkOwners(of: edits)
    }

    /// Throws for playlists of others whose name, description or cover would change, since only the owner may do that.
    /// What is on a playlist shows by itself whether it may be changed: other users' entries are refused to apps.
    private func checkOwners(of edits: [Edit]) async throws {
        guard let account = services.context.account else { return }
        var looked: Set<String> = []
        for edit in edits {
            switch edit {
            case .describe, .cover: break
            case .save, .unsave, .create, .items, .player, .rule: continue
            }
            guard let playlist = edit.playlist, let id = playlist.id, looked.insert(playlist.uri).inserted,
                let owner = try await services.spotify.send(.playlist(id)).owner, owner.id != account
            else { continue }
            throw PlanError.notYours(playlist: playlist.name, owner: owner.name ?? owner.id)
        }
    }
}

extension Services {
    /// Throws where the login does not allow these edits. A recording is played back without a login.
    func checkPermission(for edits: [Edit], of command: String) async throws {
        guard !shell.tracing.tape.isPlaying, let grant = try await authentication.tokens.grant() else { return }
        try Permission.check(edits.flatMap(\.scopes).map { ScopeName($0.rawValue) }, for: command, with: grant)
    }
}

extension [Edit] {
    /// How many entries Spotify allows on a playlist (SpotifyContract §14.3).
    static let mostEntries = 10_000

    /// Throws for a playlist that would get longer than Spotify allows, or that is so already and would grow.
    func checkLengths() throws(PlanError) {
        for case .items(let items) in self {
            guard let count = items.countAfterwards, count > Self.mostEntries, count > items.start + items.before.count
            else { continue }
            throw .tooLong(playlist: items.playlist.name, count: count, limit: Self.mostEntries)
        }
    }
}
