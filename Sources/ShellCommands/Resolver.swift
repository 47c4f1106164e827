// Finds what a reference names (Language §3): rows of listings first, then the selection, then Spotify. It says what
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
    /// What was named as well and is of no kind the command takes.
    package var leftOut: [Unusable] = []
}

/// A reference that names nothing usable, and where it stands.
package struct LocatedReferenceError: Error, Sendable, Equatable {
    package var error: ReferenceError
    package var span: Range<Int>
}

/// Something that plays and has no name at Spotify.
package enum UnnamedItem: Sendable, Equatable {
    case advertisement, episode, something

    /// - Parameter type: what Spotify calls it.
    package init(type: String?) {
        self =
            switch type {
            case "ad": .advertisement
            case "episode": .episode
            case _: .something
            }
    }
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
    /// Something plays that Spotify does not name.
    case unnamedPlaying(UnnamedItem)
    case nothingFound(name: String, wanted: [RowKind])
    /// Several things bear exactly this name.
    case severalFound(name: String, rows: [Row])
    /// Nothing bears exactly this name; these come near.
    case onlyNear(name: String, rows: [Row])
    case unusableAddress(String)
    /// One of the short addresses the apps make.
    case shortLink(String)
    /// A line of standard input that is no address, counted from 1; or an ID without the kind of thing it is of.
    case unusableLine(Int, String, isID: Bool)
    /// Nothing of what was named can be used.
    case unusable([Unusable], wanted: [RowKind])
    /// Things that are never among such rows.
    case neverAmong(RowKind, rows: RowKind)
    /// Several rows, or none, where one thing is meant.
    case notOne(count: Int)
    /// A kind of reference the command cannot take.
    case notUsable(String)
    /// `-` where the lines of the script come from standard input.
    case inputIsScript
}

extension Services {
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
            return try await rows(
                selection, of: kind.map { [RowKind(rawValue: $0)] } ?? kinds, taking: kinds, in: session)
        case .selection:
            guard let thing = session.selection.last(where: { kinds.contains(RowKind(rawValue: $0.kind)) }) else {
                throw ReferenceError.nothingSelected(wanted: kinds)
            }
            return Resolved(rows: [session.row(of: thing)])
        case .nowPlaying:
            let playback = try await look()
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
            var services = self
            services.appetite = .everything
            return Resolved(rows: try await SavedTracks().rows(using: services).all())
        case .standardInput: return try await standardInput(kinds, depth)
        case .variable(let name, let selection):
            return try sifted(try kept(name, selection, in: session), kinds)
        }
    }

    /// Finds what several references name, in order; what is of no kind the command takes is left out, where there is
    /// something else.
    package func resolve(
        _ references: [LocatedReference], kinds: [RowKind], depth: Depth = .everything, in session: Session
    ) async throws -> Resolved {
        var all = Resolved(rows: [])
        for (index, reference) in references.enumerated() {
            let resolved: Resolved
            do {
                resolved = try await resolve(reference, kinds: kinds, depth: depth, in: session)
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

    /// The rows of kinds a command takes; throws where there are rows and not one is.
    private func sifted(_ rows: [Row], _ kinds: [RowKind], from listing: Listing? = nil) throws -> Resolved {
        let usable = try Sieve(kinds: kinds, isSent: false)(rows).checked(wanted: kinds)
        return Resolved(rows: usable.rows, listing: listing, leftOut: usable.leftOut)
    }
}

extension ReferenceError {
    /// What is left out where something else can be used.
    fileprivate var unusable: [Unusable]? {
        switch self {
        case .wrongKind(let kind, let name, _): [.kind(kind, name: name)]
        case .unusable(let unusable, _): unusable
        case .nothingListed, .beyondListing, .nothingSelected, .nothingPlaying, .unnamedPlaying, .nothingFound,
            .severalFound, .onlyNear, .unusableAddress, .shortLink, .unusableLine, .neverAmong, .notOne, .notUsable,
            .inputIsScript:
            nil
        }
    }

    /// That nothing plays, or that what plays has no name.
    static func playing(_ playback: Playback?) -> ReferenceError {
        guard let playback else { return .nothingPlaying }
        return playing(type: playback.itemType, isPlaying: playback.isPlaying)
    }

    static func playing(type: String?, isPlaying: Bool) -> ReferenceError {
        let item = UnnamedItem(type: type)
        return isPlaying || item != .something ? .unnamedPlaying(item) : .nothingPlaying
    }
}

extension Services {
    private func kept(_ name: String, _ selection: RowSelection?, in session: Session) throws -> [Row] {
        guard let rows = session.rowVariables[name] else { throw ReferenceError.notUsable("$\(name)") }
        guard let selection else { return rows }
        do {
            return try selection.numbers(count: rows.count).map { rows[$0 - 1] }
        } catch {
            throw ReferenceError.beyondListing(number: error.number, count: error.count, listing: "$\(name)")
        }
    }

    private func rows(
        _ selection: RowSelection, of kinds: [RowKind], taking taken: [RowKind], in session: Session
    ) async throws -> Resolved {
        guard let listing = try await listing(of: kinds, in: session) else {
            // What is on the screen is named, not denied.
            if let newest = session.listings.last, let number = try? selection.numbers(count: newest.rows.count).first {
                let row = newest.rows[number - 1]
                throw ReferenceError.wrongKind(found: row.kind, name: row.title, wanted: kinds)
            }
            throw ReferenceError.nothingListed(wanted: kinds)
        }
        let numbers: [Int]
        do {
            numbers = try selection.numbers(count: listing.rows.count)
        } catch {
            throw ReferenceError.beyondListing(
                number: error.number, count: error.count,
                listing: listing.command.isEmpty ? listing.name : listing.command)
        }
        return try sifted(numbers.map { listing.rows[$0 - 1] }, taken, from: listing)
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
        return await inherited(in: session, where: fits)
    }

    /// URIs, URLs and, where one kind is meant, IDs on standard input, one a line; blank lines and comments are passed.
    private func standardInput(_ kinds: [RowKind], _ depth: Depth) async throws -> Resolved {
        guard let lines = try await inputLines() else { throw ReferenceError.inputIsScript }
        var found = Resolved(rows: [])
        for (index, line) in lines.enumerated() {
            let word =
                line.split(separator: "\t").first?.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            guard !word.isEmpty, !word.hasPrefix("#") else { continue }
            let isID = SpotifyURI(word) == nil && SpotifyID(word) != nil
            guard !isID || kinds.count == 1 else { throw ReferenceError.unusableLine(index + 1, word, isID: true) }
            do {
                found.rows.append(try await row(at: isID ? "spotify:\(kinds[0].rawValue):\(word)" : word, kinds, depth))
            } catch ReferenceError.unusableAddress {
                throw ReferenceError.unusableLine(index + 1, word, isID: false)
            } catch let error as ReferenceError {
                guard let unusable = error.unusable else { throw error }
                found.leftOut += unusable
            }
        }
        guard !found.rows.isEmpty || found.leftOut.isEmpty else {
            throw ReferenceError.unusable(found.leftOut, wanted: kinds)
        }
        return found
    }

    func row(at address: String, _ kinds: [RowKind], _ depth: Depth) async throws -> Row {
        if let file = LocalFile(address) {
            let row = Row(file, uri: address)
            guard kinds.contains("track") else {
                throw ReferenceError.wrongKind(found: "track", name: row.title, wanted: kinds)
            }
            return row
        }
        guard let uri = SpotifyURI(address) else {
            throw SpotifyURI.isShortLink(address)
                ? ReferenceError.shortLink(address) : ReferenceError.unusableAddress(address)
        }
        let kind = RowKind(uri.kind)
        guard kinds.contains(kind) else {
            throw ReferenceError.wrongKind(found: kind, name: address, wanted: kinds)
        }
        guard depth == .everything else {
            return Row(SelectedThing(kind: kind.rawValue, uri: uri.text, name: uri.text))
        }
        let whole = try await WholeThing(
            uri.kind, try SpotifyID(of: uri.text), from: spotify, freshness: freshness, account: accountID)
        guard let whole else { throw ReferenceError.unusableAddress(address) }
        return whole.row
    }
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
        let table = Kinds.table(RowKind(rawValue: thing.kind)) ?? Kinds.mixed
        let address = SpotifyURI(thing.uri)
        self.init(table, name: thing.name, uri: thing.uri, id: address?.id, url: address?.url, values: [])
        guard kind == "playlist" else { return }
        (self[.owner], self[.mine], self[.collaborative]) = (thing.owner, thing.isMine, thing.isCollaborative)
    }

    /// The row as a step on the path to the selection.
    package var selected: SelectedThing {
        var thing = SelectedThing(kind: kind.rawValue, uri: uri ?? "", name: name)
        guard kind == "playlist" else { return thing }
        (thing.owner, thing.isMine, thing.isCollaborative) = (self[.owner], self[.mine], self[.collaborative])
        return thing
    }

    /// Enough to tell it from others of the same name: `Weezer — Weezer (album, 1994)`.
    package var described: String {
        var text = name
        if let artist = self[.artist] { text += " — " + artist }
        var facts = [kind.rawValue]
        if let album = self[.album] { facts.append(album) }
        if let year = self[.year] { facts.append(String(year)) }
        return Sanitiser.clean(text + " (" + facts.joined(separator: ", ") + ")")
    }
}
