// A whole shell in process: the real loop, commands and layers on the simulator, with output kept instead of shown and
// time that moves only when a test moves it. Nothing below the loop is faked; the simulator is Spotify.

import CommandLanguage
package import Exchange
import Glibc
package import Library
package import Prompting
import Rendering
package import Rows
package import Shell
package import ShellCommands
import SpotifyAPI
package import SpotifyAuth
package import SpotifySimulator
import Storage
import Synchronization
package import Text

/// A shell on a simulated Spotify.
package struct ShellHarness {
    /// Spotify.
    package let simulator: SpotifySimulator
    /// The clock of the shell and of Spotify.
    package let time: ManualTime
    /// What stands on the screen: data and messages, in the order they were written.
    package let screen = ScreenLog()
    /// What was written as data.
    package let output: BufferOutput
    /// What was written as messages.
    package let messages: BufferOutput
    /// The requests that reached the network.
    package let counter = RequestCounter()
    /// The shell.
    package let shell: RunningShell
    /// The layers between the shell and Spotify.
    package let connection: Connection
    /// The names of everything seen.
    package let names = SearchableNameIndex(InMemoryNameIndex())
    /// The session as completion sees it.
    package let snapshot: SessionSnapshot
    /// The files there are.
    package let scripts: ScriptShelf
    /// Ctrl-C.
    package let interrupts = Interrupts()
    /// The commands of the system.
    package let system = ScriptedSystem()
    /// The live lines, each a line of text; empty ones took the one before away.
    package let live = ScreenLog()
    /// What waits in the background.
    package let laterWork = LaterWork()
    /// What was refused for a while, in order.
    package let refusals = RefusalLog()
    /// What is known of the player.
    package let player: any PlayerMemory
    /// The changes that were made, plans and rules.
    package let changeLog: any ChangeLog
    /// The own copy of the library.
    package let copy: any LibraryCopy
    /// The plays that are kept.
    package let plays: any Plays
    /// What the shell is called in it.
    package let shellName: String

    /// A shell that has done nothing yet.
    ///
    /// - Parameters:
    ///   - answers: what the user types when asked; a script has no one to ask.
    ///   - pointAt: what the user chooses in lists; nil for a terminal that draws none.
    ///   - height: of the terminal; by itself nothing is taller.
    ///   - programs: what is installed.
    ///   - tokens: where the login is kept; in memory for nil.
    ///   - login: how a login is made.
    ///   - flags: settings that the command line says.
    ///   - inherited: what the last closed shell left.
    ///   - network: what stands before the simulator `given`, where something does.
    ///   - time: the clock; a simulator `given` wants the same one where time passes.
    ///   - player: what is known of the player; shared by shells that run as one profile.
    ///   - changeLog: the changes that were made; shared by shells that run as one profile.
    ///   - copy: the own copy of the library; for nil a new one in memory.
    ///   - plays: the plays that are kept; by itself new ones in memory.
    ///   - zone: the time zone of the user.
    ///   - shellName: what the shell is called there.
    ///   - history: the lines typed before; none are kept for nil.
    ///   - profiles: the profiles there are; for nil the one of a demo.
    ///   - terminals: what is a terminal, where that is not both at a prompt and neither in a script.
    ///   - scripts: the files of scripts by their paths; those in `/lib` are the library.
    ///   - startupPath: where the start-up file is said to lie; it is `init.juke` of the scripts.
    ///   - patience: how long an answer may take without a word; for ever for nil.
    ///   - keys: what is pressed while a command runs; nil where single keys cannot be read.
    ///   - arguments: what a script was given.
    ///   - rowDefaults: how rows are written where no line says it.
    ///   - changes: whether changes are made in the run, or only said.
    ///   - facts: what the program says of itself.
    ///   - findings: what an examination of the computer finds.
    ///   - browser: shows an address; false where there is none.
    package init(
        _ surroundings: Session.Surroundings = .script, width: Int = 80, height: Int = .max, programs: Set<String> = [],
        configuration: SimulatorConfiguration = SimulatorConfiguration(), world: World = .demo,
        scripts: [String: String] = [:], answers: [LineEvent] = [],
        pointAt: (@Sendable (Choices) async -> Choices.Outcome?)? = nil, network: (any Exchange)? = nil,
        of given: SpotifySimulator? = nil, tokens: (any TokenStore)? = nil, login: LoginSetup = LoginSetup(),
        pace: String = "off", flags: [String: String] = [:], closesAfter: Int? = nil,
        systemShell: SystemShell.Permission = .promptOnly,
        inputLines: [String]? = nil, rehearses: ChangeRehearsal? = nil,
        player: any PlayerMemory = InMemoryPlayer(), changeLog: any ChangeLog = InMemoryChangeLog(),
        copy: (any LibraryCopy)? = nil, plays: any Plays = PlaysDatabase(), shellName: String = "test",
        inherited: [Listing] = [], time: ManualTime = ManualTime(), zone: LocalZone = .utc,
        startupPath: String = StartupFile.usualPath, patience: (@Sendable () async throws -> Void)? = nil,
        keys: ScriptedKeys? = nil, terminals: (output: Bool, messages: Bool)? = nil, history: (any LineHistory)? = nil,
        profiles: Profiles? = nil,
        arguments: [String] = [], rowDefaults: RowDefaults = RowDefaults(), changes: ChangeHandling = .made,
        facts: ProgramFacts = ProgramFacts(), findings: [Finding] = [],
        browser: @escaping @Sendable (_ address: String) async -> Bool = { _ in false }
    ) {
        self.player = player
        self.changeLog = changeLog
        let copy = copy ?? CopyDatabase(inMemory: { Kinds.table($0) })
        (self.copy, self.plays) = (copy, plays)
        self.shellName = shellName
        let system = system
        let kept = InMemoryTokenStore()
        self.time = time
        let simulator = given ?? SpotifySimulator(world: world, time: time, configuration: configuration)
        self.simulator = simulator
        let isTerminal = surroundings == .prompt
        output = BufferOutput(
            isTerminal: terminals?.output ?? isTerminal, width: width, height: height, screen: screen,
            closesAfter: closesAfter)
        let messages = BufferOutput(isTerminal: terminals?.messages ?? isTerminal, width: width, screen: screen)
        self.messages = messages
        connection = Self.connection(network ?? simulator, tokens ?? kept, messages, counter, time)
        let shelf = ScriptShelf(scripts)
        self.scripts = shelf
        var session = Self.session(surroundings, pace: pace, flags, arguments: arguments)
        session.rowDefaults = rowDefaults
        let names = names
        let seen = SeenLibrary()
        snapshot = SessionSnapshot(
            session, inherited: { inherited }, seen: { names.names }, closed: { seen.closedPlaylists(to: $0) },
            rules: { changeLog.ruleNames },
            scripts: { scripts.keys.filter { $0.hasPrefix("/lib/") }.map { String($0.dropFirst(5)) } })
        let hasLibrary = scripts.keys.contains { $0.hasPrefix("/lib/") }
        let (connection, live) = (connection, live)
        let liveLine = LiveLine(messages, redraws: false, forbidsColor: true)
        let console = login.console(
            surroundings, simulator, messages, answers: answers, pointAt: pointAt, inputLines: inputLines,
            patience: patience, keys: keys,
            report: { report in
                if case .news = report { liveLine.say(report) }
                if case .live(let rows) = report { live.append(rows.map(\.plain).joined(separator: "\n") + "\n") }
            })
        let authentication = login.authentication(
            connection, kept, files: scripts, simulator, time, names, player, changeLog, copy)
        let parts = ShellParts(
            commands: Catalogue.table(), history: history, profiles: profiles ?? .ofDemo(kept),
            startupFile: shelf.startupFile(at: startupPath), later: laterWork.later, ledger: connection.ledger,
            tracing: shelf.tracing(connection, messages), programOptions: { Invocation.spec.options },
            facts: { facts })
        let computer = Computer(
            shell: system.shell(systemShell, programs: programs), files: shelf.userFiles, openAddress: browser,
            examine: { findings }, clockAhead: { connection.clock.ahead },
            clockRemedy: {
                SurroundingsAdvice(environment: [:], charset: { _ in nil }, exists: { _ in false })
                    .clockRemedy(right: $0)
            }, zone: zone)
        let copied = CopiedChanges(
            copy, seen: seen, time: time, account: { ((try? await connection.tokens.grant()) ?? nil)?.userID },
            isReplay: { connection.tape.isPlaying })
        let services = Services(
            context: StageContext(changes: changes), time: time, client: connection.client, memory: player,
            names: names,
            inherited: InheritedRows(listings: { inherited }), seen: seen, console: console,
            changes: Self.changes(
                rehearses,
                ChangeExecutor(
                    client: connection.client, log: changeLog, turns: SingleWriter(), time: time, shell: shellName,
                    tell: { await copied.follow($0) }),
                shell: shellName, liveLine),
            copy: copy, plays: plays, authentication: authentication, shell: parts, computer: computer)
        shell = RunningShell(
            session: session, services: services,
            environment: ShellEnvironment(
                output: output, messages: messages, interrupts: interrupts,
                openScript: { path throws(ScriptError) in try shelf.open(path) },
                library: hasLibrary ? "/lib" : nil, completer: nil, snapshot: snapshot,
                openProfile: { _ in throw ProfileError.inDemo }, forbidsColor: true,
                noteFailure: { [refusals] in refusals.note($0) }))
    }

    /// What the shell remembers when it starts.
    private static func session(
        _ surroundings: Session.Surroundings, pace: String, _ flags: [String: String], arguments: [String]
    ) -> Session {
        var settings = Settings()
        for (name, value) in flags { settings.set(name, to: value, from: .flag) }
        settings.set("budget.pace", to: pace, from: .flag)
        var session = Session(surroundings: surroundings, settings: settings)
        session.arguments = arguments
        return session
    }

    /// The layers as a run of juke has them, with everything kept in memory.
    private static func connection(
        _ network: any Exchange, _ tokens: any TokenStore, _ messages: BufferOutput, _ counter: RequestCounter,
        _ time: ManualTime
    ) -> Connection {
        Connection(
            network: network, addresses: Connection.Addresses(), store: tokens,
            notify: { try? messages.write(Diagnostic.words(for: $0) + "\n") }, cache: InMemoryResponseCache(time: time),
            ledger: { _ in InMemoryBudgetLedger() }, trace: counter, time: time, waiting: { _ in })
    }

    /// Changes are made, or all of them handed to `rehearses`; what is only said is said as news.
    private static func changes(
        _ rehearses: ChangeRehearsal?, _ executor: ChangeExecutor, shell: String, _ liveLine: LiveLine
    ) -> ChangeHandlers {
        ChangeHandlers(
            log: executor.log, shell: shell,
            make: { change in
                if let rehearses {
                    try await rehearses.perform(change)
                    return nil
                }
                return try await executor.perform(change)
            }, commit: { try await executor.commit($0) },
            say: { liveLine.say(.news(StyledText("Would " + $0.sentence + "."))) })
    }

    /// Runs lines: of a prompt or of a script called `-c`.
    package func run(_ text: String, mode: RunMode? = nil) async -> ExitStatus {
        let isPrompt = await shell.session.surroundings == .prompt
        let status = await shell.run(
            ListedLines(text, file: isPrompt ? nil : "-c"),
            mode: mode ?? RunMode(onFailure: isPrompt ? .keepGoing : .stop))
        await checkForSecrets()
        return status
    }

    /// Whatever a test is about: no token, code or secret may ever be seen. A run that shows one ends the tests. Older
    /// listings were looked at when they were new.
    private func checkForSecrets() async {
        var seen = await shell.session.listings.suffix(2).map { Listing.encoded([$0]) }
        seen += ([output.text, messages.text] + counter.newest.map(\.path)).map { Array($0.utf8) }
        let texts = seen.map(Self.withoutZeros)
        for secret in await simulator.issuedSecrets where !secret.value.isEmpty {
            guard let shown = texts.first(where: { Self.holds($0, secret.value) }) else { continue }
            let text = String(decoding: shown, as: UTF8.self)
            preconditionFailure("a secret of the simulator was shown: \(text.suffix(2000))")
        }
    }

    // The C library looks, since this is done after every line of every test; its strings end at a zero.
    private static func holds(_ bytes: [UInt8], _ text: String) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { bytes in
                bytes.baseAddress.map { strstr($0, text) != nil } ?? false
            }
        }
    }

    /// The bytes as a string of C's, with spaces in the place of zeros.
    private static func withoutZeros(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        text.withUnsafeMutableBytes { text in
            while let zero = text.baseAddress.flatMap({ memchr($0, 0, text.count) }) { memset(zero, 32, 1) }
        }
        text.append(0)
        return text
    }
}
