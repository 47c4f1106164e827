// How one pipeline runs: every stage is understood before the first acts, rows are passed from stage to stage, the
// result is shown, and the session changes only when the whole pipeline ended well. Prefixes are left to Evaluator,
// running the stages to StageRunner, showing replies to Presenter.

import CommandLanguage
import Library
import Rendering
import Rows
import ShellCommands
import SpotifyAPI

/// Runs pipelines.
final class PipelineRunner {
    /// How a pipeline ended.
    enum End: Sendable {
        case ended(Outcome)
        /// The lines of a script run next, in this session; `place` is where the line names it.
        case script(path: String, arguments: [String], changes: ChangeHandling, place: Int)

        /// The status as far as it is known: the lines of a script are yet to run.
        var status: ExitStatus {
            switch self {
            case .ended(let outcome): outcome.status
            case .script: .done
            }
        }
    }

    /// A part of a pipeline that is understood, permitted and ready to run.
    private struct Prepared {
        var stages: [UnderstoodStage]
        var last: UnderstoodStage
        /// All of the pipeline up to its last command: the listing of the rows is called by its text.
        var through: Pipeline
        var system: SystemStage?
        var settings: OutputSettings
        /// Takes the rows that the command of the system reads.
        var feed: CollectedOutput?
        /// Whether changes are made, or only said.
        var rehearsal: Rehearsal

        /// Whether rows are shown that were only to be kept: the line names a format, or a command of the system reads
        /// them.
        var showsAll: Bool { feed != nil || CommonOptions.choosesForm(last.input) }
    }

    let live: LiveSession
    let environment: ShellEnvironment
    let table: CommandTable
    let presenter: Presenter
    private let messages: MessageWriter
    let reporter: FailureReporter
    /// What the last pipeline may spend and has spent; nil before the first.
    private(set) var lastAllowance: RequestAllowance?

    init(
        _ live: LiveSession, _ environment: ShellEnvironment, table: CommandTable, presenter: Presenter,
        messages: MessageWriter, reporter: FailureReporter
    ) {
        self.live = live
        self.environment = environment
        self.table = table
        self.presenter = presenter
        self.messages = messages
        self.reporter = reporter
    }

    /// Begins what `time` measures: nothing is spent yet.
    func forgetAllowance() { lastAllowance = nil }

    /// What a pipeline may spend.
    func allowance(for inputs: [ParsedInput]) throws -> RequestAllowance {
        try LineAllowance(session: live.session, services: live.services, maximum: environment.maxRequests)
            .make(for: inputs)
    }

    /// Runs a pipeline and shows what it answers.
    ///
    /// - Parameters:
    ///   - given: its stages, where they were understood already.
    ///   - kept: takes what it gives, in place of the screen.
    func run(
        _ whole: Pipeline, _ line: Line, as given: [UnderstoodStage]? = nil, into kept: ValueKeeper? = nil
    ) async -> End {
        var number: UInt32?
        let end = await run(whole, line, as: given, into: kept, noting: &number)
        if let number { environment.journal.end(number, end.status) }
        return end
    }

    /// Does it, and sets the number that the commands have in the journal once they are understood.
    private func run(
        _ whole: Pipeline, _ line: Line, as given: [UnderstoodStage]?, into kept: ValueKeeper?,
        noting number: inout UInt32?
    ) async -> End {
        do {
            // Things that an earlier pipeline left out, and failed before it said so, do not belong to this one.
            _ = live.services.context.omissions.take()
            let segments = given == nil ? try split(whole, line) : [PipelineSegment(whole)]
            let stages =
                try given.map { [$0] }
                ?? StageReader(live.session, table: table, at: line.nesting).understand(segments, text: line.text)
            number = environment.journal.begin(
                CommandJournal.names(in: stages, systemStages: segments.count { $0.system != nil }))
            for stage in stages.joined() { try stage.checkPlace(at: line.nesting) }
            try kept?.check(stages.last?.last, segments.last?.system, at: whole.span)
            // Commands of the system that are alone read no rows.
            guard stages.contains(where: { !$0.isEmpty }) else {
                _ = try await segments.last?.system?.run(
                    reading: nil, with: live.session, as: line.nesting.changes, using: live.services)
                return .ended(.succeeded)
            }
            let parts = try await prepare(stages, segments, line)
            let allowance = try allowance(for: stages.flatMap { $0.map(\.input) })
            lastAllowance = allowance
            let (reply, status, last) = try await naming(stages.flatMap { $0.map(\.spec) }) {
                try await RequestAllowance.$current.withValue(allowance) {
                    try await run(parts, of: segments, whole, line, into: kept)
                }
            }
            await presenter.sayAge(of: allowance)
            return try await end(reply, status, of: last)
        } catch {
            return .ended(reporter.report(error, line, stage: whole.span.lowerBound))
        }
    }

    /// Runs the commands of a pipeline; an error of Spotify's is thrown together with their specs, which the advice
    /// about it needs.
    private func naming<Result>(_ specs: [CommandSpec], _ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch  where error is SpotifyError || error is PartialChange {
            throw PipelineFailure(cause: error, specs: specs)
        }
    }

    /// What the commands of a line may use, with its own handling of changes.
    func services(for line: Line) -> Services {
        var context = live.services.context
        context.changes = line.nesting.changes
        context.saysAll = line.nesting.changes == .said
        return live.services.within(context)
    }

    /// The pipeline in parts, each up to its command of the system.
    func split(_ pipeline: Pipeline, _ line: Line) throws -> [PipelineSegment] {
        try SystemStage.split(pipeline, permission: live.services.computer.shell.permission, at: line.nesting)
    }

    /// Checks and prepares every part before the first acts; nil for one that is only a command of the system.
    private func prepare(
        _ stages: [[UnderstoodStage]], _ segments: [PipelineSegment], _ line: Line
    ) async throws -> [Prepared?] {
        let rehearsal = Rehearsal(of: stages.flatMap { $0 }, in: line.nesting.changes)
        var parts: [Prepared?] = []
        for (index, segment) in segments.enumerated() {
            guard let last = stages[index].last else {
                parts.append(nil)
                continue
            }
            if index > 0 { try segments[index - 1].system?.requireReading(stages[index][0], in: line.text) }
            parts.append(try await prepare(stages[index], last: last, segment, rehearsal, line))
        }
        return parts
    }

    /// Checks and prepares everything that can be refused before the first request.
    private func prepare(
        _ stages: [UnderstoodStage], last: UnderstoodStage, _ segment: PipelineSegment, _ rehearsal: Rehearsal,
        _ line: Line
    ) async throws -> Prepared {
        var ready = Prepared(
            stages: stages, last: last, through: segment.through, system: segment.system,
            settings: try outputSettings(for: last), rehearsal: rehearsal)
        if segment.system != nil {
            ready.feed = CollectedOutput()
            ready.settings = SystemStage.feedSettings(ready.settings, for: last.input)
            if let file = last.command.writtenFile {
                throw UsageError(.pipe(.writtenElsewhere(file: file, command: last.spec.name)), at: last.span)
            }
        }
        let services = services(for: line)
        let check = StageCheck(live.session, services: services)
        try check.check(stages)
        if !ready.rehearsal.isOn { try await check.allowChanges(of: stages) }
        try await check.permit(stages)
        let effective = services.within(ready.rehearsal.context(services.context))
        // Files are checked here, and the user is asked before one is replaced, so that no request is sent for rows
        // that cannot be written.
        for index in stages.indices {
            ready.stages[index].command = try await stages[index].command.prepared(using: effective)
        }
        return ready
    }

    /// Runs the parts one after the other, each on what the command of the system before it has written; the reply of
    /// the last, the status of the pipeline, and that part.
    private func run(
        _ parts: [Prepared?], of segments: [PipelineSegment], _ whole: Pipeline, _ line: Line, into kept: ValueKeeper?
    ) async throws -> (Reply, ExitStatus, Prepared?) {
        var (reply, status, changes) = (Reply(.nothing), ExitStatus.done, [SessionChange]())
        var last: Prepared?
        var text: [String]?
        let isSaid = line.nesting.changes != .made || parts.contains { $0?.rehearsal.isOn == true }
        for (index, part) in parts.enumerated() {
            var services = services(for: line)
            if let text { services = services.reading(text) }
            if let part {
                let answer = try await answer(
                    part, isPiped: index > 0 || part.stages.count > 1, whole, line, services,
                    into: index + 1 < parts.count ? nil : kept)
                (reply, last) = (answer.reply, part)
                changes += answer.changes
                if status == .done { status = answer.status }
            }
            guard let system = segments[index].system else { break }
            text = try await system.run(
                reading: part?.feed?.text, isRead: index + 1 < parts.count, with: live.session,
                as: isSaid ? .said : .made, using: services)
            // In a dry run what it would have written is not known, so nothing can follow it.
            if isSaid { break }
        }
        // Only now: a failure above leaves the session as it was.
        live.update { session in changes.forEach { session.apply($0) } }
        return (reply, status, last)
    }

    /// Runs the stages of a part and shows the reply, or writes it for a command of the system.
    private func answer(
        _ ready: Prepared, isPiped: Bool, _ whole: Pipeline, _ line: Line, _ services: Services,
        into kept: ValueKeeper?
    ) async throws -> (reply: Reply, status: ExitStatus, changes: [SessionChange]) {
        let session = live.session
        let meter = ProgressMeter(
            time: services.time, width: environment.messages.width, report: services.console.report)
        defer { meter.end() }
        let finding = FirstFinding()
        let estimator = Estimator(session: session, services: services, table: table, nesting: line.nesting)
        let rules = PipelineRows(session: session, services: services, table: table)
        var (reply, changes) = try await StageRunner(
            session: session, services: services, estimate: { try await estimator.estimate($0) },
            rows: { try await rules.rows(of: $0, $1) }, checkRule: { try rules.check($0) }, finding: finding,
            meter: meter,
            say: { [messages] in messages.say($0) }
        ).replies(of: ready.stages)
        if isPiped { reply.nameListing(line.text(of: ready.through)) }
        if case .rows(let output) = reply.output, !output.isShown, !ready.showsAll, kept == nil {
            reply.output = .nothing
        }
        let shown = try await shown(
            reply,
            as: Presenter.Showing(
                settings: ready.settings, takesAll: isPiped || ready.feed != nil, command: line.text(of: whole),
                nesting: line.nesting, feed: ready.feed, meter: meter), into: kept)
        // A last command that has its own status for no rows, such as `any`, decides about the status.
        let emptiness = isPiped && reply.statusWhenEmpty == .done ? finding.emptiness : nil
        let emptyStatus = emptiness?.status ?? (shown == .nothing ? reply.statusWhenEmpty : .done)
        // What is kept and not shown may well be no rows.
        if kept == nil || emptyStatus != .done {
            presenter.sayEmpty(
                emptiness?.note ?? (shown == .nothing ? reply.emptyNote : ""), status: emptyStatus, line,
                at: whole.span.lowerBound)
        }
        presenter.sayOmissions()
        return (reply, emptiness?.status ?? (shown == .something ? .done : reply.statusWhenEmpty), changes)
    }

    /// Shows a reply, unless it holds a value that is kept.
    private func shown(
        _ reply: Reply, as showing: Presenter.Showing, into kept: ValueKeeper?
    ) async throws -> Presenter.Shown {
        if let taken = try await kept?.take(reply) { return taken }
        return try await presenter.show(reply, as: showing)
    }

    /// Where the shell continues after a reply.
    private func end(_ reply: Reply, _ status: ExitStatus, of ready: Prepared?) async throws -> End {
        switch reply.continuation {
        case .proceed: return .ended(.finished(status))
        case .ended(let status): return .ended(.finished(status))
        case .leaveLoop: return .ended(.leavingLoop)
        case .nextTurn: return .ended(.nextTurn)
        case .leaveFunction(let status): return .ended(.leavingFunction(status))
        case .script(let path, let arguments):
            let place = ready.map { $0.last.input.span(of: Source.file)?.lowerBound ?? $0.last.span.lowerBound }
            return .script(
                path: path, arguments: arguments, changes: ready?.rehearsal.isOn == true ? .said : .made,
                place: place ?? 0)
        case .profile(let name):
            live.open(try await environment.openProfile(name))
            return .ended(.finished(status))
        case .leave(let chosen): return .ended(.leave(chosen ?? live.session.lastStatus))
        }
    }
}
