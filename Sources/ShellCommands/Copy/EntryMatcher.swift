// Finds what entries of files are at Spotify: by their addresses, then by recording codes and names in the own copy,
// which takes no request, and then, where that is wanted, by searching: one request for each entry that is left.

import Formats
import Library
import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Finds things for entries.
struct EntryMatcher {
    let services: Services

    /// How many codes or names the copy is asked for at once.
    private static let lot = 500

    /// What each entry is, as far as its address and the copy tell.
    func known(_ entries: [ImportedEntry]) async throws -> [EntryMatch] {
        var matches = entries.map { entry in entry.uri.map { EntryMatch.found(Self.row(entry, $0)) } ?? .missing }
        try await match(&matches, entries, by: { $0.isrc.map { [$0] } ?? [] }, things: services.copy.things(withISRC:))
        {
            entry, rows in EntryMatch(entry, recordings: rows.filter { $0[.isrc] == entry.isrc })
        }
        try await match(&matches, entries, by: Self.names, things: services.copy.things(named:)) { entry, rows in
            let names = Set(Self.names(entry).map(Folding.folded))
            return EntryMatch(entry, among: rows.filter { names.contains(Folding.folded($0.name)) })
        }
        return matches
    }

    /// Matches the entries that are still missing with things that the copy has under some of their keys.
    private func match(
        _ matches: inout [EntryMatch], _ entries: [ImportedEntry], by keys: (ImportedEntry) -> [String],
        things: ([String]) async -> [Row], match: (ImportedEntry, [Row]) -> EntryMatch
    ) async throws {
        let places = entries.indices.filter { matches[$0].isMissing && !keys(entries[$0]).isEmpty }
        for start in stride(from: 0, to: places.count, by: Self.lot) {
            try Task.checkCancellation()
            let lot = places[start..<min(start + Self.lot, places.count)]
            let rows = await things(Array(Set(lot.flatMap { keys(entries[$0]) })))
            guard !rows.isEmpty else { continue }
            let byKey = Dictionary(grouping: rows) { Folding.folded($0.name) }
            let byCode = Dictionary(grouping: rows) { $0[.isrc] ?? "" }
            for place in lot {
                let found = keys(entries[place]).flatMap { (byKey[Folding.folded($0)] ?? []) + (byCode[$0] ?? []) }
                if !found.isEmpty { matches[place] = match(entries[place], found) }
            }
        }
    }

    /// The titles that an entry may have.
    private static func names(_ entry: ImportedEntry) -> [String] {
        ([entry.credit] + entry.otherCredits).map(\.name).filter { !$0.isEmpty }
    }

    /// An entry whose address is known.
    private static func row(_ entry: ImportedEntry, _ uri: String) -> Row {
        let name = entry.credit.name.isEmpty ? uri : entry.credit.name
        var row = Row(SelectedThing(kind: RowKind(entry.kind), uri: uri, name: name))
        row[.isrc] = entry.isrc
        return row
    }
}

// MARK: - Searching

extension EntryMatcher {
    /// What a search for an entry asks for; entries that ask for the same are searched for once.
    static func query(_ entry: ImportedEntry) -> String {
        guard !entry.credit.name.isEmpty else { return entry.isrc.map { "isrc:\($0)" } ?? "" }
        let parts = [entry.credit.name] + entry.credit.artists.prefix(1)
        // A quote would make a phrase of what follows, a colon a filter.
        let words = parts.joined(separator: " ").map { "\":".contains($0) ? " " : $0 }
        return String(String(words).prefix(longestQuery))
    }

    /// In characters; Spotify takes no more (SpotifyContract §6).
    private static let longestQuery = 200

    /// The entries that a search could find.
    static func searchable(_ entries: [ImportedEntry], _ matches: [EntryMatch]) -> [Int] {
        entries.indices.filter {
            matches[$0].isMissing && !query(entries[$0]).isEmpty && ItemKind.searchable.contains(entries[$0].kind)
        }
    }

    /// How many requests it takes to search for these.
    static func cost(_ entries: [ImportedEntry], _ places: [Int]) -> Int {
        Set(places.map { SearchedEntry(entries[$0]) }).count
    }

    /// Searches for the entries at these places, a request for each.
    func search(_ entries: [ImportedEntry], at places: [Int], _ matches: inout [EntryMatch]) async throws {
        try await services.spotify.foresee(Self.cost(entries, places))
        var found: [SearchedEntry: [Row]] = [:]
        for place in places {
            try Task.checkCancellation()
            let searched = SearchedEntry(entries[place])
            if found[searched] == nil {
                let hits = SearchHits(query: searched.query, kinds: [searched.kind])
                found[searched] = try await hits.rows(using: services.spotify.lookingUp).nextBatch()?.rows ?? []
            }
            matches[place] = EntryMatch(entries[place], among: found[searched] ?? [])
        }
    }

    /// What one search is for.
    private struct SearchedEntry: Hashable {
        let query: String
        let kind: ItemKind

        init(_ entry: ImportedEntry) {
            query = EntryMatcher.query(entry)
            kind = entry.kind
        }
    }
}

extension EntryMatch {
    /// Whether nothing is known yet.
    var isMissing: Bool {
        switch self {
        case .missing: true
        case .found, .doubtful: false
        }
    }
}
