// Reading from Spotify for one stage: a client together with what the stage wants of it — whether cached answers will
// do, how far ahead pages are read — and with the places where what was read is noted. Feeds are read through it;
// changing anything is the writer's.

import Exchange
import FoundationEssentials
import Library
import Rendering
import Rows
package import SpotifyAPI
import SpotifyModel

/// Reads from Spotify as the context of a stage wants it.
package final class SpotifyReader: Sendable {
    /// Sends requests, in the mode of the context.
    package let client: SpotifyClient
    /// What the reading is for.
    package let context: StageContext
    let seen: SeenLibrary
    /// The own copy, which answers where it is right.
    let copy: CopyReader
    /// The store of the own copy.
    var library: any LibraryCopy { copy.store }
    let plays: any Plays
    let console: Console
    let time: any TimeSource

    init(
        client: SpotifyClient, context: StageContext, seen: SeenLibrary, copy: CopyReader, plays: any Plays,
        console: Console, time: any TimeSource
    ) {
        self.client = client
        self.context = context
        self.seen = seen
        self.copy = copy
        self.plays = plays
        self.console = console
        self.time = time
    }

    /// What the app may use of the Web API.
    package var mode: Mode { context.mode }

    /// Reads an answer, from the cache where the context allows that.
    package func send<Response>(_ endpoint: Endpoint<Response>) async throws(SpotifyError) -> Response {
        try await client.send(endpoint, freshness: context.freshness)
    }

    /// Reads one thing with its pictures.
    func pictured<Thing: Hashable>(
        _ endpoint: Endpoint<Thing>
    ) async throws(SpotifyError) -> Pictured<Thing> {
        try await send(endpoint.pictured)
    }

    /// Makes sure, before the first of them is sent, that so many more requests may leave for this line.
    package func foresee(_ count: Int) async throws(SpotifyError) { try await client.foresee(count) }

    /// The same reader, which reads every page there is, several at a time.
    var readingEverything: SpotifyReader {
        var context = context
        context.prefetch = .everything
        return within(context)
    }

    /// The same reader for looking something up: entries missing from the lists it looks through are not counted, since
    /// the user did not ask for these lists.
    var lookingUp: SpotifyReader {
        var context = context
        context.omissions = OmissionTally()
        return within(context)
    }

    /// The same reader in another context.
    private func within(_ context: StageContext) -> SpotifyReader {
        SpotifyReader(
            client: client, context: context, seen: seen, copy: copy, plays: plays, console: console, time: time)
    }

    /// Counts the entries of a page that are no rows. Throws where none could be read: an answer that cannot be
    /// understood is no empty list.
    func note(missing: Int, unreadable: Int, besides rows: [Row]) throws(SpotifyError) {
        if rows.isEmpty, unreadable > 0 { throw .unreadable(.noReadableEntry) }
        context.omissions.add(unavailable: missing - unreadable, unreadable: unreadable)
    }

    /// Notes that these rows are saved or followed, or were so when they were seen.
    func note(saved rows: [Row], seen moment: Date?) {
        seen.saved(rows.compactMap(\.uri), of: context.account, at: moment ?? time.now)
    }

    /// Remembers what these rows look like, since a change knows them by their URIs alone.
    func remembering(_ things: Usable) -> Usable {
        seen.copies.keep(things.rows)
        return things
    }

    /// Keeps plays for `stats`: each costs nothing, and Spotify forgets all but the last fifty. Where they cannot be
    /// kept, the store says so.
    func keep(_ played: [PlayedTrack]) async {
        _ = try? await plays.add(played.compactMap { PastPlay($0) })
    }

    /// Says that a list ended where a page came again.
    func sayRepeated() {
        console.report(.news(StyledText("Spotify sends the same page again: the list ends here.", .faint)))
    }
}
