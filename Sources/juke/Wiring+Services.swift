// What commands are given by a run: the services of a profile, and what is said when a prompt starts with it.

import CommandLanguage
import Exchange
import Files
import Glibc
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

extension Wiring {
    /// Who could answer a question.
    private var audience: Audience {
        invocation.asksNothing ? .nobody : terminal == nil ? .script : .person
    }

    /// The services of a profile.
    func services(of profile: Profile, _ table: CommandTable) -> Services {
        let messages = messages
        let questions = terminal.map { Questions(lines: $0, messages: messages) }
        let audience = audience
        let standardInput = standardInput
        let process = SystemProcess(children: children)
        let client = profile.backend.connection.client
        let rehearsal = ChangeRehearsal { try? messages.write(line: Sanitiser.clean($0)) }
        var authentication = profile.backend.authentication
        authentication.forgetCache = { [forgetRows = authentication.forgetCache] in
            await forgetRows()
            profile.inherited.forget()
        }
        let isDumb = Surroundings.isDumb(environment["TERM"])
        let liveLine = LiveLine(
            messages, redraws: !isDumb && environment["JUKE_PLAIN"] == nil,
            forbidsColor: forbidsColor || invocation.settings["color"] == "never", above: Self.above(terminal))
        var services = Services(
            spotify: profile.backend.connection.client, authentication: authentication, time: SystemTime(),
            history: history, commands: table, inheritedListings: { profile.inherited.listings },
            ask: { question in
                guard let questions, audience == .person else { throw AskError.nobodyThere(question) }
                return try await questions.ask(question)
            }, audience: audience,
            standardInput: {
                if let questions, audience == .person {
                    return try await questions.ask(.secret("Address (not shown): "))
                }
                guard case .text(let line, _) = await standardInput.next(LineRequest(prompt: Prompt(""))) else {
                    throw AuthError.unusableCallback
                }
                return line
            },
            profiles: invocation.isDemo
                ? .demo : Profiles(folders, current: profile.paths.profile, environment: environment),
            ledger: profile.backend.connection.ledger,
            tracing: Tracing(
                log: profile.backend.connection.trace, tape: profile.backend.connection.tape,
                messages: { try? messages.write(line: $0) },
                open: { [environment] path, mode in
                    try TraceFile.open(
                        HomeFolder.expanded(path, environment), mode, report: { liveLine.say(.news(StyledText($0))) })
                },
                read: { [environment] in try TraceFile.read(HomeFolder.expanded($0, environment)) }),
            names: profile.backend.names,
            player: profile.backend.player,
            files: UserFiles(
                look: { [environment] in try TextFile.look(HomeFolder.expanded($0, environment)) },
                write: { [environment] path, text, writing in
                    try TextFile.write(HomeFolder.expanded(path, environment), text, writing)
                }),
            system: SystemShell(permission: invocation.systemShell) { [terminal, process] command in
                terminal?.lendTerminal()
                defer { terminal?.reclaimTerminal() }
                do throws(SystemProcessError) {
                    return try await process.run(
                        command.line, input: command.input, environment: command.environment)
                } catch {
                    throw SystemTools.failure(error)
                }
            }, inputLines: inputLines,
            report: { liveLine.say($0) },
            perform: { change in
                let meter = ProgressMeter(time: SystemTime(), width: messages.width, report: { liveLine.say($0) })
                defer { meter.end() }
                try await ChangeExecutor(client: client, progress: { meter.step($0, of: $1) }).perform(change)
            })
        SystemTools(environment: environment, terminal: terminal, process: process).equip(&services.system)
        services.patience = { try await SystemTime().sleep(for: .milliseconds(300)) }
        services.startupFile = startupFile(profile.paths.startupFile)
        services.rehearse = { try await rehearsal.perform($0) }
        services.changes = invocation.changes
        services.later = laterWork.later
        if let terminal {
            if terminal.hidesTyping { services.untilKey = { await terminal.untilKey($0) } }
            services.failed = { [reopeningNews] error in
                guard let refusal = Refusal(error) else { return }
                reopeningNews.announce(refusal, time: SystemTime()) { liveLine.say($0) }
            }
        }
        let output = FileOutput.standardOutput
        services.clearScreen = {
            guard output.isTerminal, !isDumb else { return false }
            // Home, then everything below it.
            return (try? output.write("\u{1B}[H\u{1B}[2J")) != nil
        }
        let clock = profile.backend.connection.clock
        services.clockAhead = { clock.ahead }
        let picture = CoverPicture(network: profile.backend.network, environment: environment)
        services.drawCover = { url, columns throws(CoverError) in try await picture.lines(of: url, columns: columns) }
        let examination = Examination(
            environment: environment, paths: profile.paths, isDemo: invocation.isDemo, commands: table)
        services.examine = { examination.findings() }
        if !invocation.isDemo {
            let browser = SystemBrowser(environment: environment)
            services.openAddress = { address in
                guard case .opened? = try? await browser.open(address) else { return false }
                return true
            }
        }
        return services
    }

    /// The start-up file, as it is shown, read and written.
    private func startupFile(_ path: String) -> StartupFile {
        let home = (environment["HOME"] ?? "") + "/"
        return StartupFile(
            path: home.count > 1 && path.hasPrefix(home) ? "~/" + path.dropFirst(home.count) : path,
            read: {
                guard PathName.exists(path) else { return "" }
                do throws(Errno) { return String(decoding: try UserFile.contents(of: path), as: UTF8.self) } catch {
                    throw Shell.ScriptError.unreadable(path, reason: SystemError.words(error.number))
                }
            },
            write: { text in
                do throws(Errno) { try Folder.makeAll(PathName.folder(of: path)) } catch {
                    throw Shell.ScriptError.unwritable(path, reason: SystemError.words(error.number))
                }
                try TextFile.write(path, text, .replacing)
            })
    }

    /// Standard input to its end; nil where the lines of the script come from it.
    private var inputLines: @Sendable () async throws -> [String]? {
        let source = invocation.input == .standardInput ? nil : standardInput
        return {
            guard let source else { return nil }
            var lines: [String] = []
            while true {
                switch await source.next(LineRequest(prompt: Prompt(""))) {
                case .text(let line, _): lines.append(line)
                case .malformed(let fault, _): throw Shell.ScriptError(fault, in: nil)
                case .interrupted: throw CancellationError()
                case .end, .terminated: return lines
                }
            }
        }
    }

    /// Opens another profile for the loop.
    func opened(_ name: String, _ table: CommandTable) async throws -> OpenedProfile {
        let profile = try profiles.open(name)
        if terminal != nil { await profile.backend.names.open() }
        let grant = try? await profile.backend.connection.tokens.grant()
        return OpenedProfile(
            services: services(of: profile, table), saved: terminal == nil ? nil : profile.saved,
            account: grant?.displayName)
    }

    /// Says what is worth knowing when a prompt starts; answers who is logged in.
    func welcome(to session: Session) async -> String? {
        let profile = profiles.current
        if let greeting = profile.backend.greeting { say(greeting) }
        defer { PromptText.inherited(session.selection, isPlain: session.settings["plain"] == "on").map { say($0) } }
        guard !invocation.isDemo else { return nil }
        // Only the small file is read: whether Spotify still agrees shows at the first request.
        do {
            guard let grant = try await profile.backend.connection.tokens.grant() else {
                say("You are not logged in. Type: login   (to try juke without an account: juke --demo)")
                return nil
            }
            if let warning = LoginGuide.warning(grant, now: SystemTime().now) { say(warning) }
            return grant.displayName
        } catch {
            for line in Diagnostic.make(error, now: SystemTime().now, reference: nil).lines(for: nil) { say(line) }
            return nil
        }
    }

    /// Prints above the line that is being typed; nil where none is edited: what is said must not get into piped rows.
    static func above(_ terminal: (any InteractiveLineSource)?) -> (@Sendable (String) -> Void)? {
        guard let terminal, FileOutput.standardOutput.isTerminal else { return nil }
        return { terminal.post($0) }
    }

    private func say(_ text: String) { LiveLine(messages, redraws: false).say(.news(StyledText(text))) }
}
