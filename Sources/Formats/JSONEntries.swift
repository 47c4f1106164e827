// Owns the reading of JSON: the library and the playlists of Spotify's data export, JSPF, and rows as juke writes them.
// Objects that are entries are collected member by member; all others only lead to them.

import SpotifyModel

/// Reads JSON.
struct JSONEntries: EntryParser {
    private var tokens = JSONTokens()
    /// The names of the members, `*` for entries of lists, from the outermost value to this one.
    private var path: [String] = []
    private var entry: JSONObjectEntry?
    /// The depth of the path at which the entry began.
    private var entryDepth = 0
    /// The list of the playlist that is being read.
    private var list = 0
    /// Names of members of the outermost object, to say what is there where nothing is known.
    private var names: [String] = []
    private var hasValues = false

    /// How many names are kept.
    private static let mostNames = 8

    mutating func read(_ bytes: ArraySlice<UInt8>, into found: inout FoundEntries) throws(EntryFault) {
        var rest = bytes
        do throws(EntryFault) {
            while let token = try tokens.next(&rest) { take(token, into: &found) }
        } catch {
            throw error.of(found.format)
        }
    }

    mutating func finish(into found: inout FoundEntries) throws(EntryFault) {
        do throws(EntryFault) {
            if let token = try tokens.finish() { take(token, into: &found) }
        } catch {
            throw error.of(found.format)
        }
        guard hasValues else { throw .empty }
        guard found.format != nil else { throw .unknownShape(names) }
    }

    private mutating func take(_ token: JSONToken, into found: inout FoundEntries) {
        hasValues = true
        switch token {
        case .key(let name):
            path.append(name)
            note(name)
        case .beginObject: begin(&found)
        case .beginArray:
            recognise(JSONShape.format(ofListAt: path), &found)
            path.append("*")
        case .endArray:
            path.removeLast()
            endValue()
        case .endObject: end(&found)
        case .text(let text): value(text, &found)
        case .number(let text): value(text, &found)
        case .flag(let flag): value(flag ? "true" : "false", &found)
        case .null: endValue()
        }
    }

    /// A value has ended: the next one is another member, or another entry of the same list.
    private mutating func endValue() { if let last = path.last, last != "*" { path.removeLast() } }

    private mutating func note(_ name: String) {
        if path.count == 1, names.count < Self.mostNames { names.append(name) }
    }

    /// Takes a format that the file turns out to have: what looked like a row is the whole file.
    private mutating func recognise(_ format: LibraryFormat?, _ found: inout FoundEntries) {
        guard let format, found.format == nil, entry == nil || entryDepth == 0 else { return }
        found.format = format
        entry = nil
    }

    private mutating func begin(_ found: inout FoundEntries) {
        recognise(JSONShape.format(ofObjectAt: path), &found)
        if path == ["playlists", "*"] || path == ["playlist"] { list = found.newList() }
        guard entry == nil, let place = JSONShape.place(at: path) else { return }
        entry = JSONObjectEntry(place, line: tokens.line)
        entryDepth = path.count
    }

    private mutating func end(_ found: inout FoundEntries) {
        if let entry, path.count == entryDepth {
            add(entry, to: &found)
            self.entry = nil
        }
        endValue()
    }

    private mutating func add(_ entry: JSONObjectEntry, to found: inout FoundEntries) {
        switch entry.place {
        case .library:
            var read = entry.imported
            read.list = found.list(.library)
            found.add(read)
        case .playlistItem, .jspf:
            var read = entry.imported
            read.list = list
            found.add(read)
        case .row:
            // Any object could be a row; one that is has an address, or a title with artists.
            guard found.format == nil || found.format == .rows, entry.isRow else { return }
            found.format = .rows
            found.add(entry.imported)
        }
    }

    private mutating func value(_ text: String, _ found: inout FoundEntries) {
        defer { endValue() }
        if entry != nil {
            entry?.add(text, at: path[entryDepth...])
        } else if path == ["playlists", "*", "name"] || path == ["playlist", "title"] {
            found.lists[list] = .playlist(text.isEmpty ? nil : text)
        } else if path == ["*"], let (uri, kind) = EntryText.uri(text) {
            found.format = found.format ?? .rows
            found.add(ImportedEntry(kind: kind, uri: uri, line: tokens.line))
        }
    }
}

extension EntryFault {
    /// The same, with the format that was being read.
    fileprivate func of(_ format: LibraryFormat?) -> EntryFault {
        switch self {
        case .cutOff(_, let line): .cutOff(format, line: line)
        case .empty, .notText, .nothingKnown, .openQuote, .malformed, .unknownColumns, .unknownShape, .unknownElement:
            self
        }
    }
}

/// An entry while its members come.
struct JSONObjectEntry {
    /// Where it stands.
    let place: JSONShape.Place
    /// The line on which it begins.
    let line: Int
    private var texts: [String: [String]] = [:]

    /// An entry without members.
    init(_ place: JSONShape.Place, line: Int) {
        self.place = place
        self.line = line
    }

    /// Takes the value of a member, or of one inside it: `track.trackName`. A list has several values.
    mutating func add(_ text: String, at path: ArraySlice<String>) {
        let name = path.filter { $0 != "*" }.joined(separator: ".")
        guard texts[name] != nil || texts.count < Longest.cells else { return }
        if texts[name]?.count ?? 0 < 16 { texts[name, default: []].append(text) }
    }

    private func first(_ names: String...) -> String? {
        names.lazy.compactMap { texts[$0]?.first { !$0.isEmpty } }.first
    }

    /// Whether it says which thing is meant.
    var isRow: Bool {
        (texts["uri"] ?? []).contains { EntryText.uri($0) != nil } || first("isrc") != nil
            || first("name", "title") != nil && first("artist", "artists", "creator") != nil
    }

    /// What it says.
    var imported: ImportedEntry {
        switch place {
        case .library(let list): library(list)
        case .playlistItem: playlistItem
        case .jspf: track
        case .row: row
        }
    }

    private func entry(_ kind: ItemKind, _ uri: String?, _ name: String?, by artists: [String]) -> ImportedEntry {
        var entry = ImportedEntry(
            kind: kind, ImportedEntry.Credit(EntryText.trimmed(name ?? ""), by: artists), line: line)
        if let (uri, kind) = uri.flatMap(EntryText.uri) { (entry.uri, entry.kind) = (uri, kind) }
        return entry
    }

    private func library(_ list: JSONShape.ListName) -> ImportedEntry {
        let artists = first("artist").map { [$0] } ?? []
        var read =
            switch list {
            case .tracks: entry(.track, first("uri"), first("track"), by: artists)
            case .albums: entry(.album, first("uri"), first("album"), by: artists)
            case .shows: entry(.show, first("uri"), first("name"), by: [])
            case .episodes: entry(.episode, first("uri"), first("name"), by: [])
            case .artists: entry(.artist, first("uri"), first("name"), by: [])
            case .audiobooks: entry(.audiobook, first("uri"), first("name", "title"), by: [])
            }
        if list == .tracks { read.album = first("album") }
        return read
    }

    private var playlistItem: ImportedEntry {
        var read: ImportedEntry
        if let episode = first("episode.episodeUri", "episode.episodeName") {
            read = entry(.episode, first("episode.episodeUri") ?? episode, first("episode.episodeName"), by: [])
        } else if let chapter = first("audiobook.chapterUri", "audiobook.audiobookUri") {
            read = entry(
                .audiobook, chapter, first("audiobook.chapterTitle", "audiobook.audiobookName"), by: [])
        } else if let local = first("localTrack.uri") {
            read = entry(.track, local, LocalFile(local)?.title, by: [])
        } else {
            read = entry(
                .track, first("track.trackUri"), first("track.trackName"),
                by: first("track.artistName").map { [$0] } ?? [])
            read.album = first("track.albumName")
        }
        read.added = first("addedDate").flatMap(EntryText.moment)
        return read
    }

    /// A track of JSPF: an address may be among its locations as well as among its identifiers.
    private var track: ImportedEntry {
        let addresses = (texts["location"] ?? []) + (texts["identifier"] ?? [])
        var read = entry(
            .track, addresses.first { EntryText.uri($0) != nil }, first("title"),
            by: first("creator").map { [$0] } ?? [])
        read.isrc = addresses.lazy.compactMap(EntryText.isrc).first
        read.album = first("album")
        read.duration = first("duration").flatMap { EntryText.duration($0, in: .milliseconds) }
        return read
    }

    private var row: ImportedEntry {
        let kind = first("kind").flatMap(ItemKind.init) ?? .track
        var read = entry(
            kind, first("uri", "url"), first("name", "title"),
            by: texts["artists"] ?? first("artist", "creator").map { [$0] } ?? [])
        read.isrc = first("isrc").flatMap(EntryText.isrc)
        read.album = first("album")
        read.duration = first("duration").flatMap { EntryText.duration($0, in: .seconds) }
        read.added = first("added").flatMap(EntryText.moment)
        return read
    }
}
