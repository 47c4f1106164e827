// What outlives a process, as one JSON document: libraries, playlists and players. Things are named by ids and
// not by indices, so the document survives a catalogue that grew; reading leaves out what no longer exists.
// Keeping the document in a file is left to the program that runs the simulator.

import FoundationEssentials

/// The saved part of the state. Accounts, tokens and faults are not part of it.
///
///     {"version": 1, "created": 3,
///      "users": {"demo.listener": {"library": {"tracks": [["3n3P…", 1735689600000], …], …}, "player": {…}}},
///      "playlists": [{"id": "…", "name": "Road Songs", "revision": 4, "entries": [ … ]}]}
enum StateDocument {
    /// The document as of now.
    static func write(_ state: SimulatorState, now: Date) -> JSONValue {
        let catalogue = state.world.catalogue
        let known = Set(state.world.libraries.keys).union(state.players.keys).sorted()
        return [
            "version": 1,
            "created": .int(state.created),
            "users": .object(
                known.map { id in
                    let library = LibraryDocument.write(state.world.library(of: id), catalogue)
                    let player = state.players[id].map { PlayerDocument.write($0, catalogue, now: now) } ?? nil
                    return JSONValue.Member(name: id, value: ["library": library, "player": player])
                }),
            "playlists": .array(state.world.playlists.map { PlaylistDocument.write($0, catalogue) }),
        ]
    }

    /// Takes over a document. The answer is `false`, and nothing changes, when it is not one of ours.
    static func restore(_ document: JSONValue, to state: inout SimulatorState, now: Date) -> Bool {
        guard document["version"]?.asInt == 1, case .object(let users)? = document["users"],
            let playlists = document["playlists"]?.asArray
        else { return false }
        let catalogue = state.world.catalogue
        state.created = min(max(0, document["created"]?.asInt ?? 0), 1 << 40)
        state.world.playlists = playlists.compactMap { PlaylistDocument.read($0, catalogue) }
        for user in users {
            state.world.libraries[user.name] = LibraryDocument.read(user.value["library"] ?? [:], catalogue)
            if let player = user.value["player"].flatMap({ PlayerDocument.read($0, catalogue, now: now) }) {
                state.players[user.name] = player
            }
        }
        return true
    }

    /// A date as whole milliseconds since 1970.
    static func moment(_ date: Date) -> JSONValue { .int(Int((date.timeIntervalSince1970 * 1_000).rounded())) }

    /// The date that `moment` wrote; `nil` for anything else.
    static func date(_ value: JSONValue?) -> Date? {
        value?.asInt.map { Date(timeIntervalSince1970: Double($0) / 1_000) }
    }
}

/// A user's library in its saved form: each list by ids, with the time each thing was saved.
enum LibraryDocument {
    /// The lists of a library.
    static func write(_ library: UserLibrary, _ catalogue: WorldCatalogue) -> JSONValue {
        let spoken = catalogue.spoken
        return [
            "tracks": list(library.tracks) { catalogue.tracks[$0].id.description },
            "albums": list(library.albums) { catalogue.albums[$0].id.description },
            "artists": list(library.artists) { catalogue.artists[$0].id.description },
            "episodes": list(library.episodes) { spoken.episodes[$0].id.description },
            "shows": list(library.shows) { spoken.shows[$0].id.description },
            "audiobooks": list(library.audiobooks) { spoken.audiobooks[$0].id.description },
            "users": list(library.users) { $0 },
        ]
    }

    /// The library that was saved; unknown ids are left out.
    static func read(_ document: JSONValue, _ catalogue: WorldCatalogue) -> UserLibrary {
        let spoken = catalogue.spoken
        var library = UserLibrary()
        library.tracks = list(document["tracks"]) { CatalogueID($0).flatMap(catalogue.track) }
        library.albums = list(document["albums"]) { CatalogueID($0).flatMap(catalogue.album) }
        library.artists = list(document["artists"]) { CatalogueID($0).flatMap(catalogue.artist) }
        library.episodes = list(document["episodes"]) { CatalogueID($0).flatMap(spoken.episode) }
        library.shows = list(document["shows"]) { CatalogueID($0).flatMap(spoken.show) }
        library.audiobooks = list(document["audiobooks"]) { CatalogueID($0).flatMap(spoken.audiobook) }
        library.users = list(document["users"]) { $0 }
        return library
    }

    /// A list, oldest first.
    private static func list<Element>(_ saved: SavedList<Element>, id: (Element) -> String) -> JSONValue {
        .array(saved.entries.map { [.string(id($0.element)), StateDocument.moment($0.addedAt)] })
    }

    /// The list that was saved.
    private static func list<Element>(_ value: JSONValue?, element: (String) -> Element?) -> SavedList<Element> {
        var saved = SavedList<Element>()
        for entry in value?.asArray ?? [] {
            guard let pair = entry.asArray, pair.count == 2, let element = pair[0].asString.flatMap(element),
                let moment = StateDocument.date(pair[1])
            else { continue }
            saved.save(element, at: moment)
        }
        return saved
    }
}
