// Works out what is missing in an account of what a backup has. Every list is read as it is now, so that nothing comes
// twice, nothing that is there is lost, and a restore that was cut off continues when it is run again. What the user is
// asked, and making the change, is left to `restore`; playlists are in Restoring+Playlists.

import Arrangement
import CommandLanguage
import Library
import Rows
import SpotifyAPI
import SpotifyModel

/// Compares a backup with an account.
struct Restoring {
    let backup: BackupFile
    let parts: Set<BackupPart>
    /// Whether every saved thing is sent in a request of its own.
    let keepsOrder: Bool
    let services: Services

    /// Whether it is the account that the backup is of.
    var isSameAccount: Bool { services.context.account == backup.account.id }

    /// What is missing, as changes.
    func plan() async throws -> RestorePlan {
        var plan = RestorePlan()
        for part in BackupPart.allCases where parts.contains(part) {
            switch part {
            case .playlists: try await restorePlaylists(in: &plan)
            case .rules: await restoreRules(in: &plan)
            case .liked, .albums, .shows, .episodes, .audiobooks, .artists: try await restore(part, in: &plan)
            }
        }
        return plan
    }

    /// Reads from Spotify what is so now, all of it.
    var reader: SpotifyReader {
        var context = services.context
        context.freshness = .fresh
        context.omissions = OmissionTally()
        return services.within(context).spotify.readingEverything
    }

    // MARK: The library

    /// Saves or follows what is missing of a list.
    private func restore(_ part: BackupPart, in plan: inout RestorePlan) async throws {
        guard let kind = part.kind, let feed = part.feed, let entries = backup.lists[part]?.entries, !entries.isEmpty
        else { return }
        let uris = entries.compactMap { $0.uri(of: [kind]) }
        plan.unusable += entries.count - uris.count
        guard !uris.isEmpty else { return }
        var seen = Set(try await feed.rows(using: reader).all().compactMap(\.uri))
        let missing = uris.filter { seen.insert($0).inserted }
        guard !missing.isEmpty else { return }
        plan.saved[part] = missing.count
        if part.isOrdered { plan.dated += missing.count }
        // The list begins with what was saved last.
        plan.edits += keepsOrder && part.isOrdered ? missing.reversed().map { .save([$0]) } : [.save(missing)]
    }

    // MARK: Rules

    /// Keeps the rules that are not there. A file may hold anything, so each is read as one that is typed.
    private func restoreRules(in plan: inout RestorePlan) async {
        let there = await services.writer.rules()
        var seen: Set<String> = []
        for rule in backup.rules where seen.insert(rule.name).inserted {
            if let own = there[rule.name] {
                if own.pipeline != rule.pipeline { plan.rulesLeft.append(rule.name) }
                continue
            }
            guard (try? services.context.checkRule?(rule.pipeline)) != nil,
                (try? PlaylistText.name(rule.name, "NAME", at: 0..<0)) != nil
            else {
                plan.rulesLeft.append(rule.name)
                continue
            }
            plan.rules += 1
            plan.edits.append(.rule(RuleEdit(name: rule.name, before: nil, after: rule.pipeline)))
        }
    }
}

extension BackupPart {
    /// What reads the list as it is at Spotify; nil for what no feed gives.
    fileprivate var feed: (any Feed)? {
        switch self {
        case .liked: SavedTracks()
        case .albums: SavedAlbums()
        case .shows: SavedShows()
        case .episodes: SavedEpisodes()
        case .audiobooks: SavedAudiobooks()
        case .artists: MyArtists()
        case .playlists, .rules: nil
        }
    }
}
