// The services that answer requests: Spotify through the network, or the simulated one inside the process. Both have
// the same chain of layers over another exchange; the chain itself is left to Connection, what a run shows to Wiring.

import Exchange
import Files
import Library
import NetworkAdapters
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Storage
import Text

/// Spotify, or a simulation of it.
struct Backend {
    /// The layers between commands and the network.
    let connection: Connection
    /// Sends requests without the login: for pictures.
    let network: any Exchange
    /// Logs in and out.
    let authentication: Authentication
    /// The names of everything seen.
    let names: SearchableNameIndex
    /// What is known of the player.
    let player: any PlayerMemory
    /// The changes that were made, plans and rules.
    let changes: any ChangeLog
    /// The own copy of the library.
    let copy: any LibraryCopy
    /// The plays that are kept.
    let plays: any Plays
    /// Turns at changing playlists.
    let turns: any WriteTurns
    /// Names this shell in the log of changes.
    let shell: String
    /// Said when a prompt starts.
    let greeting: String?
    /// Ends what is open; called once, when the process ends.
    let close: @Sendable () async -> Void

    /// How long the end of the process waits for a renewed login to be stored: the old refresh token may be used up by
    /// then (SpotifyContract §2.3).
    private static let patience = Duration.seconds(2)

    /// The real Spotify.
    ///
    /// - Parameter shell: names this shell in the log of changes, as no other process is named.
    static func spotify(
        _ environment: [String: String], _ paths: Paths, shell: String, thread: MainThread, renewals: RenewalWatch,
        report: @escaping @Sendable (String) -> Void
    ) -> Backend {
        let time = SystemTime()
        let network = NetworkExchange(
            userAgent: "juke/\(Juke.version)", environment: environment, thread: thread,
            isSlow: { report("Spotify has not answered for 10 s. Still waiting …") })
        let notify: @Sendable (TokenNotice) -> Void = { report(Diagnostic.words(for: $0)) }
        let tell: @Sendable (FileNotice) -> Void = { report(Diagnostic.words(for: $0)) }
        let secret = environment["JUKE_CLIENT_SECRET"].flatMap { $0.isEmpty ? nil : Secret($0) }
        let library = LibraryFile(path: paths.library, time: time, notify: tell)
        let names = SearchableNameIndex(library.names)
        let changes = ChangeLogDatabase(path: paths.log, time: time, notify: tell)
        let copy = CopyDatabase(
            path: paths.copy, table: { Kinds.table($0) }, turns: syncTurns(paths, time, report), notify: tell)
        let plays = PlaysDatabase(path: paths.plays, notify: tell)
        let player = PlayerFile(path: paths.player, devicePath: paths.defaultDevice, notify: tell)
        let connection = Connection(
            network: network, addresses: Connection.Addresses(environment: environment),
            store: TokenFile(
                path: paths.tokenFile, lock: paths.tokenLock, ended: paths.endedLogin, time: time, notify: notify),
            renewals: renewals, secret: { _ in secret }, notify: notify, cache: library.answers,
            ledger: { tokens in
                BudgetDatabase(
                    path: paths.budget, time: time, notify: tell,
                    clientID: { ((try? await tokens.grant()) ?? nil)?.clientID ?? "" })
            }, time: time,
            waiting: { report("Waiting \(DurationText.text($0)) for Spotify …") })
        let authentication = Authentication(
            tokens: connection.tokens, accounts: connection.accounts,
            pending: PendingLoginFile(path: paths.pendingLogin, notify: tell),
            apps: AppFile(path: paths.app, notify: tell), builtIn: nil,
            environmentSecret: secret,
            readFile: { path throws(ImportFault) in try UserFile.read(path, environment) },
            authorize: consent(at: connection.accounts, in: SystemBrowser(environment: environment), time),
            forgetCache: {
                await connection.cache.removeAll()
                await names.removeAll()
                await player.forget()
                await changes.forget()
                await copy.forget()
            })
        return Backend(
            connection: connection, network: network, authentication: authentication, names: names, player: player,
            changes: changes, copy: copy, plays: plays, turns: turns(paths, time, report), shell: shell, greeting: nil,
            close: {
                await Self.settle(connection.tokens, time)
                await connection.ledger.finish()
                await names.settle()
                await library.finish()
                await changes.finish()
                await copy.finish()
                await plays.finish()
                await network.shutdown()
            })
    }

    /// Asks for consent in the browser, or by an address that is printed.
    private static func consent(
        at accounts: AccountsService, in browser: SystemBrowser, _ time: any TimeSource
    )
        -> @Sendable (
            LoginRequest, Authentication.Opening, AuthorizationCodeFlow.Paste?, @escaping @Sendable (LoginStep) -> Void
        ) async throws(AuthError) -> Grant
    {
        { login, opening, paste, show async throws(AuthError) in
            let agent: any UserAgent = opening == .printed ? NoUserAgent() : browser
            let flow = AuthorizationCodeFlow(accounts: accounts, userAgent: agent, time: time, show: show)
            return try await flow.run(login, listener: LoopbackCallbackListener(time: time), paste: paste)
        }
    }

    /// Turns at changing playlists that all copies of juke share; a long wait for one is said.
    private static func turns(
        _ paths: Paths, _ time: any TimeSource, _ report: @escaping @Sendable (String) -> Void
    ) -> PlaylistLocks {
        PlaylistLocks(
            folder: paths.playlistLocks, time: time,
            waiting: { report("Waiting for another shell or script that changes the same playlist …") })
    }

    /// Turns at bringing the copy up to date; a first time takes minutes.
    private static func syncTurns(
        _ paths: Paths, _ time: any TimeSource, _ report: @escaping @Sendable (String) -> Void
    ) -> PlaylistLocks {
        PlaylistLocks(
            folder: PathName.folder(of: paths.copy), time: time, deadline: .seconds(3600),
            waiting: { report("Waiting for another sync to end …") })
    }

    /// Waits for a renewal that is under way, so that its result is stored, but not longer than `patience`.
    private static func settle(_ tokens: TokenSource, _ time: any TimeSource) async {
        guard await tokens.isRefreshing else { return }
        await withTaskGroup { group in
            group.addTask { await tokens.settle() }
            group.addTask { try? await time.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }
}
