// What a run gives to its commands: the services of a profile, put together from the profile, the terminal and the
// computer. What the user sees of them is left to Wiring+Console, opening a profile to Wiring+Profile.

import CommandLanguage
import Exchange
import Files
import Library
import NetworkAdapters
import Rendering
import Shell
import ShellCommands
import SpotifyAPI
import SpotifyAuth
import Storage
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Wiring {
    /// The services of a profile.
    func services(of profile: Profile, _ table: CommandTable) -> Services {
        let backend = profile.backend
        var context = StageContext(changes: invocation.changes)
        if invocation.isFresh { context.freshness = .fresh }
        return Services(
            context: context, time: SystemTime(), client: backend.connection.client,
            memory: backend.player, names: backend.names,
            inherited: InheritedRows(listings: { profile.inherited.listings }), seen: profile.seen,
            console: console(of: profile), changes: changes(backend, profile.seen), copy: backend.copy,
            plays: backend.plays,
            authentication: backend.authentication.forgetting(also: { profile.inherited.forget() }),
            shell: shell(of: profile, table),
            computer: computer(of: profile, table))
    }

    /// Is given every error at a prompt: where Spotify refuses requests for a while, the end of that is announced when
    /// it comes.
    var noteFailure: @Sendable (any Error) -> Void {
        guard terminal != nil else { return { _ in } }
        return { [reopeningNews, live = liveLine] error in
            guard let refusal = TimedRefusal(error) else { return }
            reopeningNews.announce(refusal, time: SystemTime()) { live.say($0) }
        }
    }

    /// What can become of a change: it is sent, with a meter for its steps, or only said.
    private func changes(_ backend: Backend, _ seen: SeenLibrary) -> ChangeHandlers {
        let (tokens, tape) = (backend.connection.tokens, backend.connection.tape)
        let copied = CopiedChanges(
            backend.copy, seen: seen, time: SystemTime(), account: { ((try? await tokens.grant()) ?? nil)?.userID },
            isReplay: { tape.isPlaying })
        let (messages, live) = (messages, liveLine)
        let rehearsal = ChangeRehearsal { live.say(.news(StyledText(Sanitiser.clean($0)))) }
        let metered: @Sendable (ProgressMeter) -> ChangeExecutor = { meter in
            ChangeExecutor(
                client: backend.connection.client, log: backend.changes, turns: backend.turns, time: SystemTime(),
                shell: backend.shell, progress: { meter.step($0, of: $1) },
                tell: { await copied.follow($0) })
        }
        let makeMeter: @Sendable () -> ProgressMeter = {
            ProgressMeter(time: SystemTime(), width: messages.width, report: { live.say($0) })
        }
        return ChangeHandlers(
            log: backend.changes, shell: backend.shell,
            make: { change in
                let meter = makeMeter()
                defer { meter.end() }
                return try await metered(meter).perform(change)
            },
            commit: { records in
                let meter = makeMeter()
                defer { meter.end() }
                return try await metered(meter).commit(records)
            }, say: { try await rehearsal.perform($0) })
    }

    /// The parts of the shell that commands use.
    private func shell(of profile: Profile, _ table: CommandTable) -> ShellParts {
        let (messages, environment, live) = (messages, environment, liveLine)
        let connection = profile.backend.connection
        return ShellParts(
            commands: table, history: history,
            profiles: invocation.isDemo
                ? .demo : Profiles(folders, current: profile.paths.profile, environment: environment),
            startupFile: startupFile(profile.paths.startupFile), later: laterWork.later, ledger: connection.ledger,
            tracing: Tracing(
                log: connection.trace, tape: connection.tape, messages: { try? messages.write(line: $0) },
                open: { path, mode in
                    try TraceFile.open(
                        HomeFolder.expanded(path, environment), mode, report: { live.say(.news(StyledText($0))) })
                },
                read: { try TraceFile.read(HomeFolder.expanded($0, environment)) }),
            programOptions: { Invocation.spec.options },
            facts: { [paths = profile.paths] in SystemFacts(environment: environment, paths: paths).facts })
    }

    /// The files, programs, browser and clock of the computer.
    private func computer(of profile: Profile, _ table: CommandTable) -> Computer {
        let environment = environment
        let browser = invocation.isDemo ? nil : SystemBrowser(environment: environment)
        let examination = Examination(
            environment: environment, paths: profile.paths, isDemo: invocation.isDemo, commands: table)
        let clock = profile.backend.connection.clock
        let process = SystemProcess(children: children)
        let sources = DiskSources(environment: environment, process: process)
        return Computer(
            shell: SystemTools(environment: environment, terminal: terminal, process: process)
                .shell(invocation.systemShell),
            files: UserFiles(
                look: { try TextFile.look(HomeFolder.expanded($0, environment)) },
                write: { path, text, writing in
                    try TextFile.write(HomeFolder.expanded(path, environment), text, writing)
                },
                writePrivately: { path, writing, text in
                    try await TextFile.writePrivately(HomeFolder.expanded(path, environment), writing, text)
                }, read: { path, limit in try UserFile.read(path, upTo: limit, environment) },
                sources: { try await sources.at($0) }),
            openAddress: { address in
                guard let browser, case .opened? = try? await browser.open(address) else { return false }
                return true
            }, examine: { examination.findings() }, clockAhead: { clock.ahead },
            clockRemedy: { examination.advice.clockRemedy(right: $0) }, zone: .ofUser)
    }

    /// The folder of scripts that `source` finds by their names alone; nil without a home.
    var library: String? {
        let path = profiles.current.paths.scripts
        return Paths.isNowhere(path) ? nil : path
    }

    /// The start-up file, as it is shown, read and written.
    private func startupFile(_ path: String) -> StartupFile {
        let home = (environment["HOME"] ?? "") + "/"
        return StartupFile(
            path: home.utf8.count > 1 && path.hasPrefix(home) ? "~/" + String(path.dropFirst(home.count)) : path,
            read: {
                guard PathName.exists(path) else { return "" }
                do throws(Errno) { return String(decoding: try UserFile.contents(of: path), as: UTF8.self) } catch {
                    throw ScriptError.unreadable(path, error)
                }
            },
            write: { text in
                do throws(Errno) { try Folder.makeAll(PathName.folder(of: path)) } catch {
                    throw ScriptError.unwritable(path, error)
                }
                try TextFile.write(path, text, .replacing)
            })
    }
}
