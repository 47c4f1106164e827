// A playlist that is to be made, as edits: made with its name alone and filled, and described last, since Spotify
// sometimes refuses a description for no reason that is known (SpotifyContract §14.3).

import Library
import Rendering
import Rows
import Text

/// A playlist to make.
struct NewPlaylist {
    /// As it was typed.
    let name: String
    /// Empty for none.
    var description = ""
    var isPublic = false
    /// What is on it from the beginning.
    var rows: [Row] = []

    /// Makes it and says what was done.
    func make(leftOut note: String = "", using services: Services) async throws -> Reply {
        let uris = rows.compactMap(\.uri)
        let title = Sanitiser.clean(name)
        try PlaylistEntriesError.checkRoom(in: title, count: 0, adding: uris.count)
        let playlist = await services.playlists.newPlaylist(named: name)
        var edits: [Edit] = [.create(PlaylistCreation(playlist, isPublic: isPublic))]
        if !uris.isEmpty { edits.append(.items(ItemsEdit(playlist, appending: uris, after: 0))) }
        if !description.isEmpty {
            var parts = PlaylistDescription.Parts()
            parts.description = description
            edits.append(.describe(PlaylistDescription(playlist, before: PlaylistDescription.Parts(), after: parts)))
        }
        let contents = rows.isEmpty ? "" : " of \(rows.countedEntries)"
        let result = try await services.writer.perform(Change("make the playlist \(title)\(contents)", edits: edits))
        let refused = rows.named(result.refusedURIs)
        let isEmpty = rows.count == refused.count
        let filling = isEmpty ? ", an empty playlist" : " with \(rows.countedEntries(without: refused.count))"
        let done = "Made \(title)\(filling)\(note)"
        guard refused.isEmpty else { throw PlaylistEntriesError.notTaken(done: done + ".", names: refused) }
        return Reply(.note(StyledText("+ \(done), \(place(after: result))")))
    }

    /// Whether it is on the profile, which Spotify sometimes decides itself (SpotifyContract §13.3).
    func place(after result: ChangeResult) -> String {
        guard !isPublic else { return "on your profile." }
        return result.isStillPublic
            ? "which Spotify put on your profile anyway; its own app can make it private." : "not on your profile."
    }
}

extension ChangeResult {
    /// What the log has of it.
    private var record: ChangeRecord? {
        switch self {
        case .made(let record): record
        case .planned, .said: nil
        }
    }

    /// The URIs that Spotify did not take.
    var refusedURIs: [String] { record?.refused ?? [] }

    /// Whether a playlist is on the profile that was not to be there.
    var isStillPublic: Bool { record?.receipt.contains(ChangeExecutor.stillPublic) ?? false }
}

extension [Row] {
    /// What these URIs are called, each as often as it is there.
    func named(_ uris: [String]) -> [String] {
        let names = Dictionary(compactMap { row in row.uri.map { ($0, row.title) } }) { first, _ in first }
        return uris.map { names[$0] ?? $0 }
    }

    /// How many are left without so many of them: `2 tracks`.
    func countedEntries(without count: Int) -> String {
        count == 0 ? countedEntries : Self.countedEntries(Swift.max(0, self.count - count))
    }
}
