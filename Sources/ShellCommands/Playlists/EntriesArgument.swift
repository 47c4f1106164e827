// What is to come onto a playlist, or off it: tracks and episodes, and albums and playlists that stand for what is on
// them. All of it is read before a change is worked out, so that a pipe that fails changes nothing.

import CommandLanguage
import Rendering
import Rows
import SpotifyAPI

/// The things after the name of a playlist.
struct EntriesArgument: Sendable {
    /// The kinds that can be on a playlist.
    static let entryKinds: [RowKind] = ["track", "episode"]
    /// The kinds that are taken; the last two stand for their entries.
    static let kinds: [RowKind] = entryKinds + ["album", "playlist"]
    /// The kinds as a spec says them.
    static let form = CommandForm.things(kinds.map(\.rawValue))

    /// The slot for them.
    static let slot = Slot.things(
        "X", kinds, shape: .optionalSeveral, help: "tracks and episodes; an album or playlist stands for its tracks")

    /// nil where the line names nothing.
    let references: [LocatedReference]?
    /// The error where the line names nothing and no rows come.
    let missing: UsageError
    /// The line with quotes, where the words after the name may be meant as a part of it.
    private let quotedLine: String?

    /// Understands the words after a name that may have been meant as longer than its one word.
    ///
    /// - Parameter ending: what of the line comes after these words.
    init(
        _ slot: Slot<[LocatedReference]> = slot, after name: Slot<LocatedReference>, before ending: [String] = [],
        in input: ParsedInput
    ) throws(UsageError) {
        missing = input.missing(slot)
        let grammar = ReferenceGrammar.spotify
        let first = try input.optional(Slot<[Word]>.words(name.placeholder, help: ""))?.first
        let words = try input.optional(Slot<[Word]>.words(slot.placeholder, help: "")) ?? []
        let plain = words.prefix { grammar.isPlain($0) }
        if let first, grammar.isPlain(first), !plain.isEmpty {
            let whole = ([first] + plain).map(\.text).joined(separator: " ")
            let rest = words[plain.count...].map(\.typed) + ending
            quotedLine = ([input.command, Quoting.quoted(whole)] + rest).joined(separator: " ")
        } else {
            quotedLine = nil
        }
        // Rows after several words: these are rather a name without quotes than a mix of things.
        if let quotedLine, plain.count < words.count {
            throw UsageError(.unquotedName(line: quotedLine), at: input.span(of: name) ?? input.span).of(input.command)
        }
        references = try input.optional(slot)
    }

    /// These things; none for nil. The name before them was understood by the caller.
    init(_ references: [LocatedReference]?, missing: UsageError) {
        self.references = references
        self.missing = missing
        quotedLine = nil
    }

    /// Whether there is nothing on the line.
    var isEmpty: Bool { references == nil }

    /// The tracks and episodes, in order.
    ///
    /// - Parameters:
    ///   - keepsFiles: whether files of a device are kept, which can be on a playlist and cannot be added.
    ///   - opened: the kinds that are replaced by what is on them.
    func rows(
        or incoming: RowStream?, keepsFiles: Bool = false, opening opened: [RowKind] = ["album", "playlist"],
        in session: Session, using services: Services
    ) async throws -> Usable {
        let sieve = Sieve(kinds: Self.kinds, isSent: !keepsFiles, opened: ["album", "playlist"])
        let opening = Opening(kinds: opened, keepsFiles: keepsFiles)
        guard let references else {
            guard let incoming else { throw missing }
            // All that rows say is kept packed, and the rows themselves say no more than which entries are meant: a
            // pipe may bring very many.
            var kept = KeptRows()
            var slimmer = EntrySlimmer()
            let usable = try await sieve.usable(of: incoming, in: services.context) { rows in
                kept.add(rows)
                return rows.map { slimmer.slim($0) }
            }
            let opened = try await opening(usable, using: services)
            kept.add(opened.rows)
            services.spotify.seen.copies.keep(kept)
            return opened
        }
        try refuseQuotedName(or: incoming)
        let found = try await Self.resolve(references, in: session, using: services)
        let named: Usable
        do {
            named = try sieve.usable(of: found, in: services.context)
        } catch {
            throw LocatedReferenceError(error: error, span: references.span)
        }
        return services.spotify.remembering(try await opening(named, using: services))
    }

    /// Throws where rows come and the line has one more bare word, which would be taken in their place.
    func refuseQuotedName(or incoming: RowStream?) throws(UsageError) {
        guard incoming != nil, let quotedLine, let references else { return }
        throw UsageError(.unquotedName(line: quotedLine), at: references.span).of(missing.command)
    }

    /// What the references name, in order. A bare number is never a playlist: after a listing of playlists, it still
    /// means a row of the newest listing with tracks, episodes or albums.
    static func resolve(
        _ references: [LocatedReference], in session: Session, using services: Services
    ) async throws -> Resolved {
        var all = Resolved(rows: [])
        for reference in references {
            do {
                let resolved = try await services.resolver.resolve(
                    reference, kinds: kinds(for: reference.reference), depth: .identity, in: session)
                all.rows += resolved.rows
                all.leftOut += resolved.leftOut
            } catch let error as LocatedReferenceError {
                guard references.count > 1, let unusable = error.error.unusable else { throw error }
                all.leftOut += unusable
            }
        }
        guard !all.rows.isEmpty || all.leftOut.isEmpty else {
            throw LocatedReferenceError(error: .unusable(all.leftOut, wanted: kinds), span: references.span)
        }
        return all
    }

    private static func kinds(for reference: Reference) -> [RowKind] {
        switch reference {
        case .rows(_, nil): entryKinds + ["album"]
        case .rows, .variable, .selection, .nowPlaying, .liked, .address, .name, .standardInput: kinds
        }
    }
}

/// Leaves of rows what says which entry is meant.
private struct EntrySlimmer {
    /// The links of the row before, which most rows of a pipe share.
    private var links: [String: Row.Link] = [:]

    /// The row of an entry without its values; another one as it is.
    mutating func slim(_ row: Row) -> Row {
        guard EntriesArgument.entryKinds.contains(row.kind), !row.isLocalFile else { return row }
        let playlist = row.links["playlist"]
        if links["playlist"] != playlist { links["playlist"] = playlist }
        var slim = Row(row.table, name: row.name, uri: row.uri, values: [], links: links)
        slim.position = row.position
        return slim
    }
}

/// Replaces albums and playlists by what is on them.
private struct Opening {
    var kinds: [RowKind]
    /// Whether files of a device are kept.
    var keepsFiles: Bool

    /// The same with what is on them; one request for 50 entries.
    func callAsFunction(_ named: Usable, using services: Services) async throws -> Usable {
        let spotify = services.spotify
        try await spotify.foresee(named.rows.count { kinds.contains($0.kind) })
        var rows: [Row] = []
        for row in named.rows {
            guard kinds.contains(row.kind) else {
                rows.append(row)
                continue
            }
            rows += try await row.tracks(spotify.mode).rows(using: spotify.readingEverything).all()
        }
        let left = EntriesArgument.kinds.filter { !kinds.contains($0) }
        var usable = Sieve(kinds: left, isSent: !keepsFiles)(rows)
        usable.leftOut += named.leftOut
        usable.absent = named.absent
        guard !usable.rows.isEmpty else { return try usable.checked(wanted: EntriesArgument.kinds) }
        return usable.including(services.context.omissions.take())
    }
}

extension [Row] {
    /// `1 track`, `3 episodes`, `2 entries` of both.
    var countedEntries: String {
        guard let kind = first?.kind, allSatisfy({ $0.kind == kind }) else { return Self.countedEntries(count) }
        return count == 1 ? "1 \(kind)" : "\(count) \(kind)s"
    }

    /// `1 entry`, `412 entries`.
    static func countedEntries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
}
