// Owns one C editor (Terminal §5). Everything here runs on the editor's thread. It turns a request into calls
// of the editor, and answers what the editor asks about completion, history and hints.

import CEditLine
import Prompting
import Text

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The editor that a thread owns.
final class EditorSession {
    /// How reading a line ended.
    enum Outcome { case line(String), end, interrupted, aborted, gone }

    /// The editor, which ``close()`` frees.
    let editor: OpaquePointer
    let history: HistoryFile?
    /// Whether there may be colours and faint text.
    let colour: Bool
    /// Whether the terminal shows faint text as such on every ground.
    private let dims: Bool
    /// The descriptor from which keys come.
    private let input: Int32
    private var completion = TabCompletion()
    /// The menu that is open, or was last.
    var menu: Menu?
    /// Whether candidates are offered in a menu, where there is room for one.
    private(set) var hasMenu = false
    /// What was chosen in a menu of things.
    var choice = Choices.Outcome.nothing
    var completer: (any Completing)?
    private var hints: LineHints
    private var abbreviations: (any Abbreviating)?
    /// The colours of the line.
    var styles = LineStyles()
    /// The lines before this one, when it continues a block or a quote.
    var continued = ""
    /// Where the line has a quote that completion opened and the user has not closed; a UTF-8 offset.
    private var openedQuote: Int?

    /// Opens the editor on a terminal; `nil` when the terminal does not allow it.
    init?(program: String, input: Int32, output: Int32, history: HistoryFile?, colour: Bool, dims: Bool) {
        guard let editor = cel_create(program, input, output) else { return nil }
        self.editor = editor
        self.input = input
        self.history = history
        hints = LineHints(history: history)
        self.colour = colour
        self.dims = dims
    }

    /// Restores the terminal; the session must not be used afterwards.
    func close() {
        cel_destroy(editor)
    }

    /// Reads one line, and remembers it in the history if it was visible. With choices it is there for their menu, and
    /// ``choice`` says what came of it.
    func read(_ request: LineRequest, choosing choices: Choices? = nil) -> Outcome {
        cel_set_prompt(editor, request.prompt.marked(colour: colour))
        cel_set_right_prompt(editor, request.rightPrompt?.marked(colour: colour) ?? "")
        if request.echo == .visible { cel_set_title(editor, request.title) }
        switch request.marks {
        case .line(let status)?: cel_set_marks(editor, CEL_MARKS_LINE, status)
        case .continuation?: cel_set_marks(editor, CEL_MARKS_CONTINUATION, 0)
        case nil: cel_set_marks(editor, CEL_MARKS_NONE, 0)
        }
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        let outcome: cel_outcome
        switch request.echo {
        case .hidden:
            outcome = cel_read_hidden(editor, &bytes, &length)
        case .visible:
            prepare(request, choosing: choices)
            outcome = cel_read_line(editor, request.initialText, &bytes, &length)
            cel_set_delegate(editor, nil)
        }
        defer { bytes.map { cel_free_line($0, length) } }
        switch outcome {
        case CEL_LINE:
            var text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
            closeQuote(in: &text)
            if request.echo == .visible { hints.record(text, answering: request) }
            return .line(text)
        case CEL_EOF: return .end
        case CEL_INTERRUPT: return .interrupted
        case CEL_ABORT: return .aborted
        default: return .gone
        }
    }

    /// Prepares the editor for a visible line: its delegate, and the keys of the setting.
    private func prepare(_ request: LineRequest, choosing choices: Choices?) {
        completer = request.completer
        hints.begin(request)
        abbreviations = request.abbreviations
        styles = LineStyles(colour ? request.colouring : nil, continuing: request.continued)
        continued = request.continued
        completion = TabCompletion()
        openedQuote = nil
        hasMenu = request.hasMenu
        menu = choices.map { .things(ChoiceMenu($0)) }
        choice = .nothing
        history?.prepare()
        // A hint looks like typed text where it cannot be faint.
        let showsHints = colour && request.hinter != nil
        var delegate = cel_delegate(
            context: Unmanaged.passUnretained(self).toOpaque(), complete: answerCompletion,
            recall: choices == nil ? answerRecall : nil, find: choices == nil ? answerFind : nil,
            expand: abbreviations != nil ? answerExpand : nil,
            suggest: showsHints ? answerSuggest : nil, colour: styles.isPlain ? nil : answerColour,
            choose: answerChoose, draw: answerDraw, is_choosing: choices != nil)
        cel_set_delegate(editor, &delegate)
        cel_set_palette(editor, request.theme.palette(dims: dims))
        switch request.keys {
        case .user: cel_set_mode(editor, CEL_MODE_USER)
        case .emacs: cel_set_mode(editor, CEL_MODE_EMACS)
        case .vi: cel_set_mode(editor, CEL_MODE_VI)
        }
    }

    /// Looks for a line typed before.
    fileprivate func recall(_ query: cel_recall) -> (age: Int, text: String)? {
        let pattern = String(cString: query.pattern)
        let match: HistoryMatch
        switch query.kind {
        case CEL_RECALL_CONTAINING: match = .containing(Folding.folded(pattern))
        case CEL_RECALL_LAST_WORD: match = .any
        default: match = .prefix(pattern)
        }
        let found = history?.next(match, from: query.from, newer: query.newer, inclusive: query.inclusive)
        // Alt-. walks through all lines and takes only their last words.
        guard let found, query.kind == CEL_RECALL_LAST_WORD else { return found }
        return (found.age, LastWord.of(found.text))
    }

    /// What could follow.
    fileprivate func suggest(_ line: String) -> (kind: cel_hint_kind, text: String)? {
        switch hints.hint(for: line) {
        case .rest(let text): (CEL_HINT_TEXT, text)
        case .usage(let text): (CEL_HINT_USAGE, text)
        case nil: nil
        }
    }

    /// Puts in what the word before the cursor stands for.
    fileprivate func expand(_ place: cel_place, _ answer: inout cel_action) {
        let line = String(decoding: UnsafeRawBufferPointer(start: place.line, count: place.length), as: UTF8.self)
        let cursor = continued.utf8.count + place.cursor
        guard let found = abbreviations?.expansion(in: continued + line, cursor: cursor), found.length <= place.cursor
        else { return }
        answer.kind = CEL_ACTION_REPLACE
        answer.delete_bytes = found.length
        answer.text = strdup(found.text)
    }

    /// Lets the completer look elsewhere for a moment; true when there may be more candidates now.
    private func learns(_ completer: any Completing, _ line: String, _ cursor: Int) -> Bool {
        let (whole, cursor) = (continued + line, continued.utf8.count + cursor)
        return BriefWait.answer(within: Self.longestWait, unlessReadable: input) {
            await completer.learn(for: whole, cursor: cursor)
        } ?? false
    }

    /// How long a second Tab may wait for Spotify, in milliseconds.
    private static let longestWait: Int32 = 300

    /// Closes the quote that completion opened, if the line was ended inside it.
    private func closeQuote(in line: inout String) {
        guard let openedQuote, let quote = completer?.openQuote(in: continued + line),
            quote.opening == continued.utf8.count + openedQuote
        else { return }
        line += quote.closing
    }

    /// Notes whether a text that is inserted leaves a quote open.
    func noteQuote(_ text: String, at start: Int, of line: String) {
        let before = String(decoding: line.utf8.prefix(start), as: UTF8.self)
        let opening = completer?.openQuote(in: continued + before + text)
            .map { $0.opening - continued.utf8.count }
        if opening != openedQuote { openedQuote = opening.flatMap { $0 >= start ? $0 : nil } }
    }

    /// Answers a completion key.
    fileprivate func complete(_ key: cel_completion, _ place: cel_place, _ answer: inout cel_action) {
        guard let completer else {
            answer.kind = CEL_ACTION_BEEP
            return
        }
        let line = String(decoding: UnsafeRawBufferPointer(start: place.line, count: place.length), as: UTF8.self)
        let list = CandidateList(columns: Int(place.columns), rows: Int(place.rows)) { Int(cel_columns($0)) }
        var isKnown = true
        let plan = {
            let plan = completer.completions(for: line, cursor: place.cursor, continuing: self.continued).sanitised
            isKnown = !plan.candidates.isEmpty
            return plan
        }
        let key = TabCompletion.Key(key)
        let opensMenu = hasMenu && place.room > 0
        let room = opensMenu ? { $0.count } : list.room
        var action = completion.press(key, repeated: place.repeated, room: room, plan: plan)
        // Only a second Tab without candidates is worth a request.
        if !isKnown, place.repeated, learns(completer, line, place.cursor) {
            action = completion.press(key, repeated: false, room: room, plan: plan)
        }
        switch action {
        case .nothing:
            answer.kind = CEL_ACTION_NOTHING
        case .beep:
            answer.kind = CEL_ACTION_BEEP
        case .replace(let bytes, let after, let text):
            noteQuote(text, at: place.cursor - bytes, of: line)
            answer.kind = CEL_ACTION_REPLACE
            answer.delete_bytes = bytes
            answer.delete_after = after
            answer.text = strdup(text)
        case .list(let candidates) where opensMenu:
            openMenu(candidates, in: line, at: place.cursor, replacing: completion.span)
            answer.kind = CEL_ACTION_OPEN
        case .list(let candidates):
            answer.kind = CEL_ACTION_LIST
            answer.text = strdup(list.layout(candidates[...]).joined(separator: "\n"))
        case .page(let candidates, let left):
            answer.kind = CEL_ACTION_LIST
            answer.text = strdup(list.layout(candidates, left: left).joined(separator: "\n"))
        }
    }
}

extension TabCompletion.Key {
    /// The key, as the editor names it.
    fileprivate init(_ key: cel_completion) {
        switch key {
        case CEL_COMPLETE_BACKWARD: self = .backward
        case CEL_COMPLETE_LIST: self = .list
        case CEL_COMPLETE_ALL: self = .all
        default: self = .forward
        }
    }
}

/// The C side of completion; the context is the session, which outlives the line that is being read. Texts are
/// copied with `strdup`, and the editor frees them.
private func answerCompletion(
    context: UnsafeMutableRawPointer?, key: cel_completion, place: UnsafePointer<cel_place>,
    answer: UnsafeMutablePointer<cel_action>
) {
    guard let context else { return }
    Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue().complete(key, place.pointee, &answer.pointee)
}

/// The C side of abbreviations.
private func answerExpand(
    context: UnsafeMutableRawPointer?, place: UnsafePointer<cel_place>, answer: UnsafeMutablePointer<cel_action>
) {
    guard let context else { return }
    Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue().expand(place.pointee, &answer.pointee)
}

/// The C side of recalling lines; -1 when there is none.
private func answerRecall(
    context: UnsafeMutableRawPointer?, query: UnsafePointer<cel_recall>,
    text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> Int {
    guard let context, let text else { return -1 }
    let session = Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue()
    guard let found = session.recall(query.pointee) else { return -1 }
    text.pointee = strdup(found.text)
    return found.age
}

/// The C side of hints.
private func answerSuggest(
    context: UnsafeMutableRawPointer?, line: UnsafePointer<CChar>, length: Int,
    text: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
) -> cel_hint_kind {
    guard let context, let text else { return CEL_HINT_NONE }
    let session = Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue()
    let typed = String(decoding: UnsafeRawBufferPointer(start: line, count: length), as: UTF8.self)
    guard let hint = session.suggest(typed) else { return CEL_HINT_NONE }
    text.pointee = strdup(hint.text)
    return hint.kind
}
