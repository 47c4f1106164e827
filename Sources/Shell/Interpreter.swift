// The loop: read, parse, run, render. It is the only writer to the terminal and the only one that changes the session;
// commands answer replies, and the loop shows them and applies what they ask for. How one pipeline runs is in
// Interpreter+Pipeline, how its output is shown in Interpreter+Output.

import CommandLanguage
import Exchange
import Library
package import Prompting
import Rendering
import Rows
package import ShellCommands
import SpotifyAPI
import Text

/// Runs lines.
package actor Interpreter {
    /// What the loop is given by the process.
    package struct Surroundings: Sendable {
        package var output: any OutputPort
        package var messages: any OutputPort
        package var interrupts: Interrupts
        /// Opens a script; relative paths are already resolved.
        package var openScript: @Sendable (String) throws(ScriptError) -> any LineSource
        package var completer: (any Completing)?
        package var snapshot: SessionSnapshot
        /// Opens another profile.
        package var openProfile: @Sendable (_ name: String) async throws -> OpenedProfile
        /// `NO_COLOR` is set, or the terminal is dumb.
        package var forbidsColor: Bool
        /// The terminal is known to open links.
        package var knowsLinks: Bool
        /// How many requests a line may send that does not say it.
        package var maxRequests: Int?

        package init(
            output: any OutputPort, messages: any OutputPort, interrupts: Interrupts,
            openScript: @escaping @Sendable (String) throws(ScriptError) -> any LineSource,
            completer: (any Completing)?, snapshot: SessionSnapshot,
            openProfile: @escaping @Sendable (_ name: String) async throws -> OpenedProfile, forbidsColor: Bool,
            knowsLinks: Bool = false, maxRequests: Int? = nil
        ) {
            self.openProfile = openProfile
            self.output = output
            self.messages = messages
            self.interrupts = interrupts
            self.openScript = openScript
            self.completer = completer
            self.snapshot = snapshot
            self.forbidsColor = forbidsColor
            self.knowsLinks = knowsLinks
            self.maxRequests = maxRequests
        }
    }

    /// How lines are run.
    package struct Mode: Sendable, Equatable {
        package enum OnFailure: Sendable, Equatable { case stop, goOn }

        /// At a prompt a failure is reported and the next line asked for.
        package var onFailure: OnFailure
        /// Whether something else decides what a failure means: `if`, `&&`, `||` or `try`.
        var isAskedAbout = false
        /// Whether lines are shown on standard error before they run.
        package var echoes: Bool

        package init(onFailure: OnFailure, echoes: Bool = false) {
            self.onFailure = onFailure
            self.echoes = echoes
        }
    }

    /// The line that is being run: the text its places count in, where that begins, and how it runs.
    struct Line: Sendable {
        var text: String
        var position: SourcePosition
        var source: SourceText
        var mode: Mode
    }

    /// Whether to go on with the next line.
    enum Course: Sendable, Equatable { case proceed, leave(ExitStatus) }

    package private(set) var session: Session
    private(set) var services: Services
    let surroundings: Surroundings
    let table: CommandTable
    private let commandNames: Swift.Set<String>
    /// What the last pipeline was allowed, and has spent.
    var lastAllowance: RequestAllowance?
    /// Whether the last failure is one that stops nothing.
    private(set) var isForgiven = false
    /// Whether Ctrl-C ends what runs already.
    private var isInterruptible = false
    /// The scripts that are being run, the innermost last.
    private(set) var scripts: [String] = []
    /// Whether `every` runs what runs.
    var isRepeating = false
    /// How far the pipeline is that runs.
    var meter: ProgressMeter?
    /// How many functions are being run, each called by the one before.
    var calls = 0
    /// Whether all of them end since they were too many.
    var isUnwinding = false
    /// Whether the line that runs could not be understood: then no `if`, `||` or `try` goes on with it.
    private var isMisunderstood = false
    /// The first failure that nothing asked about, since the innermost source of lines was begun.
    private var firstFailure: ExitStatus?
    /// Whether the present line has said how old its rows are.
    var hasSaidAge = false
    /// The marks beside rows whose meaning this shell has said.
    var explainedMarks: Swift.Set<String> = []

    package init(session: Session, services: Services, surroundings: Surroundings) {
        self.session = session
        self.services = services
        self.surroundings = surroundings
        table = services.commands
        commandNames = table.commandNames
    }

    /// How deep scripts may call scripts.
    private static let deepestScript = 16
    /// How deep functions may call functions.
    static let deepestCall = 32

    /// Runs a script that is all there: one task that Ctrl-C ends, where lines that may still be waited for have one each.
    package func run(whole lines: any LineSource, script path: String? = nil, mode: Mode) async -> ExitStatus {
        isInterruptible = true
        defer { isInterruptible = false }
        return await surroundings.interrupts.interruptible {
            guard let path else { return await self.run(lines, mode: mode) }
            return await self.run(script: path, lines: lines, mode: mode)
        }
    }

    /// Runs every line of a source; answers the status the process would end with.
    package func run(_ lines: any LineSource, mode: Mode) async -> ExitStatus {
        var pending: (parse: GrowingParse, at: SourcePosition)?
        let failureBefore = firstFailure
        firstFailure = nil
        defer { firstFailure = failureBefore }
        while true {
            if isInterruptible, Task.isCancelled {
                if session.lastStatus != .interrupted { sayInterrupted() }
                return .interrupted
            }
            let event = await lines.next(await request(continuing: pending?.parse.text))
            switch event {
            case .text(let line, let position):
                var parse = pending?.parse ?? GrowingParse(commands: commandNames)
                let start = pending?.at ?? position
                // Held once only, the text grows in its place.
                pending = nil
                if mode.echoes { say(SecretLines.isSecret(line) ? "‹redacted›" : line) }
                switch await take(line, into: &parse, at: start, mode: mode) {
                case nil: pending = (parse, start)
                case .proceed?:
                    noteOutcome(of: parse.text)
                    countFailure(mode)
                    if session.lastStatus != .done, !isForgiven, scriptFailed(mode) {
                        guard mode.onFailure == .goOn, session.lastStatus != .interrupted else {
                            return session.lastStatus
                        }
                    }
                case .leave(let status)?: return status
                }
            case .malformed(let fault, let position):
                fail(ScriptError(fault, in: position.file), source: place(of: fault, position))
                guard session.surroundings == .prompt && scripts.isEmpty || mode.onFailure == .goOn else {
                    return session.lastStatus
                }
                firstFailure = firstFailure ?? session.lastStatus
                pending = nil
            case .interrupted:
                guard session.surroundings == .prompt, scripts.isEmpty else { return .interrupted }
                pending = nil
            case .end:
                if let open = pending {
                    fail(open.parse.unfinished, source: source(open.parse.text, open.at))
                    guard session.surroundings == .prompt, scripts.isEmpty else { return firstFailure ?? .usage }
                    // Ctrl-D takes back the block that was begun; where no more comes, the end comes again.
                    pending = nil
                    continue
                }
                return firstFailure ?? (isForgiven ? .done : session.lastStatus)
            case .terminated(let signal): return .signalled(signal)
            }
        }
    }

    /// A typed line that could not be understood, or found nothing, is not suggested again.
    private func noteOutcome(of text: String) {
        guard session.surroundings == .prompt, scripts.isEmpty, [.usage, .notFound].contains(session.lastStatus)
        else { return }
        services.history?.markFailed(text)
    }

    /// Where a line stands that is none; what cannot be read has no place in it.
    private func place(of fault: MalformedLine, _ position: SourcePosition) -> SourceText? {
        switch fault {
        case .invalidUTF8, .containsNUL, .tooLong:
            position.file.map { .script(file: $0, line: position.line, text: "") }
        case .unreadable: nil
        }
    }

    /// What the last failure stops: nothing, or what is being run.
    enum Consequence: Sendable, Equatable { case none, stop }

    /// Says what the last failure stops; an interrupt always stops.
    func judge(_ consequence: Consequence) {
        isForgiven = consequence == .none && session.lastStatus != .interrupted && !isMisunderstood
    }

    /// Whether everything ends that runs for the present line.
    var isEnding: Bool { session.lastStatus == .interrupted || isUnwinding || isMisunderstood }

    /// Remembers a failure that nothing asks about, for the status of a script that goes on.
    func countFailure(_ mode: Mode) {
        guard session.lastStatus != .done, !isForgiven, scriptFailed(mode) else { return }
        guard !mode.isAskedAbout || isMisunderstood else { return }
        firstFailure = firstFailure ?? session.lastStatus
    }

    /// Whether the last status ends what is being run.
    func hasFailed(_ mode: Mode) -> Bool {
        session.lastStatus != .done && !isForgiven && scriptFailed(mode) && mode.onFailure == .stop
    }

    /// Runs something that Ctrl-C ends; what is run inside it ends with it.
    private func interruptibly(_ body: @escaping @Sendable () async -> Course) async -> Course {
        guard !isInterruptible else { return await body() }
        isInterruptible = true
        defer { isInterruptible = false }
        return await surroundings.interrupts.interruptible(body)
    }

    /// A failure at the prompt has been reported and is over; in a script it counts.
    private func scriptFailed(_ mode: Mode) -> Bool {
        session.surroundings == .script || !scripts.isEmpty
    }

    private func request(continuing begun: String?) async -> LineRequest {
        let settings = session.settings
        let isPlain = settings["plain"] == "on"
        let prompt =
            begun != nil
            ? PromptText.continuation
            : PromptText.prompt(for: session.selection, width: surroundings.output.width, isPlain: isPlain)
        var request = LineRequest(
            prompt: prompt, recording: settings["history"] == "off" ? .omitted : .recorded,
            completer: surroundings.completer, isSecret: { SecretLines.isSecret($0) })
        // For completion and hints, which a script has no use for: each copy of a long block would cost its length.
        if session.surroundings == .prompt, scripts.isEmpty { request.continued = begun.map { $0 + "\n" } ?? "" }
        request.keys = LineRequest.Keys(rawValue: settings["editing-mode"]) ?? .user
        if !isPlain, settings["hints"] != "off" {
            let snapshot = surroundings.snapshot
            request.hinter = UsageHint(table: table) { snapshot.candidates($0) }
        }
        await addEdges(to: &request)
        return request
    }

    /// Runs the text that a line ends, or answers nil when it goes on with the next one.
    private func take(
        _ line: String, into parse: inout GrowingParse, at position: SourcePosition, mode: Mode
    ) async -> Course? {
        let tree: SyntaxTree
        do {
            switch try parse.add(line) {
            case .incomplete: return nil
            case .complete(let parsed): tree = parsed
            }
        } catch {
            fail(error, source: source(parse.text, position))
            return .proceed
        }
        guard !tree.steps.isEmpty else { return .proceed }
        hasSaidAge = false
        isMisunderstood = false
        judge(.stop)
        let line = Line(text: parse.text, position: position, source: source(parse.text, position), mode: mode)
        guard check(ahead: tree, line) else { return .proceed }
        return await interruptibly { await self.run(tree, line) }
    }

    func source(_ text: String, _ position: SourcePosition) -> SourceText {
        position.file.map { .script(file: $0, line: position.line, text: text) } ?? .prompt(text)
    }

    /// Runs a script in this session; the status it ended with becomes the last one. `place` is where the line names it.
    func source(script path: String, from line: Line, at place: Int) async -> Course {
        let resolved = path.hasPrefix("/") || path.hasPrefix("~/") ? path : directory + path
        guard scripts.count < Self.deepestScript, !scripts.contains(resolved) else {
            let isCircle = scripts.contains(resolved)
            fail(
                isCircle ? ScriptError.circle(path) : .tooDeep(path, limit: Self.deepestScript), source: line.source,
                stage: place)
            return .proceed
        }
        do {
            let lines = try surroundings.openScript(resolved)
            scripts.append(resolved)
            defer { scripts.removeLast() }
            let status = await run(lines, mode: Mode(onFailure: .stop, echoes: line.mode.echoes))
            if case .signalled = status { return .leave(status) }
            session.lastStatus = status
        } catch {
            fail(error, source: line.source, stage: place)
        }
        return .proceed
    }

    /// Runs something that has arguments of its own; those of before are back afterwards. None: it sees those of before.
    func withArguments(_ arguments: [String], _ body: () async -> Course) async -> Course {
        guard !arguments.isEmpty else { return await body() }
        let outer = session.variables["@"]
        session.variables["@"] = arguments
        defer { session.variables["@"] = outer }
        return await body()
    }

    /// Runs something whose changes are made or only said.
    func withChanges(_ changes: ChangeHandling, _ body: () async -> Course) async -> Course {
        let outer = services.changes
        services.changes = changes
        defer { services.changes = outer }
        return await body()
    }

    /// The folder of the script that is being run, with a slash; empty at a prompt.
    private var directory: String {
        guard let current = scripts.last, let slash = current.lastIndex(of: "/") else { return "" }
        return String(current[...slash])
    }

    /// Runs a script file as the whole process.
    package func run(script path: String, lines: any LineSource, mode: Mode) async -> ExitStatus {
        scripts.append(path)
        defer { scripts.removeLast() }
        return await run(lines, mode: mode)
    }

    /// Runs the start-up file, when there is one; what it sets is known to come from there.
    package func runStartupFile(_ path: String) async {
        guard let lines = try? surroundings.openScript(path) else { return }
        session.settingOrigin = .startupFile
        scripts.append(path)
        _ = await run(lines, mode: Mode(onFailure: .stop))
        scripts.removeLast()
        session.settingOrigin = .session
        session.lastStatus = .done
        isMisunderstood = false
    }

    /// Goes on as another profile: its login, selection and device; nothing of the one before stays but settings and
    /// variables.
    func open(profile name: String) async throws {
        let opened = try await surroundings.openProfile(name)
        let changes = services.changes
        services = opened.services
        services.changes = changes
        session.apply(.signedOut)
        session.account = opened.account
        session.selection = opened.saved?.selection ?? []
        session.device = opened.saved?.device
        session.devices = opened.saved?.devices ?? []
    }

    /// Whether names must be written out: everywhere but at the prompt.
    var naming: CommandTable.Naming {
        session.surroundings == .prompt && scripts.isEmpty && calls == 0 ? .prefixes : .fullNames
    }

    /// Sets `$1`, `$2` … of the lines to come.
    package func setArguments(_ arguments: [String]) { session.variables["@"] = arguments }

    /// Changes the session; the only way it changes.
    func update(_ change: (inout Session) -> Void) { change(&session) }

    private func sayError(_ line: String) {
        let port = surroundings.messages
        // What is indented shows the place of an error and must stay as it is.
        let fits = !port.isTerminal || line.hasPrefix("  ")
        (fits ? [line] : HangingWrap.lines(line, cells: port.width)).forEach { say($0, .error) }
    }

    /// Reports an error and makes its status the last one.
    func fail(_ error: any Error, source: SourceText?, stage: Int = 0) {
        var cause = error
        var place: Range<Int>?
        if let located = error as? LocatedReferenceError {
            cause = located.error
            place = located.span
        }
        var specs: [CommandSpec] = []
        if let failure = error as? PipelineFailure {
            cause = failure.cause
            specs = failure.specs
        }
        if let refused = error as? RefusedSystemCommand {
            cause = SystemShellError.notAllowed
            place = refused.span
        }
        if cause is UsageError { isMisunderstood = true }
        let named = place.flatMap { span in source?.text(in: span) }
        var diagnostic = Diagnostic.make(cause, now: services.time.now, reference: named).advising(specs)
        if diagnostic.span == nil, place?.isEmpty == false { diagnostic.span = place }
        session.lastStatus = diagnostic.status
        let port = surroundings.messages
        // The terminal has shown the key as ^C, and the cursor stands behind it.
        if diagnostic.status == .interrupted, port.isTerminal, surroundings.interrupts.wasRaised {
            try? port.write("\n")
        }
        let lines = diagnostic.lines(for: source, stage: stage)
        // What to do with the rows is read after them.
        let stepsBelow = !diagnostic.rows.isEmpty && diagnostic.nextStep != nil ? 1 : 0
        lines.dropLast(stepsBelow).forEach(sayError)
        if !diagnostic.rows.isEmpty { show(nearest: diagnostic.rows) }
        lines.suffix(stepsBelow).forEach(sayError)
        if session.surroundings == .prompt { services.failed(cause) }
    }
}

/// Another profile, opened.
package struct OpenedProfile: Sendable {
    package var services: Services
    package var saved: SavedSession?
    package var account: String?

    package init(services: Services, saved: SavedSession?, account: String?) {
        self.services = services
        self.saved = saved
        self.account = account
    }
}

extension SourceText {
    /// The part of the text an error is about.
    fileprivate func text(in span: Range<Int>) -> String? {
        let text =
            switch self {
            case .prompt(let text), .script(_, _, let text): text
            }
        let bytes = Array(text.utf8)
        guard !span.isEmpty, span.upperBound <= bytes.count else { return nil }
        return String(decoding: bytes[span], as: UTF8.self)
    }
}

extension ScriptError {
    /// - Parameter file: what the line was read from; nil for standard input of another kind than a script.
    package init(_ fault: MalformedLine, in file: String?) {
        switch fault {
        case .invalidUTF8(let offset): self = .invalidUTF8(offset: offset)
        case .containsNUL: self = .containsNUL
        case .tooLong(let limit): self = .tooLong(limit: limit)
        case .unreadable(let errno):
            let reason = SystemError.words(errno)
            self =
                file.map { $0 == "stdin" ? .unreadableInput(reason: reason) : .unreadable($0, reason: reason) }
                ?? .unreadableInput(reason: reason)
        }
    }
}
