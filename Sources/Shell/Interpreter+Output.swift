// How a reply is shown: data to standard output, in the format asked for, everything else to standard error; and how
// what was shown becomes the listing that numbers refer to.

import Exchange
import FoundationEssentials
import Rendering
import Rows
import ShellCommands
import Text

extension Interpreter {
    /// What was written of a reply.
    enum Shown: Sendable, Equatable {
        case something, nothing
        /// No row of a list that has entries, which was said.
        case onlyOmissions
    }

    /// Writes a reply. Rows that were shown are remembered, also when a later page fails or is interrupted.
    ///
    /// `feed` takes the data in place of standard output, when a command of the system reads it: then it is no listing.
    func show(
        _ reply: Reply, settings: OutputSettings, takesAll: Bool, command: String, in feed: CollectedOutput? = nil
    ) async throws -> Shown {
        let port: any OutputPort = feed ?? surroundings.output
        switch reply.output {
        case .nothing: return .something
        case .note(let text):
            say(note: text)
            return .something
        case .noRecord(let text):
            if settings.format == .json { try port.write("null\n") }
            say(note: text)
            return .something
        case .text(let lines):
            let text = lines.flatMap { $0.fitted(to: settings) }.map {
                $0.rendered(isColoured: settings.isColoured, isTerminal: settings.isTerminal) + "\n"
            }
            let pieces = TextPieces([text.joined()])
            try await write({ try await pieces.next() }, to: port)
            return .something
        case .record(let record):
            try port.write(RecordRenderer.render(record, settings: settings))
            return .something
        case .rows(let output):
            var output = output
            if feed != nil { output.isListing = false }
            return try await show(output, settings: settings, takesAll: takesAll, command: command, on: port)
        }
    }

    private func say(note text: StyledText) {
        let port = surroundings.messages
        (port.isTerminal ? text.message(width: port.width) : [text]).forEach { say($0) }
    }

    private func show(
        _ output: RowsOutput, settings: OutputSettings, takesAll: Bool, command: String, on port: any OutputPort
    ) async throws -> Shown {
        var settings = settings
        settings.columns = settings.columns ?? output.columns
        settings.format = output.format ?? settings.format
        settings.guardsFormulas = output.guardsFormulas
        let marks = await services.rowMarks(settings)
        let renderer = try RowsRenderer(
            table: output.table, presentation: output.presentation, settings: settings, marks: marks)
        let shown = ShownRows(output.stream, renderer: renderer, takesAll: takesAll)
        do {
            try await write({ try await shown.text() }, to: port)
            if let note = await output.footnote?() { say(note) }
        } catch {
            let rows = await shown.rows
            if !rows.isEmpty { await remember(rows, next: nil, of: output, command: command) }
            throw error
        }
        let (rows, next) = (await shown.rows, await shown.next)
        await remember(rows, next: next, of: output, command: command)
        let hasLess = sayOmissions()
        // Where all entries are no rows, the list is not empty.
        guard !rows.isEmpty else { return hasLess && !takesAll ? .onlyOmissions : .nothing }
        explain(marks, of: rows, in: output, settings)
        if next != nil, surroundings.messages.isTerminal {
            say(
                StyledText(
                    remainder(shown: output.presentation.firstNumber - 1 + rows.count, total: next?.total), .faint))
        }
        return .something
    }

    /// Says what marks mean, each once in a shell.
    private func explain(_ marks: RowMarks, of rows: [Row], in output: RowsOutput, _ settings: OutputSettings) {
        let isMarked =
            settings.format == .table && settings.columns == nil && output.presentation.numbering == .numbered
        guard isMarked, settings.isTerminal, surroundings.messages.isTerminal else { return }
        let impliesSaved = output.presentation.implied[Presentation.savedMark] == .flag(true)
        let new = marks.meanings(of: rows, impliesSaved: impliesSaved, isPlain: settings.isPlain)
            .filter { explainedMarks.insert($0).inserted }
        if !new.isEmpty { say(StyledText(new.joined(separator: ", "), .faint)) }
    }

    /// A note names what was asked for, which can be longer than anybody reads.
    private static let longestNote = 120

    /// Says that there is nothing; an empty note says nothing. Where that is a failure, a script says where.
    func sayEmpty(_ note: String, status: ExitStatus, _ line: Line, at place: Int) {
        guard !note.isEmpty else { return }
        let port = surroundings.messages
        var text = CellWidth.truncated(Sanitiser.clean(note), to: Self.longestNote)
        if status != .done, let placed = Diagnostic(text, status: status).lines(for: line.source, stage: place).first {
            text = placed
        }
        let said = StyledText(text)
        (port.isTerminal ? said.message(width: port.width) : [said]).forEach { say($0) }
    }

    /// Says what was left out, where no sentence has said it: numbers and counts would be a riddle without it. Answers
    /// whether there was anything.
    @discardableResult
    func sayOmissions() -> Bool {
        let omissions = services.omissions.take()
        for sentence in omissions.sentences { say(StyledText(sentence, .faint)) }
        return !omissions.sentences.isEmpty
    }

    private func remainder(shown: Int, total: Int?) -> String {
        "\(shown)\(total.map { " of \($0)" } ?? "") shown; more: the next"
    }

    private func remember(_ rows: [Row], next: Cursor?, of output: RowsOutput, command: String) async {
        guard output.isListing else { return }
        var listing = Listing(
            name: output.name, rows: rows, context: output.context, command: command, next: next,
            made: services.time.now)
        guard output.isExtension else {
            update { $0.remember(listing) }
            return
        }
        let inherited = session.listings.isEmpty ? await services.inheritedListings() : []
        guard let extended = session.listings.unfinished ?? inherited.unfinished else { return }
        listing.rows = extended.rows + rows
        listing.command = extended.command
        listing.made = extended.made
        update { $0.extend(listingAt: $0.listings.lastIndex(of: extended) ?? 0, with: listing) }
    }

    /// How many names a script is shown: they tell a person what to write instead.
    private static let nearestInScript = 10

    /// Shows the nearest names after a near miss, as a listing that can be used at once.
    func show(nearest rows: [Row]) {
        var rows = rows
        var presentation = Presentation()
        var settings = outputSettings(format: nil, columns: nil)
        var port = surroundings.output
        if session.surroundings != .prompt {
            // In a script they are no answer to what was asked, so they stay out of the data; it needs their URIs.
            port = surroundings.messages
            rows = Array(rows.prefix(Self.nearestInScript))
            presentation.numbering = .unnumbered
            settings = outputSettings(
                format: port.isTerminal ? .table : .tsv, columns: ["kind", "name", "artist", "uri"], on: port)
        }
        guard var renderer = try? RowsRenderer(table: Kinds.mixed, presentation: presentation, settings: settings)
        else { return }
        try? port.write(renderer.render(rows) + renderer.finish())
        update {
            $0.remember(Listing(name: "nearest names", rows: rows, command: "", made: services.time.now))
        }
    }

    /// The settings of what is written to a port, as of now: the terminal may have been resized since the last line.
    func outputSettings(
        format asked: OutputFormat?, columns: [String]?, on port: (any OutputPort)? = nil
    ) -> OutputSettings {
        let port = port ?? surroundings.output
        let format = asked ?? OutputFormat(rawValue: session.settings["output"]) ?? (port.isTerminal ? .table : .tsv)
        return OutputSettings(
            format: format, width: port.width, isColoured: isColoured(port), isPlain: session.settings["plain"] == "on",
            isTerminal: port.isTerminal, showsLinks: showsLinks(port), columns: columns,
            now: Int(services.time.now.timeIntervalSince1970))
    }

    private func showsLinks(_ port: any OutputPort) -> Bool {
        guard port.isTerminal, session.settings["plain"] != "on" else { return false }
        return switch session.settings["links"] {
        case "on": true
        case "off": false
        default: surroundings.knowsLinks
        }
    }

    private func isColoured(_ port: any OutputPort) -> Bool {
        switch session.settings["color"] {
        case "always": true
        case "never": false
        default: port.isTerminal && !surroundings.forbidsColor
        }
    }

    /// Writes a message to standard error; what cannot be written there is lost.
    func say(_ text: StyledText) {
        let port = surroundings.messages
        try? port.write(text.rendered(isColoured: isColoured(port), isTerminal: port.isTerminal) + "\n")
    }

    func say(_ text: String, _ style: StyledText.Style = .plain) { say(StyledText(text, style)) }
}
