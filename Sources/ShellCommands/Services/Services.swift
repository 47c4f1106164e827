// Everything a command may use, as one value. Each member owns one thing and has a file of its own; this file puts them
// together and knows nothing of what they do. Real, simulated and scripted worlds differ only in the parts that are
// given here, and nothing a command needs is reached in any other way.

package import Exchange
import FoundationEssentials
package import Library
package import SpotifyAPI

/// What a command may use while one stage of a line runs.
///
/// It is built in one step and never changed. The loop has one for the whole shell; for each stage it makes another,
/// ``within(_:)`` the context of that stage, so that every member knows whose account it works for, whether cached
/// answers will do and what becomes of changes. It is a class, and so are its members, because they are handed on many
/// times for each line and hold some fifty references: to copy structs of them took a third of the time of a short
/// line, and the code for it hundreds of kilobytes.
package final class Services: Sendable {
    /// What the stage is run for, and how.
    package let context: StageContext
    /// The clock; nothing else may be asked for the time, and nothing else waits.
    package let time: any TimeSource
    /// Reads from Spotify.
    package let spotify: SpotifyReader
    /// What plays, and where.
    package let player: Player
    /// Finds what references name.
    package let resolver: ReferenceResolver
    /// The person, or the script, on the other side.
    package let console: Console
    /// The one way to change anything at Spotify.
    package let writer: LibraryWriter
    /// Reads playlists to change them, and changes what is on them.
    package let playlists: PlaylistEditor
    /// The own copy of the library.
    package let copy: any LibraryCopy
    /// The plays that are kept.
    package let plays: any Plays
    /// The login.
    package let authentication: Authentication
    /// What the shell keeps and knows of itself.
    package let shell: ShellParts
    /// The computer juke runs on.
    package let computer: Computer

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - client: sends requests; the mode it is in comes from the context.
    ///   - memory: what is known of the player, shared by every shell of the profile.
    ///   - names: the names of everything seen.
    ///   - inherited: the listings that the last closed shell left.
    ///   - seen: what listings showed of the library.
    ///   - changes: what can become of a change.
    ///   - copy: the own copy of the library.
    ///   - plays: the plays that are kept.
    package init(
        context: StageContext, time: any TimeSource, client: SpotifyClient, memory: any PlayerMemory,
        names: any NameIndex, inherited: InheritedRows, seen: SeenLibrary, console: Console, changes: ChangeHandlers,
        copy: any LibraryCopy, plays: any Plays, authentication: Authentication, shell: ShellParts, computer: Computer
    ) {
        var client = client
        client.mode = context.mode
        client.isOffline = context.isOffline
        let copies = seen.copies
        // Completion and look-ups by name use every name that any answer held, whichever command sent the request.
        let account = context.account
        client.notice = { things, age in
            seen.note(things, of: account)
            copies.note(things, at: time.now - age.inSeconds)
            await names.add(things.compactMap { IndexedName($0) })
        }
        let reader = CopyReader(
            store: copy, memory: copies, standsAside: shell.tracing.tape.isUsed, context: context, console: console,
            time: time)
        self.context = context
        self.time = time
        self.console = console
        self.copy = copy
        self.plays = plays
        self.authentication = authentication
        self.shell = shell
        self.computer = computer
        spotify = SpotifyReader(
            client: client, context: context, seen: seen, copy: reader, plays: plays, console: console, time: time)
        writer = LibraryWriter(
            handlers: context.saysAll ? changes.rehearsing : changes, client: client, context: context, seen: seen,
            names: names, copy: reader, console: console,
            time: time)
        player = Player(
            memory: memory, client: client, time: time, context: context, console: console, writer: writer)
        resolver = ReferenceResolver(
            names: names, inherited: inherited, spotify: spotify, player: player, console: console, time: time)
        playlists = PlaylistEditor(spotify: spotify, resolver: resolver, writer: writer)
    }

    /// The same services for a stage that runs in `context`.
    package func within(_ context: StageContext) -> Services {
        Services(
            context: context, time: time, client: spotify.client, memory: player.memory, names: resolver.names,
            inherited: resolver.inherited, seen: spotify.seen, console: console, changes: writer.handlers,
            copy: copy, plays: plays, authentication: authentication, shell: shell, computer: computer)
    }

    /// The same services for a stage that reads these lines in place of standard input.
    package func reading(_ lines: [String]) -> Services {
        Services(
            context: context, time: time, client: spotify.client, memory: player.memory, names: resolver.names,
            inherited: resolver.inherited, seen: spotify.seen, console: console.reading(lines),
            changes: writer.handlers, copy: copy, plays: plays, authentication: authentication, shell: shell,
            computer: computer)
    }

    /// The same services for a key that is pressed while something else is shown: nothing is asked and nothing said.
    func quiet() -> Services {
        Services(
            context: context, time: time, client: spotify.client, memory: player.memory, names: resolver.names,
            inherited: resolver.inherited, seen: spotify.seen, console: console.silenced(), changes: writer.handlers,
            copy: copy, plays: plays, authentication: authentication, shell: shell, computer: computer)
    }

    /// The same services for finding out what a line would cost: changes are counted and kept back, no question is
    /// answered, nothing is said, and nothing outside of juke is touched.
    package func estimating() -> Services {
        var context = context
        context.changes = .counted
        return Services(
            context: context, time: time, client: spotify.client, memory: player.memory, names: resolver.names,
            inherited: resolver.inherited, seen: spotify.seen, console: console.silenced(), changes: writer.handlers,
            copy: copy, plays: plays, authentication: authentication, shell: shell.withoutBackground(),
            computer: computer.untouched())
    }
}
