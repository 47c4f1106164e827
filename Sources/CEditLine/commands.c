// Enter, Ctrl-C, Ctrl-D, pasting and marks: what these keys do. Which key does what is bindings.c's.

#include "commands.h"

#include "completion.h"
#include "keys.h"
#include "line.h"
#include "view.h"

/// Enter: the line is done. libedit's own way would leave one that we draw where its cursor stands.
unsigned char cel_enter(EditLine *el, wint_t key) {
    (void)key;
    cel_leave_line(cel_of(el), "");
    cel_of(el)->reading.is_entered = true;
    return CC_NEWLINE;
}

/// Alt-Enter: the line continues in another row, and Enter runs both.
unsigned char cel_new_row(EditLine *el, wint_t key) {
    (void)key;
    return el_winsertstr(el, L"\n") == 0 ? CC_REFRESH : CC_ERROR;
}

/// vi's # and Alt-#: the line is done, as a comment, so that it is kept and nothing runs.
unsigned char cel_keep_as_note(EditLine *el, wint_t key) {
    cel_editor *editor = cel_of(el);
    cel_erase(editor);
    cel_move_to(editor, 0);
    for (size_t i = 0; i <= cel_length(editor); i++) {
        if (i > 0 && el_wline(el)->buffer[i - 1] != L'\n') continue;
        cel_move_to(editor, i);
        el_winsertstr(el, L"# ");
        i += 2;
    }
    cel_redraw(editor);
    return cel_enter(el, key);
}

/// Ctrl-C: the line stays on the screen, marked, and is dropped.
unsigned char cel_interrupt(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_leave_line(editor, "^C");
    editor->reading.outcome = CEL_INTERRUPT;
    return CC_EOF;
}

/// Puts in what was pasted, as one.
unsigned char cel_paste(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->input.paste || !editor->input.paste[0]) return CC_NORM;
    int status = el_winsertstr(el, editor->input.paste);
    cel_set_paste(editor, NULL);
    return status == 0 ? CC_REFRESH : CC_ERROR;
}

/// Adds what was typed to the character before the cursor, when both are one.
unsigned char cel_combine(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const LineInfoW *line = el_wline(el);
    wchar_t text[CEL_CLUSTER_LIMIT + 1];
    size_t count = line->cursor > line->buffer ? cel_scalars(editor->clusters, line->cursor[-1], text) : 0;
    text[count++] = editor->input.combining;
    bool one = count > 1 && cel_cluster_length(text, count) == count;
    wchar_t merged[2] = {cel_stand_in(editor->clusters, one ? text : text + count - 1, one ? count : 1), 0};
    if (one) el_wdeletestr(el, 1);
    return el_winsertstr(el, merged) == 0 ? CC_REFRESH : CC_ERROR;
}

/// Ctrl-D: the end on an empty line, a list at the end of one, else the character under the cursor goes.
unsigned char cel_end_or_delete(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const LineInfoW *line = el_wline(el);
    if (line->lastchar == line->buffer) {
        cel_leave_line(editor, "");
        editor->reading.outcome = CEL_EOF;
        return CC_EOF;
    }
    if (line->cursor == line->lastchar) return cel_complete(editor, CEL_COMPLETE_LIST);
    el_cursor(el, 1);
    el_wdeletestr(el, 1);
    return CC_REFRESH;
}

/// Draws the line; all of it where the prompt may have changed, which libedit takes for the same if colours are in it.
unsigned char cel_refresh(EditLine *el, wint_t key) {
    (void)key;
    return cel_of(el)->terminal.is_shaped ? CC_REFRESH : CC_REDISPLAY;
}

unsigned char cel_nothing(EditLine *el, wint_t key) {
    (void)el;
    (void)key;
    return CC_NORM;
}
