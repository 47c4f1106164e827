// A whole shell in process: the real loop, commands and layers on the simulator, with output kept instead of shown and
// time that moves only when told to. Nothing below the loop is faked; the simulator is Spotify.

import CommandLanguage
package import Exchange
import Library
package import Prompting
import Rendering
package import Shell
package import ShellCommands
package import SpotifyAPI
package import SpotifyAuth
package import SpotifySimulator

/// A shell with a simulated Spotify behind it.
package struct ShellHarness {
    package let simulator: SpotifySimulator
    package let time: ManualTime
    package let screen = ScreenLog()
    package let output: BufferOutput
    package let messages: BufferOutput
    package let counter = RequestCounter()
    package let interpreter: Interpreter
    package let connection: Connection
    package let snapshot: SessionSnapshot
    package let scripts: ScriptShelf
    package let interrupts = Interrupts()

    /// - Parameters:
    ///   - answers: what the user types when asked; a script has nobody to ask.
    ///   - network: what stands before the simulator `given`, where something does.
    package init(
        _ surroundings: Session.Surroundings = .script, width: Int = 80,
        configuration: SimulatorConfiguration = SimulatorConfiguration(), world: World = .demo,
        scripts: [String: String] = [:], answers: [LineEvent] = [], network: (any Exchange)? = nil,
        of given: SpotifySimulator? = nil,
        closesAfter: Int? = nil
    ) {
        let time = ManualTime()
        self.time = time
        let simulator = given ?? SpotifySimulator(world: world, time: time, configuration: configuration)
        self.simulator = simulator
        let isTerminal = surroundings == .prompt
        output = BufferOutput(isTerminal: isTerminal, width: width, screen: screen, closesAfter: closesAfter)
        let messages = BufferOutput(isTerminal: isTerminal, width: width, screen: screen)
        self.messages = messages
        connection = Connection(
            network: network ?? simulator, addresses: Connection.Addresses(), store: InMemoryTokenStore(),
            registration: nil, pace: .unlimited, trace: counter, time: time, waiting: { _ in })
        let shelf = ScriptShelf(scripts)
        self.scripts = shelf
        let session = Session(surroundings: surroundings)
        snapshot = SessionSnapshot(session, inherited: { [] })
        let questions = Questions(lines: ListedLines(answers), messages: messages)
        let connection = connection
        let services = Services(
            spotify: connection.client,
            authentication: Authentication(
                tokens: connection.tokens, builtInClientID: SimulatorConfiguration.demoClientID,
                authorize: { clientID, _, _ in
                    try await AuthorizationCodeFlow(
                        accounts: connection.accounts, userAgent: SimulatedConsent(simulator: simulator), time: time
                    ).run(client: ClientRegistration(clientID: clientID), scopes: Scope.shell.map(\.rawValue))
                }, forgetCache: { await connection.cache.removeAll() }),
            time: time, history: nil, commands: Catalogue.table(), inheritedListings: { [] },
            ask: { question in
                guard surroundings == .prompt else { throw AskError.nobodyThere(question) }
                return try await questions.ask(question)
            },
            report: { report in
                if case .news(let text) = report { try? messages.write(text.plain + "\n") }
            },
            perform: { try await ChangeExecutor(client: connection.client).perform($0) })
        interpreter = Interpreter(
            session: session, services: services,
            surroundings: Interpreter.Surroundings(
                output: output, messages: messages, interrupts: interrupts,
                openScript: { path throws(ScriptError) in try shelf.open(path) }, completer: nil, snapshot: snapshot,
                forbidsColor: true))
    }

    /// Runs lines: of a prompt or of a script called `-c`.
    package func run(_ text: String, mode: Interpreter.Mode? = nil) async -> ExitStatus {
        let isPrompt = await interpreter.session.surroundings == .prompt
        return await interpreter.run(
            ListedLines(text, file: isPrompt ? nil : "-c"),
            mode: mode ?? Interpreter.Mode(onFailure: isPrompt ? .goOn : .stop))
    }
}

/// Scripts by path, kept in memory.
package struct ScriptShelf: Sendable {
    private let texts: [String: String]

    init(_ texts: [String: String]) { self.texts = texts }

    func open(_ path: String) throws(ScriptError) -> any LineSource {
        guard let text = texts[path] else { throw ScriptError.unreadable(path, reason: "No such file or directory") }
        return ListedLines(text, file: path)
    }
}

/// A user agent that is the simulator itself: consent given without a browser.
package struct SimulatedConsent: UserAgent {
    let simulator: SpotifySimulator

    package func open(_ authorizationURL: String) async throws(AuthError) -> UserAgentOutcome {
        guard case .redirect(let location) = await simulator.approve(authorizationURL) else {
            throw .misconfigured("the simulator refused the login")
        }
        return .answered(callbackURL: location)
    }
}
