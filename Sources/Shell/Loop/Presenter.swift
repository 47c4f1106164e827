// How a reply is shown: data to standard output in the format of the line, everything else to standard error; and how
// rows that were shown become the listing that numbers refer to. How they look is left to OutputStyle, paging to
// PagedWriter.

import Exchange
import FoundationEssentials
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import Text

/// Shows the replies of commands.
final class Presenter {
    /// How one reply is to be shown.
    struct Showing {
        var settings: OutputSettings
        /// Whether rows are shown to their end, rather than one page of them.
        var takesAll: Bool
        /// What was typed, which a listing keeps.
        var command: String
        var nesting: Nesting
        /// Takes the data in place of standard output when a command of the system reads it; such rows are no listing,
        /// since the user has not seen them.
        var feed: CollectedOutput?
        /// The live line that makes room for what is shown.
        var meter: ProgressMeter?
    }

    /// What was written of a reply.
    enum Shown: Sendable, Equatable {
        case something, nothing
        /// No row, though the list has entries: that they were left out has been said.
        case onlyOmissions
    }

    private let live: LiveSession
    private let environment: ShellEnvironment
    private let messages: MessageWriter
    private let paged: PagedWriter
    /// Whether the present line has said how old its rows are.
    private var hasSaidAge = false
    /// Whether the present line has shown a page of text.
    private var hasShownPage = false
    /// The marks beside rows whose meaning this shell has said.
    private var explainedMarks: Set<String> = []

    init(_ live: LiveSession, _ environment: ShellEnvironment, messages: MessageWriter) {
        self.live = live
        self.environment = environment
        self.messages = messages
        paged = PagedWriter(live, interrupts: environment.interrupts, messages: messages)
    }

    /// Begins a line, which may again say what is said once for each line.
    func beginLine() { (hasSaidAge, hasShownPage) = (false, false) }

    /// Writes a reply. Rows that were shown are remembered, also when a later page fails or is interrupted.
    func show(_ reply: Reply, as showing: Showing) async throws -> Shown {
        let port: any OutputPort = showing.feed ?? environment.output
        let settings = showing.settings
        switch reply.output {
        case .nothing: return .something
        case .note(let text):
            messages.say(text)
            return .something
        case .noRecord(let text):
            if settings.format == .json { try port.write("null\n") }
            messages.say(text)
            return .something
        case .text(let lines):
            let text = lines.flatMap { $0.fitted(to: settings) }.reduce(into: separation(before: reply)) {
                $0 += $1.rendered(isColoured: settings.isColoured, isTerminal: settings.isTerminal) + "\n"
            }
            let pieces = TextPieces([text])
            try await paged.write(
                { try await pieces.next() }, to: port, at: showing.nesting, meter: showing.meter)
            return .something
        case .record(let record):
            try port.write(RecordRenderer.render(record, settings: withDefaults(settings, for: record)))
            return .something
        case .rows(var output):
            if showing.feed != nil { output.isListing = false }
            return try await show(output, as: showing, on: port)
        }
    }

    /// The blank line between two pages of one line.
    private func separation(before reply: Reply) -> String {
        guard reply.isPage else { return "" }
        defer { hasShownPage = true }
        return hasShownPage ? "\n" : ""
    }

    /// The settings for one thing: what the command line of juke asks of rows is asked of it only where it has these
    /// fields and is not a single value, as a count is.
    private func withDefaults(_ settings: OutputSettings, for record: Record) -> OutputSettings {
        let (defaults, table) = (live.session.rowDefaults, record.row.table)
        var settings = settings
        if case .template(let template) = settings.format, template == defaults.template,
            record.bare != nil || (try? defaults.template(for: table)) == nil
        {
            settings.format = OutputStyle(live, environment).settings(format: nil, columns: nil).format
        }
        if settings.columns == nil, record.bare == nil {
            settings.columns = try? defaults.columns(under: RowHeading(table: table, name: record.row.name))
        }
        return settings
    }

    private func show(_ output: RowsOutput, as showing: Showing, on port: any OutputPort) async throws -> Shown {
        var settings = showing.settings
        let defaults = live.session.rowDefaults
        settings.columns = try settings.columns ?? defaults.columns(under: output.heading)
        settings.format = output.format ?? settings.format
        if case .template(let template) = settings.format, template == defaults.template {
            _ = try defaults.template(for: output.heading.table)
        }
        settings.guardsFormulas = output.guardsFormulas
        let marks = await live.services.rowMarks(settings)
        var presentation = output.presentation
        presentation.implied = output.heading.implied
        let renderer = try RowsRenderer(
            table: output.heading.table, presentation: presentation, settings: settings, marks: marks)
        let shown = ShownRows(output.stream, renderer: renderer, takesAll: showing.takesAll || output.isWhole)
        do {
            try await paged.write(
                { try await shown.text() }, to: port, at: showing.nesting, meter: showing.meter)
            if let note = await output.footnote?() { messages.say(note) }
        } catch {
            let rows = await shown.rows
            if !rows.isEmpty { await remember(rows, next: nil, of: output, command: showing.command) }
            throw error
        }
        let (rows, next) = (await shown.rows, await shown.next)
        if showing.feed != nil { live.services.keep(written: rows) }
        await remember(rows, next: next, of: output, command: showing.command)
        let hasLess = sayOmissions()
        // A list whose entries were all left out is not empty.
        guard !rows.isEmpty else { return hasLess && !showing.takesAll ? .onlyOmissions : .nothing }
        explain(marks, of: rows, in: output, settings)
        if let next, messages.isTerminal {
            let last = output.presentation.firstNumber - 1 + rows.count
            messages.say(
                StyledText("\(last)\(next.total.map { " of \($0)" } ?? "") shown; more: the next", .faint))
        }
        return .something
    }

    /// Says what the marks beside rows mean, each once in a shell.
    private func explain(_ marks: RowMarks, of rows: [Row], in output: RowsOutput, _ settings: OutputSettings) {
        let isMarked =
            settings.format == .table && settings.columns == nil && output.presentation.numbering == .numbered
        guard isMarked, settings.isTerminal, messages.isTerminal else { return }
        let impliesSaved = output.heading.implied[Presentation.savedMark] == .flag(true)
        let new = marks.meanings(of: rows, impliesSaved: impliesSaved, isPlain: settings.isPlain)
            .filter { explainedMarks.insert($0).inserted }
        if !new.isEmpty { messages.say(StyledText(new.joined(separator: ", "), .faint)) }
    }

    /// Keeps rows as a listing. The rows of `more` extend the listing they continue, so that its numbers count on.
    private func remember(_ rows: [Row], next: Cursor?, of output: RowsOutput, command: String) async {
        guard output.isListing else { return }
        var listing = Listing(
            name: output.heading.name, rows: rows, context: output.context, command: command, next: next,
            made: live.services.time.now)
        guard output.isExtension else { return live.update { $0.remember(listing) } }
        let inherited = live.session.listings.isEmpty ? await live.services.resolver.inherited.listings() : []
        guard let extended = live.session.listings.unfinished ?? inherited.unfinished else { return }
        listing.rows = extended.rows + rows
        listing.command = extended.command
        listing.made = extended.made
        live.update { $0.extend(listingAt: $0.listings.lastIndex(of: extended) ?? 0, with: listing) }
    }

    // MARK: What is said beside the data

    /// The most cells of a note, which may name something with a name of any length.
    private static let longestNote = 240

    /// Says that there are no rows; an empty note says nothing. Where that is a failure, a script adds the place in the
    /// file.
    func sayEmpty(_ note: String, status: ExitStatus, _ line: Line, at place: Int) {
        guard !note.isEmpty else { return }
        var text = CellWidth.truncated(Sanitiser.clean(note), to: Self.longestNote)
        if status != .done, let placed = Diagnostic(text, status: status).lines(for: line.source, stage: place).first {
            text = placed
        }
        messages.say(StyledText(text))
    }

    /// Says what was left out, unless a sentence has said so already: without it, numbers and counts would be puzzling.
    /// Returns whether there was anything.
    @discardableResult
    func sayOmissions() -> Bool {
        let omissions = live.services.context.omissions.take()
        for sentence in omissions.sentences { messages.say(StyledText(sentence, .faint)) }
        return !omissions.sentences.isEmpty
    }

    /// Says how old the rows are, where they came from the cache and are at least a minute old; once for a line,
    /// however many pipelines it has.
    func sayAge(of allowance: RequestAllowance) async {
        if !hasSaidAge, let age = await allowance.copyAge {
            hasSaidAge = true
            let text = AgeText.text(seconds: Int(age.components.seconds))
            return messages.say(StyledText("From the copy, read \(text).", .faint))
        }
        guard !hasSaidAge, let age = await allowance.oldestAnswer, age >= .seconds(60) else { return }
        hasSaidAge = true
        let way = live.session.settings.isOffline ? "This shell is offline." : "To ask Spotify again: --fresh"
        messages.say(
            StyledText("From \(AgeText.text(seconds: Int(age.components.seconds))). \(way)", .faint))
    }

    /// Says how long something took, and what it cost.
    func sayTime(since start: Date, requests: Int) {
        let milliseconds = Int((max(0, live.services.time.now.timeIntervalSince(start)) * 1000).rounded())
        let seconds = "\(milliseconds / 1000)." + String(String(1000 + milliseconds % 1000).dropFirst()) + " s"
        messages.say(StyledText("\(seconds), \(requests) request\(requests == 1 ? "" : "s")", .faint))
    }
}
