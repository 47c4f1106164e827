// Finds what a reference names (LANGUAGE §3): rows of listings first, then the selection, then Spotify. It says what
// it could not find as facts; nothing is ever played, saved or removed on a near miss.

package import CommandLanguage
import Library
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// What a reference turned out to be.
package struct Resolved: Sendable {
    package var rows: [Row]
    /// The listing the rows were picked from, when they were.
    package var listing: Listing?
}

/// A reference that names nothing usable, and where it stands.
package struct LocatedReferenceError: Error, Sendable, Equatable {
    package var error: ReferenceError
    package var span: Range<Int>
}

/// Why a reference names nothing that can be used.
package enum ReferenceError: Error, Sendable, Equatable {
    /// A number, but nothing was listed that the command can take.
    case nothingListed(wanted: [RowKind])
    /// A number behind the end of the listing; the name the number might have been.
    case beyondListing(number: Int, count: Int, listing: String)
    case wrongKind(found: RowKind, name: String, wanted: [RowKind])
    case nothingSelected(wanted: [RowKind])
    case nothingPlaying
    case nothingFound(name: String, wanted: [RowKind])
    /// Several things bear exactly this name.
    case severalFound(name: String, rows: [Row])
    /// Nothing bears exactly this name; these come near.
    case onlyNear(name: String, rows: [Row])
    case unusableAddress(String)
    /// Several rows, or none, where one thing is meant.
    case notOne(count: Int)
    /// A kind of reference the command cannot take.
    case notUsable(String)
}

extension Services {
    /// How much of a thing must be known.
    package enum Depth: Sendable { case identity, everything }

    /// Finds what `reference` names among the kinds the command can take.
    ///
    /// Costs nothing for rows, the selection and names in the newest listing; one request for `now`, for an address
    /// when `depth` asks for more than the address, and for a name that has to be looked up.
    package func resolve(
        _ reference: LocatedReference, kinds: [RowKind], depth: Depth = .everything, in session: Session
    ) async throws -> Resolved {
        do {
            return try await found(reference.reference, kinds, depth, in: session)
        } catch let error as ReferenceError {
            throw LocatedReferenceError(error: error, span: reference.span)
        }
    }

    private func found(
        _ reference: Reference, _ kinds: [RowKind], _ depth: Depth, in session: Session
    ) async throws -> Resolved {
        switch reference {
        case .rows(let selection, let kind):
            let resolved = try await rows(selection, of: kind.map { [RowKind(rawValue: $0)] } ?? kinds, in: session)
            for row in resolved.rows { _ = try accept(row, kinds) }
            return resolved
        case .selection:
            guard let thing = session.selection.last(where: { kinds.contains(RowKind(rawValue: $0.kind)) }) else {
                throw ReferenceError.nothingSelected(wanted: kinds)
            }
            return Resolved(rows: [session.row(of: thing)])
        case .nowPlaying:
            guard let item = try await spotify.send(.playback)?.item else { throw ReferenceError.nothingPlaying }
            return Resolved(rows: [try accept(Row(item), kinds)])
        case .address(let text):
            return Resolved(rows: [try await row(at: text, kinds, depth)])
        case .name(let name, let kind):
            let named = kind.map { RowKind(rawValue: $0) }
            if let named, !kinds.contains(named) {
                throw ReferenceError.wrongKind(found: named, name: name, wanted: kinds)
            }
            return try await find(name, named.map { [$0] } ?? kinds, depth, in: session)
        case .liked: throw ReferenceError.notUsable("liked")
        case .standardInput: throw ReferenceError.notUsable("-")
        case .variable(let name, _): throw ReferenceError.notUsable("$\(name)")
        }
    }

    /// Finds what several references name, in order.
    package func resolve(
        _ references: [LocatedReference], kinds: [RowKind], depth: Depth = .everything, in session: Session
    ) async throws -> Resolved {
        var all = Resolved(rows: [])
        for (index, reference) in references.enumerated() {
            let resolved = try await resolve(reference, kinds: kinds, depth: depth, in: session)
            all.rows += resolved.rows
            all.listing = index == 0 ? resolved.listing : (all.listing == resolved.listing ? all.listing : nil)
        }
        return all
    }
}

extension Services {
    private func rows(_ selection: RowSelection, of kinds: [RowKind], in session: Session) async throws -> Resolved {
        guard let listing = try await listing(of: kinds, in: session) else {
            throw ReferenceError.nothingListed(wanted: kinds)
        }
        let numbers: [Int]
        do {
            numbers = try selection.numbers(count: listing.rows.count)
        } catch {
            throw ReferenceError.beyondListing(number: error.number, count: error.count, listing: listing.name)
        }
        let rows = try numbers.map { try accept(listing.rows[$0 - 1], kinds) }
        return Resolved(rows: rows, listing: listing)
    }

    /// The newest listing with rows the command can take. An empty one counts: a number after a search that found
    /// nothing must not quietly mean an older row.
    private func listing(of kinds: [RowKind], in session: Session) async throws -> Listing? {
        func fits(_ listing: Listing) -> Bool { listing.rows.contains { kinds.contains($0.kind) } }
        if let newest = session.listings.last, newest.rows.isEmpty { return newest }
        if let shown = session.listings.last(where: fits) { return shown }
        guard session.surroundings == .prompt else { return nil }
        return await inheritedListings().last(where: fits)
    }

    private func accept(_ row: Row, _ kinds: [RowKind]) throws -> Row {
        guard kinds.contains(row.kind) else {
            throw ReferenceError.wrongKind(found: row.kind, name: row.name, wanted: kinds)
        }
        return row
    }

    private func row(at address: String, _ kinds: [RowKind], _ depth: Depth) async throws -> Row {
        guard let uri = SpotifyURI(address) else { throw ReferenceError.unusableAddress(address) }
        let kind = RowKind(rawValue: uri.kind.rawValue)
        guard kinds.contains(kind) else {
            throw ReferenceError.wrongKind(found: kind, name: address, wanted: kinds)
        }
        guard depth == .everything else {
            return Row(SelectedThing(kind: kind.rawValue, uri: uri.text, name: uri.text))
        }
        let id = try SpotifyID(of: uri.text)
        switch uri.kind {
        case .track: return Row(try await spotify.send(.track(id), freshness: freshness))
        case .album: return Row(try await spotify.send(.album(id), freshness: freshness).album)
        case .artist: return Row(try await spotify.send(.artist(id), freshness: freshness))
        case .playlist: return Row(try await spotify.send(.playlist(id), freshness: freshness), account: accountID)
        case .show, .episode, .audiobook, .chapter, .user, .collection: throw ReferenceError.unusableAddress(address)
        }
    }

    private func find(_ name: String, _ kinds: [RowKind], _ depth: Depth, in session: Session) async throws -> Resolved
    {
        if session.surroundings == .prompt, let known = known(name, kinds, in: session) { return known }
        let searched = kinds.compactMap { ItemKind(rawValue: $0.rawValue) }.filter(Self.searchable.contains)
        guard let first = searched.first else { throw ReferenceError.nothingFound(name: name, wanted: kinds) }
        if searched.count == 1, SpotifyID(name) != nil {
            return Resolved(rows: [try await row(at: "spotify:\(first.rawValue):\(name)", kinds, depth)])
        }
        let feed = Feed.search(query: name, kinds: searched)
        let rows = try await feed.rows(using: self, mode: session.settings["mode"]).nextBatch()?.rows ?? []
        let exact = rows.filter { Folding.folded($0.name) == Folding.folded(name) }
        if exact.count == 1 { return Resolved(rows: exact) }
        guard !exact.isEmpty else {
            throw rows.isEmpty
                ? ReferenceError.nothingFound(name: name, wanted: kinds)
                : ReferenceError.onlyNear(name: name, rows: rows)
        }
        guard session.surroundings == .prompt else { throw ReferenceError.severalFound(name: name, rows: exact) }
        let choice = try await choose("Several are called \(Sanitiser.clean(name)). Which one?", exact.map(\.described))
        return Resolved(rows: [exact[choice]])
    }

    /// What bears the name in the newest listing or on the path to the selection, when it is exactly one thing.
    private func known(_ name: String, _ kinds: [RowKind], in session: Session) -> Resolved? {
        let folded = Folding.folded(name)
        let rows =
            session.listings.last?.rows.filter { kinds.contains($0.kind) && Folding.folded($0.name) == folded } ?? []
        if rows.count == 1 { return Resolved(rows: rows, listing: session.listings.last) }
        guard rows.isEmpty else { return nil }
        let selected = session.selection.filter {
            kinds.contains(RowKind(rawValue: $0.kind)) && Folding.folded($0.name) == folded
        }
        return selected.count == 1 ? Resolved(rows: selected.map { Row($0) }) : nil
    }

    /// The kinds a name is looked up among, the most specific last.
    private static let searchable: [ItemKind] = [.artist, .album, .track, .playlist]
}

extension Session {
    /// A step of the path as the row it was when it was listed, or as far as the path tells.
    func row(of thing: SelectedThing) -> Row {
        for listing in listings.reversed() {
            if let row = listing.rows.last(where: { $0.uri == thing.uri }) { return row }
        }
        return Row(thing)
    }
}

extension Row {
    /// What is on the path to the selection, as far as the path tells.
    package init(_ thing: SelectedThing) {
        self.init(
            Kinds.table(RowKind(rawValue: thing.kind)) ?? Kinds.mixed, name: thing.name, uri: thing.uri,
            id: SpotifyURI(thing.uri)?.id, url: SpotifyURI(thing.uri)?.url, values: [])
    }

    /// The row as a step on the path to the selection.
    package var selected: SelectedThing { SelectedThing(kind: kind.rawValue, uri: uri ?? "", name: name) }

    /// Enough to tell it from others of the same name: `Weezer — Weezer (album, 1994)`.
    package var described: String {
        var text = name
        if case .text(let artist) = self["artist"] { text += " — " + artist }
        var facts = [kind.rawValue]
        if case .text(let album) = self["album"] { facts.append(album) }
        if case .number(let year) = self["year"] { facts.append(String(year)) }
        return Sanitiser.clean(text + " (" + facts.joined(separator: ", ") + ")")
    }
}
