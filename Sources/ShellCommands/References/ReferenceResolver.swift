// Finds what a reference names (Language §3): rows of listings first, then the selection, then Spotify. What it could
// not find it throws as facts; nothing is ever played, saved or removed on a near miss. Each sort of reference has a
// file of its own: rows and variables in +Rows, addresses and standard input in +Addresses, names in +Names and
// +Nearest.

package import CommandLanguage
import Exchange
package import Library
package import Rows
import SpotifyAPI
import SpotifyModel
import Text

/// Finds the rows that references name.
package final class ReferenceResolver: Sendable {
    /// The names of everything seen.
    package let names: any NameIndex
    /// The listings of the last closed shell.
    package let inherited: InheritedRows
    let spotify: SpotifyReader
    let player: Player
    let console: Console
    let time: any TimeSource

    init(
        names: any NameIndex, inherited: InheritedRows, spotify: SpotifyReader, player: Player, console: Console,
        time: any TimeSource
    ) {
        self.names = names
        self.inherited = inherited
        self.spotify = spotify
        self.player = player
        self.console = console
        self.time = time
    }

    /// How much of a thing must be known.
    package enum Depth: Sendable { case identity, everything }

    /// What becomes of a name that nothing bears exactly. A person can be asked where a command only looks.
    package enum NearMiss: Sendable { case fails, asks }

    /// Finds what `reference` names among the kinds the command can take.
    ///
    /// Costs nothing for rows, the selection and names in the newest listing; one request for `now`, for an address
    /// when `depth` asks for more than the address, and for a name that has to be looked up.
    package func resolve(
        _ reference: LocatedReference, kinds: [RowKind], depth: Depth = .everything, missing: NearMiss = .fails,
        in session: Session
    ) async throws -> Resolved {
        do {
            return try await found(reference.reference, kinds, depth, missing, in: session)
        } catch let error as ReferenceError {
            throw LocatedReferenceError(error: error, span: reference.span)
        }
    }

    private func found(
        _ reference: Reference, _ kinds: [RowKind], _ depth: Depth, _ missing: NearMiss, in session: Session
    ) async throws -> Resolved {
        switch reference {
        case .rows(let selection, let kind):
            return try await rows(selection, of: kind.map { RowKind(rawValue: $0) }, taking: kinds, in: session)
        case .selection:
            guard let thing = session.selection.last(where: { kinds.contains($0.kind) }) else {
                throw ReferenceError.nothingSelected(wanted: kinds)
            }
            return Resolved(rows: [session.row(of: thing)])
        case .nowPlaying:
            let playback = try await player.fetch()
            guard let item = playback?.item else { throw ReferenceError.playing(playback) }
            return try sifted([Row(item)], kinds)
        case .address(let text):
            return Resolved(rows: [try await row(at: text, kinds, depth)])
        case .name(let name, let kind):
            let named = kind.map { RowKind(rawValue: $0) }
            if let named, !kinds.contains(named) {
                throw ReferenceError.wrongKind(found: named, name: name, wanted: kinds)
            }
            return try await find(name, named.map { [$0] } ?? kinds, depth, missing, in: session)
        case .liked:
            guard kinds.contains("track") else { throw ReferenceError.notUsable("liked") }
            return Resolved(rows: try await SavedTracks().rows(using: spotify.readingEverything).all())
        case .standardInput: return try await standardInput(kinds, depth)
        case .variable(let name, let selection):
            return try sifted(try kept(name, selection, in: session), kinds)
        }
    }

    /// Finds what several references name, in order; what is of no kind the command takes is left out, where there is
    /// something else.
    package func resolve(
        _ references: [LocatedReference], kinds: [RowKind], depth: Depth = .everything, missing: NearMiss = .fails,
        in session: Session
    ) async throws -> Resolved {
        var all = Resolved(rows: [])
        for (index, reference) in references.enumerated() {
            let resolved: Resolved
            do {
                resolved = try await resolve(reference, kinds: kinds, depth: depth, missing: missing, in: session)
            } catch let error as LocatedReferenceError {
                guard references.count > 1, let unusable = error.error.unusable else { throw error }
                all.leftOut += unusable
                continue
            }
            all.rows += resolved.rows
            all.leftOut += resolved.leftOut
            all.listing = index == 0 ? resolved.listing : (all.listing == resolved.listing ? all.listing : nil)
        }
        guard !all.rows.isEmpty || all.leftOut.isEmpty else {
            throw LocatedReferenceError(error: .unusable(all.leftOut, wanted: kinds), span: references.span)
        }
        return all
    }

    /// The one thing a reference names, for a command that only looks: where the name is not exact and one thing is
    /// near, a person is asked whether that is meant. nil for rows that turned out to be none; several are an error.
    func one(_ reference: LocatedReference, kinds: [RowKind], in session: Session) async throws -> Row? {
        let found = try await resolve(reference, kinds: kinds, missing: .asks, in: session)
        let count = found.rows.count + found.leftOut.count
        guard count <= 1 else { throw LocatedReferenceError(error: .notOne(count: count), span: reference.span) }
        return found.rows.first
    }

    /// The things that a line names for a command that only looks, or the selection where it names none; none for rows
    /// that turned out to be none. What the command cannot use is counted.
    func looked(
        at references: [LocatedReference]?, kinds: [RowKind], in session: Session
    ) async throws -> [Row] {
        let named = references ?? [LocatedReference(.selection, span: 0..<0)]
        let found = try await resolve(named, kinds: kinds, missing: .asks, in: session)
        spotify.context.omissions.add(found.leftOut)
        return found.rows
    }

    /// The device that a line names: a row of `devices`, a name, or an ID.
    func device(_ named: DeviceName, in session: Session) async throws -> DeviceChoice {
        if let selection = named.rows, session.listings.contains(where: { $0.kinds.contains("device") }) {
            let reference = LocatedReference(.rows(selection, kind: "device"), span: named.span)
            let rows = try await resolve(reference, kinds: ["device"], in: session).rows
            guard rows.count == 1 else {
                throw LocatedReferenceError(error: .notOne(count: rows.count), span: named.span)
            }
            return try DeviceChoice(listed: rows[0])
        }
        return try await player.device(named: named.text, in: session)
    }

    /// The rows of kinds a command takes; throws where there are rows and not one is.
    func sifted(_ rows: [Row], _ kinds: [RowKind], from listing: Listing? = nil) throws -> Resolved {
        let usable = try Sieve(kinds: kinds, isSent: false)(rows).checked(wanted: kinds)
        return Resolved(rows: usable.rows, listing: listing, leftOut: usable.leftOut)
    }
}
