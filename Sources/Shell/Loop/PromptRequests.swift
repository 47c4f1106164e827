// What the editor is given for the next line: the prompt and its edges, completion, hints, and whether the history
// keeps the line. All of it is known already; no request is sent for a prompt. Editing is left to LineEditing.

import CommandLanguage
import Exchange
import Library
import Prompting
import ShellCommands

/// Makes the requests for lines.
struct PromptRequests {
    private let live: LiveSession
    private let environment: ShellEnvironment
    private let table: CommandTable

    init(_ live: LiveSession, _ environment: ShellEnvironment, table: CommandTable) {
        self.live = live
        self.environment = environment
        self.table = table
    }

    /// The request for the next line; `begun` is the text that it continues.
    func request(continuing begun: String?, at nesting: Nesting) async -> LineRequest {
        let session = live.session
        let settings = session.settings
        let isPlain = settings["plain"] == "on"
        let prompt =
            begun != nil
            ? PromptText.continuation
            : PromptText.prompt(
                for: session.selection, width: environment.output.width, isPlain: isPlain,
                marks: nesting.isAtPrompt ? await marks() : PromptText.Marks())
        var request = LineRequest(
            prompt: prompt, recording: settings["history"] == "off" ? .omitted : .recorded,
            completer: environment.completer, isSecret: { SecretLines.isSecret($0) })
        request.hasMenu = !isPlain
        request.keys = LineRequest.Keys(rawValue: settings["editing-mode"]) ?? .user
        if !isPlain, settings["hints"] != "off" {
            let snapshot = environment.snapshot
            request.hinter = UsageHint(table: table) { snapshot.candidates($0, withSeen: false) }
        }
        guard nesting.isAtPrompt else { return request }
        // Completion and hints need it, and a script has neither: copying a long block for every line of it would take
        // time that grows with the square of its length.
        if marksPrompts {
            request.marks = begun == nil ? .line(after: Int32(session.lastStatus.code)) : .continuation
        }
        request.continued = begun.map { $0 + "\n" } ?? ""
        if !session.abbreviations.isEmpty { request.abbreviations = Abbreviations(session.abbreviations) }
        request.place = session.selection.last?.uri ?? ""
        addColours(to: &request, isPlain: isPlain)
        await addEdges(to: &request, isPlain: isPlain)
        return request
    }

    /// Adds the colours of the line that is typed, where colours are wanted.
    private func addColours(to request: inout LineRequest, isPlain: Bool) {
        let settings = live.session.settings
        request.theme = settings.lineTheme
        guard !isPlain, !environment.forbidsColor, settings["color"] != "never" else { return }
        let snapshot = environment.snapshot
        request.colouring = LineColours(
            table: table, grammar: .spotify, snapshot: { snapshot.candidates($0) },
            resolves: { snapshot.holds($0, kinds: $1) })
    }

    /// What becomes of changes.
    private func marks() async -> PromptText.Marks {
        let writer = live.services.writer
        var marks = PromptText.Marks()
        marks.planned = await writer.openPlan()?.records.count
        let isSet = live.session.settings.readOnly != nil
        marks.isReadOnly = isSet ? true : await writer.readOnly() != nil
        marks.isOffline = live.session.settings.isOffline
        return marks
    }

    /// Whether it is marked for the terminal where prompts and output begin.
    private var marksPrompts: Bool {
        switch live.session.settings["prompt-marks"] {
        case "on": true
        case "off": false
        default: environment.knowsMarks && live.session.settings["plain"] != "on"
        }
    }

    /// Adds what the settings want at the edges of a prompt.
    private func addEdges(to request: inout LineRequest, isPlain: Bool) async {
        let session = live.session
        if session.settings["title"] == "on" { request.title = PromptText.title(for: session.selection) }
        guard session.settings["right-prompt"] == "playing" else { return }
        request.rightPrompt = PromptText.playing(
            await live.services.player.known(), now: live.services.time.now, isPlain: isPlain)
    }
}
