// Rows and names for completion: the numbers of the listing they would refer to, then names that were listed, then
// names from all answers ever seen. How they are matched with what is typed is left to CommandLanguage.

import CommandLanguage
import Library
import Prompting
import Rows
import ShellCommands
import Text

extension SessionSnapshot {
    /// How many names from all answers are offered: the shortest that fit, or the newest where nothing is typed yet.
    /// Another one is found by typing on; each of these is made again with every key.
    private static let mostNames = 200
    /// How many listed rows are searched, so that a Tab takes no noticeable time.
    static let mostRows = 2000

    /// Numbers with the names they stand for; once letters are typed, the names themselves.
    func rows(_ kinds: [RowKind], typed: String, in session: Session, withSeen: Bool = true) -> [Candidate] {
        let isNumber = typed.allSatisfy(\.isNumber)
        guard isNumber else { return names(of: kinds, typed: typed, in: session, withSeen: withSeen) }
        let numbers = numbers(of: kinds, in: session)
        guard typed.isEmpty else {
            // A name can begin with digits, but a row is what digits mean.
            let fits = numbers.contains { $0.insertion.hasPrefix(typed) }
            return fits ? numbers : names(of: kinds, typed: typed, in: session, withSeen: withSeen)
        }
        let listed = Set(numbers.map(\.summary))
        let names = names(of: kinds, typed: "", in: session, withSeen: withSeen)
        return numbers + names.filter { !listed.contains($0.label) }
    }

    /// The same for playlists that the user may change, without those that are known to be closed. Of a playlist whose
    /// name was seen by an earlier shell alone, its owner is not known.
    func playlists(
        _ access: PlaylistAccess, typed: String, in session: Session, withSeen: Bool = true
    ) -> [Candidate] {
        let listed = (session.listings + inherited()).flatMap(\.rows).filter { $0.kind == "playlist" }
        let open = Set(listed.filter { !Self.isClosed($0, to: access) }.map { Sanitiser.clean($0.name) })
        let closed = Set(listed.filter { Self.isClosed($0, to: access) }.map { Sanitiser.clean($0.name) })
            .union(closed(access).map { Sanitiser.clean($0) }).subtracting(open)
        return rows(["playlist"], typed: typed, in: session, withSeen: withSeen).filter { candidate in
            !closed.contains(candidate.showsSummary ? candidate.summary : candidate.label)
        }
    }

    /// Whether a playlist is known to be one that only other users may change so.
    private static func isClosed(_ playlist: Row, to access: PlaylistAccess) -> Bool {
        switch access {
        case .owned: playlist[.mine] == false
        case .shared: playlist[.mine] == false && playlist[.collaborative] != true
        }
    }

    /// The rows of the listing that a number would refer to, each with its number.
    private func numbers(of kinds: [RowKind], in session: Session) -> [Candidate] {
        guard let listing = listing(of: kinds, in: session) else { return [] }
        let hasManyArtists = Self.hasManyArtists(listing)
        return listing.rows.enumerated().filter { _, row in
            Self.fits(row, kinds) && !session.isDeleted(row)
        }.map { index, row in
            var candidate = Candidate(String(index + 1), summary: Self.summary(row, withArtist: hasManyArtists))
            candidate.showsSummary = true
            return candidate
        }
    }

    /// Names of things of these kinds, each once, as they are typed in place of a number.
    private func names(of kinds: [RowKind], typed: String, in session: Session, withSeen: Bool) -> [Candidate] {
        var known: Set<String> = []
        var found: [Candidate] = kinds == ["device"] ? devices(in: session) : []
        known.formUnion(found.map(\.label))
        let listings = session.listings.reversed() + inherited().reversed()
        for row in listings.lazy.flatMap(\.rows).prefix(Self.mostRows)
        where Self.fits(row, kinds) && !row.name.isEmpty && !session.isDeleted(row) {
            let name = session.name(of: row)
            guard known.insert(name).inserted else { continue }
            found.append(Self.named(name, summary: row.thingKind.rawValue))
        }
        guard withSeen else { return found }
        let seen = seen().matches(
            Folding.folded(typed), kinds: kinds.map(\.rawValue), limit: Self.mostNames)
        return found + seen.filter { !known.contains($0.name) }.map { Self.named($0.name, summary: $0.kind) }
    }

    /// A name as a candidate. Control characters stay in it, since they are a part of the name; the editor quotes them
    /// when it inserts the name. Characters that are merely invisible are left out, as they are wherever names are
    /// compared.
    static func named(_ name: String, summary: String) -> Candidate {
        let label = Sanitiser.clean(name)
        guard label != name else { return Candidate(quotedIfReference(name), label: label, summary: summary) }
        var kept = String.UnicodeScalarView()
        kept.append(
            contentsOf: name.unicodeScalars.filter {
                !(Sanitiser.isUnsafe($0) && $0.properties.isDefaultIgnorableCodePoint)
            })
        return Candidate(quotedIfReference(String(kept)), label: label, summary: summary)
    }

    /// A name that reads like rows or a keyword is only a name in quotes (Language §2).
    private static func quotedIfReference(_ name: String) -> String {
        let isReference =
            switch name {
            case "now", "liked", ".", "-": true
            default: RowSelection(parsing: name) != nil
            }
        return isReference ? "\"\(name)\"" : name
    }

    /// The newest listing with such rows, from this shell, or at a prompt from the last one (Language §3).
    func listing(of kinds: [RowKind], in session: Session) -> Listing? {
        let fits: (Listing) -> Bool = { $0.rows.isEmpty || $0.rows.contains { Self.fits($0, kinds) } }
        if let shown = session.listings.last(where: fits) { return shown }
        return session.surroundings == .prompt ? inherited().last(where: fits) : nil
    }

    /// Whether a row is of the kinds, or stands for a thing of one: a group of an artist is that artist.
    static func fits(_ row: Row, _ kinds: [RowKind]) -> Bool {
        kinds.contains(row.kind) || kinds.contains(row.thingKind)
    }

    /// Whether the artist tells the rows apart, so that showing it is worth the room.
    private static func hasManyArtists(_ listing: Listing) -> Bool {
        guard let artist = listing.rows.first?[.artist] else { return true }
        return listing.rows.contains { $0[.artist] != artist }
    }

    /// The name, and the artist where the rows have different ones.
    private static func summary(_ row: Row, withArtist: Bool) -> String {
        let name = Sanitiser.clean(row.name)
        guard withArtist, let artist = row[.artist] else { return name }
        return name + " — " + Sanitiser.clean(artist)
    }
}
