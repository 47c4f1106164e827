// What a line or a pipe means of a playlist that is there: the entries to remove or to move. All of it is read before a
// change is worked out; which entry a row means is decided in `PlaylistPlaces`.

import CommandLanguage
import Library
import Rows

extension EntriesArgument {
    /// What bare numbers count.
    enum Numbering {
        /// Rows of the newest listing that has any of the kinds.
        case newestListing
        /// Rows of this listing.
        case listing(Listing)
        /// Places of the playlist.
        case places
    }

    /// What the line or the pipe means of a playlist, which is read for that; nil for zero rows, for which it is not.
    func meant(
        of found: FoundPlaylist, numbering: Numbering = .newestListing, or incoming: RowStream?, in session: Session,
        using services: Services
    ) async throws -> (contents: PlaylistContents, meant: PlaylistPlaces.Meant)? {
        guard let references else {
            let usable = try await rows(
                or: incoming, keepsFiles: true, opening: ["playlist"], in: session, using: services)
            guard !usable.rows.isEmpty else { return nil }
            let contents = try await services.playlists.contents(of: found.playlist)
            return (contents, try PlaylistPlaces(contents).meant(by: usable))
        }
        try refuseQuotedName(or: incoming)
        let contents = try await services.playlists.contents(of: found.playlist)
        let places = PlaylistPlaces(contents)
        var meant = PlaylistPlaces.Meant()
        for reference in references {
            meant += try await part(reference, of: places, numbering, in: session, using: services)
        }
        return (contents, meant.distinct)
    }

    /// What one reference means.
    private func part(
        _ reference: LocatedReference, of places: PlaylistPlaces, _ numbering: Numbering, in session: Session,
        using services: Services
    ) async throws -> PlaylistPlaces.Meant {
        do {
            switch (reference.reference, numbering) {
            case (.name(let name, nil), _):
                return PlaylistPlaces.Meant(
                    try await places.places(called: name, Self.entryKinds, in: session, using: services.console),
                    of: name)
            case (.name(let name, let kind?), _) where Self.entryKinds.contains(RowKind(rawValue: kind)):
                return PlaylistPlaces.Meant(
                    try await places.places(
                        called: name, [RowKind(rawValue: kind)], in: session, using: services.console),
                    of: name)
            case (.rows(let selection, nil), .listing(let listing)):
                let numbers = try Self.numbers(selection, of: listing.rows.count, in: listing.command)
                return try places.meant(by: Usable(rows: numbers.map { listing.rows[$0 - 1] }))
            case (.rows(let selection, nil), .places):
                let count = places.contents.slots.count
                let numbers = try Self.numbers(selection, of: count, in: places.contents.playlist.name)
                return PlaylistPlaces.Meant(places: numbers.map { $0 - 1 })
            case (.rows, _), (.variable, _), (.selection, _), (.nowPlaying, _), (.liked, _), (.address, _), (.name, _),
                (.standardInput, _):
                let argument = EntriesArgument([reference], missing: missing)
                let usable = try await argument.rows(
                    or: nil, keepsFiles: true, opening: ["playlist"], in: session, using: services)
                return try places.meant(by: usable)
            }
        } catch let error as ReferenceError {
            throw LocatedReferenceError(error: error, span: reference.span)
        }
    }

    private static func numbers(
        _ selection: RowSelection, of count: Int, in listing: String
    ) throws(ReferenceError) -> [Int] {
        do {
            return try selection.numbers(count: count)
        } catch {
            throw .beyondListing(number: error.number, count: error.count, listing: listing)
        }
    }
}
