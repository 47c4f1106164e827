// The part of the C editor that every thread may call. What only its own thread may call is left to EditorSession.

import CEditLine

/// Calls into an editor from other threads than its own. It must not be used after its session was closed.
struct EditorControl: @unchecked Sendable {
    // Unchecked: the functions below are the ones that the C header allows on every thread.
    private let editor: OpaquePointer

    init(_ editor: OpaquePointer) {
        self.editor = editor
    }

    /// Prints text above the line being typed.
    func post(_ text: String) { cel_post(editor, text) }
    /// Ends the line being read.
    func abort() { cel_abort(editor) }
    /// Gives a child the terminal as it was before the first line.
    func lendTerminal() { cel_lend_terminal(editor) }
    /// Takes the terminal back from a child.
    func reclaimTerminal() { cel_reclaim_terminal(editor) }
    /// Reads keys one by one, between two lines.
    func readKeys(singly: Bool) { cel_read_keys(editor, singly) }
    /// Takes back an abort that came too late.
    func rearm() { cel_rearm(editor) }
}
