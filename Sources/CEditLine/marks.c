// Marks that tell a terminal where a prompt, a line and its output begin, and how the line ended (OSC 133). With them it
// leads from prompt to prompt, or selects what one command has written. Which terminals take them is for the caller to
// say; when a mark is due is decided in editor.c, input.c and view.c.

#include "marks.h"

#include "bytes.h"

static void mark(cel_editor *editor, const char *what) {
    fprintf(editor->terminal.out, "\x1b]133;%s\a", what);
}

void cel_set_marks(cel_editor *editor, cel_marks kind, int status) {
    editor->marks.kind = kind;
    editor->marks.status = status;
}

/// Where the cursor is now a prompt begins; `is_again` where the same one is drawn once more. The output of the line
/// before ends here.
void cel_mark_prompt(cel_editor *editor, bool is_again) {
    if (editor->marks.kind == CEL_MARKS_NONE || editor->reading.is_hidden) return;
    if (!is_again) editor->marks.is_line_marked = false;
    if (editor->marks.kind == CEL_MARKS_CONTINUATION) {
        editor->marks.is_output = false;
        mark(editor, "A;k=s");
        return;
    }
    if (editor->marks.is_output) fprintf(editor->terminal.out, "\x1b]133;D;%d\a", editor->marks.status);
    editor->marks.is_output = false;
    mark(editor, "A");
}

/// The prompt is drawn, and what is typed begins where the cursor is; nowhere that is known, if a part of it was typed
/// ahead.
void cel_mark_line(cel_editor *editor) {
    if (editor->marks.kind == CEL_MARKS_NONE || editor->marks.is_line_marked || editor->reading.is_hidden) return;
    if (cel_is_input_waiting(editor)) return;
    editor->marks.is_line_marked = true;
    const LineInfoW *line = el_wline(editor->el);
    if (line->lastchar == line->buffer) mark(editor, "B");
}

/// The line was entered; what it writes begins.
void cel_mark_output(cel_editor *editor) {
    if (editor->marks.kind == CEL_MARKS_NONE) return;
    editor->marks.is_output = true;
    mark(editor, "C");
}

/// The last output ends, and no prompt follows.
void cel_end_marks(cel_editor *editor) {
    if (editor->marks.is_output) mark(editor, "D");
    editor->marks.is_output = false;
}
