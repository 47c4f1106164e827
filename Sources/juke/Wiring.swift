// Puts the parts together for one run: where lines come from, what answers requests, where things are kept. Nothing is
// opened that the run does not need: the network, the simulated world and the listings wait for their first use.

import CommandLanguage
import Exchange
import FoundationEssentials
import Library
import LineEditing
import Prompting
import Rendering
import Rows
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Storage
import Text

/// One run of juke, put together.
struct Wiring {
    let invocation: Invocation
    let environment: [String: String]
    let paths: Paths
    let backend: Backend
    let lines: any LineSource
    /// The same source, when a person types at it.
    let terminal: (any InteractiveLineSource)?
    let history: HistoryFile?
    let interrupts = Interrupts()
    let messages = FileOutput.standardError

    init(_ invocation: Invocation, _ environment: [String: String]) throws {
        self.invocation = invocation
        self.environment = environment
        let named = invocation.profile ?? environment["JUKE_PROFILE"].flatMap { $0.isEmpty ? nil : $0 }
        paths = try Paths(environment: environment, profile: invocation.isDemo ? "demo" : named ?? "default")
        let isPrompt = invocation.input == .standardInput && Surroundings.inputIsTerminal
        history = isPrompt && invocation.keepsHistory ? HistoryFile(path: paths.history) : nil
        terminal = isPrompt ? LineSources.interactive(history: history, environment: environment) : nil
        lines = try terminal ?? Self.script(invocation.input)
        let messages = messages
        backend =
            invocation.isDemo
            ? .demo(environment, report: { try? messages.write($0 + "\n") })
            : .spotify(environment, paths, report: { try? messages.write($0 + "\n") })
    }

    private static func script(_ input: Invocation.Input) throws -> any LineSource {
        switch input {
        case .standardInput: ScriptLineSource.standardInput()
        case .commands(let text): ScriptLineSource.text(text)
        case .file(let path): try open(path)
        }
    }

    private static func open(_ path: String) throws(Shell.ScriptError) -> any LineSource {
        do {
            return try ScriptLineSource.file(path)
        } catch {
            throw Shell.ScriptError.unreadable(path, reason: SystemError.words(error.errno))
        }
    }

    /// Runs it; answers the status the process ends with.
    func run() async -> ExitStatus {
        let session = session()
        let inherited = InheritedListings(PrivateFile(path: paths.listings), isPrompt: terminal != nil)
        let snapshot = SessionSnapshot(session, inherited: { inherited.listings })
        let table = Catalogue.table()
        let interpreter = Interpreter(
            session: session, services: services(table, inherited),
            surroundings: Interpreter.Surroundings(
                output: FileOutput.standardOutput, messages: messages, interrupts: interrupts,
                openScript: { path throws(Shell.ScriptError) in try Self.open(path) },
                completer: terminal == nil ? nil : completer(table, snapshot), snapshot: snapshot,
                forbidsColor: !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"))
        let signals = Signals(interrupts: interrupts, terminal: terminal)
        defer { signals.stop() }
        let status = await run(interpreter)
        terminal?.close()
        if terminal != nil { await save(interpreter.session, inherited) }
        await backend.close()
        return status
    }

    private func run(_ interpreter: Interpreter) async -> ExitStatus {
        let mode = Interpreter.Mode(
            onFailure: terminal == nil ? invocation.onFailure : .goOn, echoes: invocation.echoes)
        if invocation.runsStartupFile ?? (terminal != nil) {
            await interpreter.runStartupFile(paths.startupFile)
        }
        if terminal != nil, let greeting = backend.greeting { try? messages.write(greeting + "\n") }
        if case .file(let path) = invocation.input {
            return await interpreter.run(script: path, lines: lines, mode: mode)
        }
        return await interpreter.run(lines, mode: mode)
    }

    private func session() -> Session {
        var settings = Settings()
        settings.adopt(environment: environment)
        // A dumb terminal cannot redraw: what it shows must be plain (LANGUAGE §10).
        if environment["TERM"] == "dumb" { settings.set("plain", to: "on", from: .environment) }
        for (name, value) in invocation.settings { settings.set(name, to: value, from: .flag) }
        var session = Session(surroundings: terminal == nil ? .script : .prompt, settings: settings)
        session.variables["@"] = invocation.arguments
        if terminal != nil, let bytes = try? PrivateFile(path: paths.session).read(),
            let saved = SavedSession(bytes: bytes)
        {
            session.selection = saved.selection
            session.device = saved.device
        }
        return session
    }

    private func services(_ table: CommandTable, _ inherited: InheritedListings) -> Services {
        let messages = messages
        let questions = terminal.map { Questions(lines: $0, messages: messages) }
        let asksNothing = invocation.asksNothing
        let executor = ChangeExecutor(client: backend.connection.client)
        var authentication = backend.authentication
        authentication.forgetCache = { [forgetRows = authentication.forgetCache] in
            await forgetRows()
            inherited.forget()
        }
        return Services(
            spotify: backend.connection.client, authentication: authentication, time: SystemTime(),
            history: history, commands: table, inheritedListings: { inherited.listings },
            ask: { question in
                guard let questions, !asksNothing else { throw AskError.nobodyThere(question) }
                return try await questions.ask(question)
            },
            report: { report in
                switch report {
                case .news(let text): try? messages.write(text.rendered(isColoured: messages.isTerminal) + "\n")
                case .waiting(let wait): try? messages.write("Spotify asks to wait \(DurationText.text(wait)) …\n")
                }
            },
            perform: { try await executor.perform($0) })
    }

    private func completer(_ table: CommandTable, _ snapshot: SessionSnapshot) -> any Completing {
        CompletionEngine(
            table: table, snapshot: { snapshot.candidates($0, typed: $1) }, files: { FolderEntries.list($0) })
    }

    /// Leaves the selection and the listings to the next prompt; the last shell to close wins.
    private func save(_ session: Session, _ inherited: InheritedListings) async {
        try? PrivateFile(path: paths.session).replace(with: SavedSession(session).bytes)
        guard !session.listings.isEmpty else { return }
        try? PrivateFile(path: paths.listings).replace(with: Listing.encoded(session.listings))
    }
}
