// A whole shell in process: the real loop, commands and layers on the simulator, with output kept instead of shown and
// time that moves only when told to. Nothing below the loop is faked; the simulator is Spotify.

import CommandLanguage
package import Exchange
import Glibc
package import Library
package import Prompting
import Rendering
package import Rows
package import Shell
package import ShellCommands
package import SpotifyAPI
package import SpotifyAuth
package import SpotifySimulator
import Synchronization

/// A shell with a simulated Spotify behind it.
package struct ShellHarness {
    package let simulator: SpotifySimulator
    package let time: ManualTime
    package let screen = ScreenLog()
    package let output: BufferOutput
    package let messages: BufferOutput
    package let counter = RequestCounter()
    package let shell: RunningShell
    package let connection: Connection
    package let names = SearchableNameIndex(InMemoryNameIndex())
    package let snapshot: SessionSnapshot
    package let scripts: ScriptShelf
    package let interrupts = Interrupts()
    package let system = ScriptedSystem()
    /// The live lines, each a line of text; empty ones took the one before away.
    package let live = ScreenLog()
    package let laterWork = LaterWork()
    /// What was refused for a while, in order.
    package let refusals = RefusalLog()
    package let player: any PlayerMemory

    /// - Parameters:
    ///   - answers: what the user types when asked; a script has nobody to ask.
    ///   - height: of the terminal; by itself nothing is taller.
    ///   - programs: what is installed.
    ///   - tokens: where the login is kept; in memory for nil.
    ///   - login: how a login is made.
    ///   - inherited: what the last closed shell left.
    ///   - network: what stands before the simulator `given`, where something does.
    ///   - time: the clock; a simulator `given` wants the same one where time passes.
    ///   - player: what is known of the player; shared by shells that run as one profile.
    ///   - history: the lines typed before; none are kept for nil.
    ///   - profiles: the profiles there are; for nil the one of a demo.
    ///   - terminals: what is a terminal, where that is not both at a prompt and neither in a script.
    ///   - startupPath: where the start-up file is said to lie; it is `init.juke` of the scripts.
    ///   - patience: how long an answer may take without a word; for ever for nil.
    ///   - arguments: what a script was given.
    package init(
        _ surroundings: Session.Surroundings = .script, width: Int = 80, height: Int = .max, programs: Set<String> = [],
        configuration: SimulatorConfiguration = SimulatorConfiguration(), world: World = .demo,
        scripts: [String: String] = [:], answers: [LineEvent] = [], network: (any Exchange)? = nil,
        of given: SpotifySimulator? = nil, tokens: (any TokenStore)? = nil, login: LoginSetup = LoginSetup(),
        pace: String = "off", closesAfter: Int? = nil, systemShell: SystemShell.Permission = .promptOnly,
        inputLines: [String]? = nil, rehearses: ChangeRehearsal? = nil,
        player: any PlayerMemory = InMemoryPlayer(), inherited: [Listing] = [], time: ManualTime = ManualTime(),
        startupPath: String = StartupFile.usualPath, patience: (@Sendable () async throws -> Void)? = nil,
        terminals: (output: Bool, messages: Bool)? = nil, history: (any LineHistory)? = nil, profiles: Profiles? = nil,
        arguments: [String] = []
    ) {
        self.player = player
        let system = system
        let kept = InMemoryTokenStore()
        let tokens = tokens ?? kept
        self.time = time
        let simulator = given ?? SpotifySimulator(world: world, time: time, configuration: configuration)
        self.simulator = simulator
        let isTerminal = surroundings == .prompt
        output = BufferOutput(
            isTerminal: terminals?.output ?? isTerminal, width: width, height: height, screen: screen,
            closesAfter: closesAfter)
        let messages = BufferOutput(isTerminal: terminals?.messages ?? isTerminal, width: width, screen: screen)
        self.messages = messages
        connection = Connection(
            network: network ?? simulator, addresses: Connection.Addresses(), store: tokens,
            notify: { try? messages.write(Diagnostic.words(for: $0) + "\n") }, cache: InMemoryResponseCache(time: time),
            ledger: { _ in InMemoryBudgetLedger() }, trace: counter, time: time, waiting: { _ in })
        let shelf = ScriptShelf(scripts)
        self.scripts = shelf
        var settings = Settings()
        settings.set("budget.pace", to: pace, from: .flag)
        var session = Session(surroundings: surroundings, settings: settings)
        if !arguments.isEmpty { session.variables["@"] = arguments }
        let names = names
        snapshot = SessionSnapshot(session, inherited: { inherited }, seen: { names.names })
        let answerer: any LineSource
        if case .pastes(let make) = login.decision {
            answerer = PastingLines(simulator: simulator, shown: login.shown, make: make)
        } else {
            answerer = ListedLines(answers)
        }
        let questions = Questions(lines: answerer, messages: messages)
        let (connection, live) = (connection, live)
        let liveLine = LiveLine(messages, redraws: false, forbidsColor: true)
        let console = Console(
            audience: login.audience ?? (surroundings == .prompt ? .person : .script),
            ask: { question in
                guard surroundings == .prompt else { throw AskError.nobodyThere(question) }
                return try await questions.ask(question)
            },
            report: { report in
                if case .news = report { liveLine.say(report) }
                if case .live(let text) = report { live.append(text.plain + "\n") }
            }, readLine: { await login.standardInput(simulator, messages.text) }, readLines: { inputLines },
            clear: { false }, waitPatiently: patience ?? { throw CancellationError() }, untilKey: nil,
            drawCover: { _, _ throws(CoverError) in [] })
        let changes = ChangeHandlers(
            make: { change in
                if let rehearses { return try await rehearses.perform(change) }
                try await ChangeExecutor(client: connection.client).perform(change)
            }, say: { liveLine.say(.news(StyledText("Would " + $0.sentence + "."))) })
        let authentication = Authentication(
            tokens: connection.tokens, accounts: connection.accounts, pending: kept, apps: kept,
            builtIn: login.builtIn, environmentSecret: login.environmentSecret,
            readFile: { path throws(ImportFault) in
                guard let text = scripts[path] else { throw ImportFault.missing(path: path) }
                return Array(text.utf8)
            },
            authorize: { request, opening, paste, show async throws(AuthError) in
                try await login.authorize(request, opening, paste, show, connection.accounts, simulator, time)
            },
            forgetCache: {
                await connection.cache.removeAll()
                await names.removeAll()
                await player.forget()
            })
        let parts = ShellParts(
            commands: Catalogue.table(), history: history,
            profiles: profiles
                ?? Profiles(
                    current: "default", list: { [ProfileSummary(name: "default", grant: await kept.load())] },
                    check: { _ in throw ProfileError.inDemo }, create: { _ in throw ProfileError.inDemo },
                    delete: { _ in throw ProfileError.inDemo }, choose: { _ in throw ProfileError.inDemo }),
            startupFile: StartupFile(
                path: startupPath, read: { (try? shelf.read("init.juke")) ?? "" },
                write: { try shelf.write("init.juke", $0, .replacing) }), later: laterWork.later,
            ledger: connection.ledger,
            tracing: Tracing(
                log: connection.trace, tape: connection.tape, messages: { try? messages.write(line: $0) },
                open: { path, mode in try shelf.writer(path, mode) }, read: { path throws in try shelf.read(path) }))
        let computer = Computer(
            shell: SystemShell(
                permission: systemShell, run: { try await system.run($0) }, answer: { try system.answered($0) },
                page: { _, text in try await system.page(text) }, finds: { programs.contains($0) }, pager: "pager"),
            files: UserFiles(
                look: { shelf.state(of: $0) }, write: { path, text, writing in try shelf.write(path, text, writing) }),
            openAddress: { _ in false }, examine: { [] }, clockAhead: { connection.clock.ahead })
        let services = Services(
            context: StageContext(changes: .made), time: time, client: connection.client, memory: player, names: names,
            inherited: InheritedRows(listings: { inherited }), seen: SeenLibrary(), console: console, changes: changes,
            authentication: authentication, shell: parts, computer: computer)
        shell = RunningShell(
            session: session, services: services,
            environment: ShellEnvironment(
                output: output, messages: messages, interrupts: interrupts,
                openScript: { path throws(ScriptError) in try shelf.open(path) }, completer: nil, snapshot: snapshot,
                openProfile: { _ in throw ProfileError.inDemo }, forbidsColor: true,
                noteFailure: { [refusals] in refusals.note($0) }))
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
        let listings = await shell.session.listings.suffix(2).map { Listing.encoded([$0]) }.joined()
        let seen = [
            output.text, messages.text, counter.newest.map(\.path).joined(), String(decoding: listings, as: UTF8.self),
        ].joined()
        // The C library looks, since this is done after every line of every test; its strings end at a NUL.
        var bytes = Array(seen.utf8)
        bytes.withUnsafeMutableBytes { bytes in
            while let zero = bytes.baseAddress.flatMap({ memchr($0, 0, bytes.count) }) { memset(zero, 32, 1) }
        }
        bytes.append(0)
        let text = bytes.map { CChar(bitPattern: $0) }
        for secret in await simulator.issuedSecrets where !secret.value.isEmpty {
            precondition(
                strstr(text, secret.value) == nil, "a secret of the simulator was shown: \(seen.suffix(2000))")
        }
    }
}

/// Files by path, kept in memory.
package final class ScriptShelf: Sendable {
    private let kept: Mutex<[String: String]>

    init(_ texts: [String: String]) { kept = Mutex(texts) }

    private var texts: [String: String] { kept.withLock { $0 } }

    /// Everything that is kept, by path.
    package var files: [String: String] { texts }

    func writer(_ path: String, _ mode: Tracing.FileMode) throws(FileExists) -> @Sendable (String) -> Void {
        if mode == .create, texts[path] != nil { throw FileExists(path: path) }
        kept.withLock { $0[path] = mode == .replace ? "" : $0[path] ?? "" }
        return { line in self.kept.withLock { $0[path, default: ""] += line + "\n" } }
    }

    func state(of path: String) -> FileState {
        guard let text = texts[path] else { return .absent }
        return .file(
            firstLine: text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).first.map(String.init))
    }

    func write(_ path: String, _ text: String, _ writing: FileWriting) throws(FileExists) {
        if writing == .new, texts[path] != nil { throw FileExists(path: path) }
        kept.withLock { texts in
            let before = texts[path] ?? ""
            switch writing {
            case .new, .replacing: texts[path] = text
            case .appending(let head): texts[path] = before + (before.isEmpty ? head : "") + text
            }
        }
    }

    /// What is in a file.
    package func read(_ path: String) throws(ScriptError) -> String {
        guard let text = texts[path] else { throw ScriptError.unreadable(path, reason: "No such file or directory") }
        return text
    }
    func open(_ path: String) throws(ScriptError) -> any LineSource {
        guard let text = texts[path] else { throw ScriptError.unreadable(path, reason: "No such file or directory") }
        return ListedLines(text, file: path)
    }
}

/// What was refused for a while.
package final class RefusalLog: Sendable {
    private let noted = Mutex<[Refusal]>([])

    package var all: [Refusal] { noted.withLock { $0 } }

    func note(_ error: any Error) {
        guard let refusal = Refusal(error) else { return }
        noted.withLock { $0.append(refusal) }
    }
}
