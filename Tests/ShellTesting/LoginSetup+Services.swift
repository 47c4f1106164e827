// The services of a harness that depend on how its login is made: who answers questions, and what `login` does.

import Exchange
import Library
import Prompting
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import SpotifySimulator

extension LoginSetup {
    /// The person or the script in front of a shell; a person answers with `answers`, one after the other.
    func console(
        _ surroundings: Session.Surroundings, _ simulator: SpotifySimulator, _ messages: BufferOutput,
        answers: [LineEvent], pointAt: (@Sendable (Choices) async -> Choices.Outcome?)?, inputLines: [String]?,
        patience: (@Sendable () async throws -> Void)?,
        keys: (any KeySource)?,
        report: @escaping @Sendable (Report) -> Void
    ) -> Console {
        let answerer: any LineSource
        if case .pastes(let make) = decision {
            answerer = PastingLines(simulator: simulator, shown: shown, make: make)
        } else {
            answerer = ListedLines(answers)
        }
        let questions = Questions(lines: answerer, messages: messages)
        return Console(
            audience: audience ?? (surroundings == .prompt ? .person : .script),
            ask: { question in
                guard surroundings == .prompt else { throw AskError.noOneThere(question) }
                return try await questions.ask(question)
            }, pointAt: pointAt, report: report, readLine: { await standardInput(simulator, messages.text) },
            readLines: { inputLines },
            clear: { false }, waitPatiently: patience ?? { throw CancellationError() },
            openKeys: { keys },
            drawCover: { _, _ throws(CoverError) in [] })
    }

    /// The login as commands see it; `files` are those that the user can name. Its end takes
    /// along what was learnt through it.
    func authentication(
        _ connection: Connection, _ kept: InMemoryTokenStore, files: [String: String], _ simulator: SpotifySimulator,
        _ time: any TimeSource, _ names: any NameIndex, _ player: any PlayerMemory,
        _ changeLog: any ChangeLog, _ copy: any LibraryCopy
    ) -> Authentication {
        Authentication(
            tokens: connection.tokens, accounts: connection.accounts, pending: kept, apps: kept, builtIn: builtIn,
            environmentSecret: environmentSecret,
            readFile: { path throws(ImportFault) in
                guard let text = files[path] else { throw ImportFault.missing(path: path) }
                return Array(text.utf8)
            },
            authorize: { request, opening, paste, show async throws(AuthError) in
                try await authorize(request, opening, paste, show, connection.accounts, simulator, time)
            },
            forgetCache: {
                await connection.cache.removeAll()
                await names.removeAll()
                await player.forget()
                await changeLog.forget()
                await copy.forget()
            })
    }
}

extension Profiles {
    /// The one profile of a demo: nothing can be done with it.
    static func ofDemo(_ kept: InMemoryTokenStore) -> Profiles {
        Profiles(
            current: "default", list: { [ProfileSummary(name: "default", grant: await kept.load())] },
            check: { _ in throw ProfileError.inDemo }, create: { _ in throw ProfileError.inDemo },
            delete: { _ in throw ProfileError.inDemo }, choose: { _ in throw ProfileError.inDemo })
    }
}
