// One editor and the thread it lives on: everything here runs on that thread. It turns a request into calls of the C
// editor, answers its completion keys, and keeps what Up recalls in step with the history.

import CEditLine
import Prompting

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The editor that a thread owns.
final class EditorSession {
    /// How reading a line ended.
    enum Outcome { case line(String), end, interrupted, aborted, gone }

    /// Entries that Up recalls from former sessions.
    private static let recalled = 200

    let editor: OpaquePointer
    private let history: HistoryFile?
    private let colour: Bool
    private var generation: Int?
    private var completion = TabCompletion()
    private var completer: (any Completing)?

    /// Opens the editor on a terminal; `nil` when it cannot be had.
    init?(program: String, input: Int32, output: Int32, history: HistoryFile?, colour: Bool) {
        guard let editor = cel_create(program, input, output) else { return nil }
        self.editor = editor
        self.history = history
        self.colour = colour
    }

    /// Restores the terminal; the session is of no use afterwards.
    func close() {
        cel_destroy(editor)
    }

    /// Reads one line.
    func read(_ request: LineRequest) -> Outcome {
        cel_set_prompt(editor, request.prompt.marked(colour: colour))
        var bytes: UnsafeMutablePointer<CChar>?
        var length = 0
        let outcome: cel_outcome
        switch request.echo {
        case .hidden:
            outcome = cel_read_hidden(editor, &bytes, &length)
        case .visible:
            refreshHistory()
            completer = request.completer
            completion = TabCompletion()
            cel_set_completion(editor, answerCompletion, Unmanaged.passUnretained(self).toOpaque())
            outcome = cel_read_line(editor, request.initialText, &bytes, &length)
            cel_set_completion(editor, nil, nil)
        }
        defer { bytes.map { cel_free_line($0, length) } }
        switch outcome {
        case CEL_LINE:
            let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: length), as: UTF8.self)
            if request.echo == .visible, request.recording == .recorded { record(text) }
            return .line(text)
        case CEL_EOF: return .end
        case CEL_INTERRUPT: return .interrupted
        case CEL_ABORT: return .aborted
        default: return .gone
        }
    }

    /// Loads the history at the first line, and again when entries have vanished from it.
    private func refreshHistory() {
        guard let history, history.generation != generation else { return }
        let recall = history.recall(newest: Self.recalled)
        generation = recall.generation
        cel_history_clear(editor)
        for entry in recall.entries { cel_history_add(editor, entry.text) }
    }

    private func record(_ text: String) {
        guard HistoryFile.remembers(text) else { return }
        history?.record(text)
        cel_history_add(editor, text)
    }

    /// Answers a completion key.
    fileprivate func complete(_ key: cel_completion, _ place: cel_place, _ answer: inout cel_action) {
        guard let completer else {
            answer.kind = CEL_ACTION_BEEP
            return
        }
        let line = String(decoding: UnsafeRawBufferPointer(start: place.line, count: place.length), as: UTF8.self)
        let action = completion.press(TabCompletion.Key(key), repeated: place.repeated) {
            completer.completions(for: line, cursor: place.cursor)
        }
        switch action {
        case .nothing:
            answer.kind = CEL_ACTION_NOTHING
        case .beep:
            answer.kind = CEL_ACTION_BEEP
        case .replace(let bytes, let text):
            answer.kind = CEL_ACTION_REPLACE
            answer.delete_bytes = bytes
            answer.text = strdup(text)
        case .list(let candidates):
            let list = CandidateList(columns: Int(place.columns), rows: Int(place.rows)) { Int(cel_columns($0)) }
            answer.kind = CEL_ACTION_LIST
            answer.text = strdup(list.layout(candidates).joined(separator: "\n"))
        }
    }
}

extension TabCompletion.Key {
    fileprivate init(_ key: cel_completion) {
        switch key {
        case CEL_COMPLETE_BACKWARD: self = .backward
        case CEL_COMPLETE_LIST: self = .list
        default: self = .forward
        }
    }
}

/// The C side of the completion; the context is the session, which outlives the line being read.
private func answerCompletion(
    context: UnsafeMutableRawPointer?, key: cel_completion, place: UnsafePointer<cel_place>,
    answer: UnsafeMutablePointer<cel_action>
) {
    guard let context else { return }
    Unmanaged<EditorSession>.fromOpaque(context).takeUnretainedValue().complete(key, place.pointee, &answer.pointee)
}
