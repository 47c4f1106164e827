// Puts the parts together for one run: where lines come from, what answers requests, where things are kept. Nothing is
// opened that the run does not need: the network, the simulated world and the listings wait for their first use. The
// parts themselves do the rest.

import CommandLanguage
import Exchange
import Files
import FoundationEssentials
import Library
import LineEditing
import NetworkAdapters
import Prompting
import Rendering
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Storage
import Text

/// One run of juke, put together.
struct Wiring {
    /// The thread of its tasks and connections.
    private let thread: MainThread
    let invocation: Invocation
    let environment: [String: String]
    let folders: ProfileFolders
    let profiles: ProfileShelf
    let lines: any LineSource
    /// The same source, when a person types at it.
    let terminal: (any InteractiveLineSource)?
    /// Where a command reads what must not be an argument, such as a secret.
    let standardInput: any LineSource
    let history: HistoryFile?
    let interrupts = Interrupts()
    let children = Children()
    let laterWork = LaterWork()
    let dailySync = LaterWork()
    let reopeningNews = ReopeningNews()
    let renewals = RenewalWatch()
    let traceFailure = TraceFailure()
    let messages = FileOutput.standardError
    /// The settings as the environment says them.
    private let environmentSettings: Settings
    /// The variables whose text their setting does not take; they are said once at the start.
    private let unfitVariables: [UnfitVariable]
    /// Where news and lines that replace each other are shown.
    let liveLine: LiveLine

    init(_ invocation: Invocation, _ environment: [String: String], _ thread: MainThread) throws {
        self.thread = thread
        self.invocation = invocation
        self.environment = environment
        let isPrompt = invocation.input == .standardInput && Surroundings.inputIsTerminal
        let messages = messages
        let standard = try Paths(environment: environment, profile: ProfileFolders.standard)
        let folders = ProfileFolders(folder: standard.profilesFolder)
        self.folders = folders
        let named = invocation.profile ?? environment["JUKE_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
        let chosen = invocation.isDemo || named != nil ? nil : folders.chosen()
        let isGone = chosen.map { !folders.has($0) } ?? false
        let name =
            invocation.isDemo
            ? ProfileFolders.demo : named ?? (isGone ? nil : chosen) ?? ProfileFolders.standard
        let paths = try Paths(environment: environment, profile: name)
        // Before anything is done that could fail; the editor's own handler, which restores the terminal, comes first
        // because it is set later.
        CrashReport.prepare(at: paths.crash, escapes: !Surroundings.isDumb(environment["TERM"]))
        if !invocation.isDemo, let named, !folders.has(named) {
            throw ProfileError.notMade(named, known: try folders.names().filter { $0 != ProfileFolders.demo })
        }
        let keepsHistory = isPrompt && invocation.keepsHistory && !Paths.isNowhere(paths.history)
        history = keepsHistory ? HistoryFile(path: paths.history) : nil
        terminal = isPrompt ? LineSources.interactive(history: history, environment: environment) : nil
        let above = Self.above(terminal)
        var settings = Settings()
        unfitVariables = settings.adopt(environment: environment)
        environmentSettings = settings
        liveLine = Self.liveLine(invocation, environment, messages, isPlain: settings["plain"] == "on", above: above)
        let report: @Sendable (String) -> Void = {
            LiveLine(messages, redraws: false, above: above).say(.news(StyledText($0)))
        }
        if isGone, let chosen { report(Diagnostic.words(for: FileNotice.profileGone(chosen))) }
        history?.onProblem { report(Diagnostic.words(for: $0)) }
        let notify: @Sendable (FileNotice) -> Void = { report(Diagnostic.words(for: $0)) }
        let shell = Surroundings.shellName()
        profiles = ProfileShelf(
            first: Profile(
                paths: paths,
                backend: invocation.isDemo
                    ? .demo(environment, shell: shell, report: report)
                    : .spotify(
                        environment, paths, shell: shell, thread: thread, renewals: renewals, report: report),
                inherited: InheritedListings(
                    PrivateFile(path: paths.listings), isPrompt: isPrompt || invocation.inheritance == .everywhere,
                    notify: notify), notify: notify),
            environment: environment, shell: shell, isPrompt: isPrompt, thread: thread, renewals: renewals,
            report: report)
        let source: any LineSource = try terminal ?? Self.script(invocation.input)
        lines = source
        standardInput = invocation.input == .standardInput ? source : ScriptLineSource.standardInput()
    }

    private static func script(_ input: Invocation.Input) throws -> any LineSource {
        switch input {
        case .standardInput: ScriptLineSource.standardInput()
        case .commands(let text): ScriptLineSource.text(text)
        case .file(let path): try open(path)
        }
    }

    private static func open(_ path: String) throws(ScriptError) -> any LineSource {
        do {
            return try ScriptLineSource.file(path)
        } catch {
            throw ScriptError.unreadable(path, error)
        }
    }

    /// Runs it, and returns the status that the process ends with.
    func run() async -> ExitStatus {
        var session = session()
        if terminal != nil { session.account = await welcome(to: session) }
        let snapshot = snapshot(of: session)
        let table = Catalogue.table()
        let lookup = CatalogueLookup()
        let shell = RunningShell(
            session: session, services: services(of: profiles.current, table),
            environment: ShellEnvironment(
                output: FileOutput.standardOutput, messages: messages, interrupts: interrupts,
                openScript: { path throws(ScriptError) in try Self.open(HomeFolder.expanded(path, environment)) },
                library: library,
                completer: terminal == nil ? nil : completer(table, snapshot, lookup), snapshot: snapshot,
                openProfile: { name in try await opened(name, table) },
                forbidsColor: forbidsColor, knowsLinks: TerminalLink.areKnown(in: environment),
                knowsMarks: terminal != nil && PromptMarks.areKnown(in: environment),
                maxRequests: invocation.maxRequests, noteFailure: noteFailure, journal: CrashReport.journal))
        lookup.open(shell)
        do { try startTrace() } catch {
            for line in Diagnostic.make(error, now: .now, reference: nil).lines(for: nil) {
                try? messages.write(line: line)
            }
            return .failed
        }
        let signals = Signals(interrupts: interrupts, children: children, terminal: terminal, renewals: renewals)
        if terminal == nil {
            // Until a script waits for something, nothing is under way that the end of the process could harm.
            thread.beforeFirstWait { signals.listen() }
        } else {
            signals.listen()
        }
        let status = await runInTime(shell)
        laterWork.cancel()
        dailySync.cancel()
        terminal?.close()
        if terminal != nil {
            profiles.current.save(await shell.session)
            if signals.status == nil { await sayPlanLeft(by: profiles.current) }
        }
        await profiles.close()
        if let status = signals.status { return status }
        // The user wanted the trace as well, and it is not complete.
        return status == .done && terminal == nil && traceFailure.isThere ? .failed : status
    }

    /// What completion knows of a session, and of what is kept.
    func snapshot(of session: Session) -> SessionSnapshot {
        let (profiles, folders) = (profiles, folders)
        return SessionSnapshot(
            session, inherited: { profiles.current.inherited.listings },
            seen: { profiles.current.backend.names.names },
            closed: { profiles.current.seen.closedPlaylists(to: $0) },
            rules: { profiles.current.backend.changes.ruleNames },
            profiles: { (try? folders.names())?.filter { $0 != ProfileFolders.demo } ?? [] },
            scripts: { [library] in library.map { FolderEntries.list($0 + "/").map(\.name) } ?? [] })
    }

    /// Whether the surroundings want no colour.
    var forbidsColor: Bool { Self.forbidsColor(environment) }

    /// Begins the trace that `--trace` wants.
    private func startTrace() throws {
        guard let path = invocation.traceFile else { return }
        let messages = messages
        profiles.current.backend.connection.trace.write(
            to: path == "-"
                ? { try? messages.write(line: $0) }
                : try TraceFile.open(
                    path, .append,
                    report: { [traceFailure] in
                        traceFailure.note()
                        try? messages.write(line: $0)
                    }))
    }

    /// Runs it, for at most the time that `--timeout` allows.
    private func runInTime(_ shell: RunningShell) async -> ExitStatus {
        guard let limit = invocation.timeLimit else { return await run(shell) }
        if let status = await TimeLimit.run(
            limit, time: SystemTime(), expired: { interrupts.expire() }, { await run(shell) })
        {
            return status
        }
        try? messages.write("Gave up after \(Self.words(limit)) (--timeout).\n")
        return .failed
    }

    /// `1 s`, `5:00`.
    private static func words(_ limit: Duration) -> String {
        limit < .seconds(60) ? "\(limit.components.seconds) s" : DurationText.text(limit)
    }

    private func run(_ shell: RunningShell) async -> ExitStatus {
        let mode = RunMode(
            onFailure: terminal == nil ? invocation.onFailure : .keepGoing, echoes: invocation.echoes)
        if invocation.runsStartupFile ?? (terminal != nil) {
            await shell.runStartupFile(profiles.current.paths.startupFile)
        }
        guard terminal != nil else {
            switch invocation.input {
            case .file(let path): return await shell.run(whole: lines, script: path, mode: mode)
            case .commands: return await shell.run(whole: lines, mode: mode)
            case .standardInput: return await shell.run(lines, mode: mode)
            }
        }
        await shell.syncDaily(in: dailySync) { [live = liveLine] in live.say($0) }
        let profiles = profiles
        return await shell.run(PromptedLines(lines) { await profiles.current.backend.names.open() }, mode: mode)
    }

    /// Whether what is written appears on a terminal that cannot move its cursor. Where no descriptor is a terminal,
    /// only the name in TERM decides.
    private var isOnDumbTerminal: Bool {
        guard let name = environment["TERM"], !name.isEmpty else {
            return FileOutput.standardOutput.isTerminal || messages.isTerminal
        }
        return Surroundings.isDumb(name)
    }

    func session() -> Session {
        var settings = environmentSettings
        for unfit in unfitVariables {
            liveLine.say(.news(StyledText(Diagnostic.words(for: unfit), .warning)))
        }
        // A dumb terminal cannot redraw: what it shows must be plain (Language §10).
        if isOnDumbTerminal { settings.set("plain", to: "on", from: .environment) }
        for (name, value) in invocation.settings { settings.set(name, to: value, from: .flag) }
        var session = Session(surroundings: terminal == nil ? .script : .prompt, settings: settings)
        session.arguments = invocation.arguments
        session.rowDefaults = invocation.rowDefaults
        if terminal != nil, let saved = profiles.current.saved {
            session.selection = saved.selection
            session.device = saved.device
            session.devices = saved.devices ?? []
        }
        return session
    }

    func completer(
        _ table: CommandTable, _ snapshot: SessionSnapshot, _ lookup: CatalogueLookup
    ) -> any Completing {
        let profiles = profiles
        return CompletionEngine(
            table: table, snapshot: { snapshot.candidates($0) }, files: { FolderEntries.list($0) },
            catalogue: { query in
                guard await lookup.learn(query) else { return false }
                await profiles.current.backend.names.waitUntilSearchable()
                return true
            })
    }
}
