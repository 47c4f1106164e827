// Numbers and variables: rows that were listed before, here or in the last shell (Language §3). Nothing is sent for
// them.

import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows
import Text

extension ReferenceResolver {
    /// The rows of a variable, or those of them that a selection names.
    func kept(_ name: String, _ selection: RowSelection?, in session: Session) throws -> [Row] {
        guard let rows = session.rowVariables[name] else { throw ReferenceError.notUsable("$\(name)") }
        guard let selection else { return rows }
        do {
            return try selection.numbers(count: rows.count).map { rows[$0 - 1] }
        } catch {
            throw ReferenceError.beyondListing(number: error.number, count: error.count, listing: "$\(name)")
        }
    }

    /// The rows of the newest listing that the command can take.
    ///
    /// - Parameters:
    ///   - named: the kind before the number, as in `album:2`: it decides which listing is meant, and rows of other
    ///     kinds in it are not.
    ///   - taken: those the command takes of it.
    func rows(
        _ selection: RowSelection, of named: RowKind?, taking taken: [RowKind], in session: Session
    ) async throws -> Resolved {
        let kinds = named.map { [$0] } ?? taken
        guard let listing = try await listing(of: kinds, in: session) else {
            // The row on the screen that has the number is named in the error, since the user sees it.
            if let newest = session.listings.last, let number = try? selection.numbers(count: newest.rows.count).first {
                let row = newest.rows[number - 1]
                throw ReferenceError.wrongKind(found: row.kind, name: row.title, wanted: kinds)
            }
            throw ReferenceError.nothingListed(wanted: kinds)
        }
        let rows = try sifted(Self.rows(selection, in: listing), kinds, from: listing)
        guard named != nil else { return rows }
        var taken = try sifted(rows.rows, taken, from: listing)
        taken.leftOut += rows.leftOut
        return taken
    }

    /// Rows of the newest listing as they are, whatever it lists; with a kind, of the newest that has such rows.
    func rows(_ selection: RowSelection, of named: RowKind?, in session: Session) async throws -> [Row] {
        if let named { return try await rows(selection, of: named, taking: [named], in: session).rows }
        var listing = session.listings.last
        if listing == nil { listing = await inheritedListing(in: session) { _ in true } }
        guard let listing else { throw ReferenceError.nothingListed(wanted: RowKind.things) }
        return try Self.rows(selection, in: listing)
    }

    private static func rows(_ selection: RowSelection, in listing: Listing) throws -> [Row] {
        do {
            return try selection.numbers(count: listing.rows.count).map { listing.rows[$0 - 1] }
        } catch {
            throw ReferenceError.beyondListing(
                number: error.number, count: error.count,
                listing: listing.command.isEmpty ? listing.name : listing.command)
        }
    }

    /// The newest listing with rows the command can take. An empty one counts: a number after a search that found
    /// nothing must not quietly mean an older row.
    private func listing(of kinds: [RowKind], in session: Session) async throws -> Listing? {
        func fits(_ listing: Listing) -> Bool {
            listing.rows.contains { kinds.contains($0.kind) || kinds.contains($0.thing.kind) }
        }
        if let newest = session.listings.last, newest.rows.isEmpty { return newest }
        if let shown = session.listings.last(where: fits) { return shown }
        // A script has none, unless it was started with --resume.
        return await inheritedListing(in: session, where: fits)
    }

    /// The newest listing of the last closed shell that fits; at a prompt its age is said when it is first used.
    private func inheritedListing(in session: Session, where fits: (Listing) -> Bool) async -> Listing? {
        guard let listing = await inherited.listings().last(where: fits) else { return nil }
        sayAge(of: listing, in: session)
        return listing
    }

    /// Says how old an inherited listing is, once and at a prompt.
    func sayAge(of listing: Listing, in session: Session) {
        guard session.surroundings == .prompt, inherited.isFirstUse(of: listing) else { return }
        let age = AgeText.text(seconds: Int(time.now.timeIntervalSince(listing.made)))
        console.report(.news(StyledText("Rows of \"\(Sanitiser.clean(listing.name))\", \(age)", .faint)))
    }
}
