// Text that is typed for a command of vi's: from the command to Escape it is one change, which can be repeated and
// taken back as one.

#include "vi-insert.h"

#include "bytes.h"
#include "line.h"
#include "undo.h"
#include "utf8.h"
#include "vi-state.h"

#include <stdlib.h>

/// Keeps a change for repeating, with the text that was typed in it.
void cel_remember_change(cel_editor *editor, const cel_change *change, wchar_t *text) {
    cel_change kept = *change;
    if (change == &editor->vi.last_change) return;
    free(editor->vi.last_change.text);
    kept.text = text;
    editor->vi.last_change = kept;
}

/// `.` has nothing to repeat any more.
void cel_forget_change(cel_editor *editor) {
    free(editor->vi.last_change.text);
    editor->vi.last_change = (cel_change){0};
}

/// From here on text goes in, as part of a change.
unsigned char cel_begin_insert(cel_editor *editor, const cel_change *change) {
    editor->vi.insertion.change = *change;
    editor->vi.insertion.from = cel_cursor(editor);
    editor->vi.insertion.after = cel_length(editor) - cel_cursor(editor);
    editor->vi.is_commanding = false;
    if (editor->undo.count > 0) editor->undo.steps[editor->undo.count - 1].cursor = editor->vi.insertion.from;
    cel_show_state(editor);
    // Drawn in the command state, the cursor would be pushed back onto the last character.
    cel_push_key(editor, CEL_KEY_REFRESH);
    cel_push_key(editor, change->command == L'R' ? CEL_KEY_VI_REPLACE : CEL_KEY_VI_INSERT);
    return CC_NORM;
}

/// `3ix`: what was typed once stands there as often as the count says.
static bool multiply(cel_editor *editor, const cel_change *change, const wchar_t *text, size_t end) {
    bool counts = wcschr(L"iIaA", change->command) && change->count > 1;
    if (!counts || !text[0] || wcslen(text) * change->count > CEL_PASTE_SCALARS) return false;
    cel_move_to(editor, end);
    for (unsigned i = 1; i < change->count; i++) el_winsertstr(editor->el, text);
    return true;
}

/// Escape: what was typed belongs to its change, and keys are commands.
unsigned char cel_vi_escape(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_insertion *insertion = &editor->vi.insertion;
    size_t length = cel_length(editor), after = insertion->after;
    size_t end = insertion->change.command == L'R' ? cel_cursor(editor) : after <= length ? length - after : 0;
    bool is_longer = false;
    if (insertion->change.command) {
        wchar_t *text = end >= insertion->from ? cel_copy(editor, insertion->from, end) : wcsdup(L"");
        if (text) is_longer = multiply(editor, &insertion->change, text, end);
        if (text) cel_remember_change(editor, &insertion->change, text);
        insertion->change = (cel_change){0};
    } else {
        cel_forget_steps(editor);  // the line as it is now is the one that U gives back
    }
    editor->vi.is_commanding = true;
    cel_show_state(editor);
    if (!editor->terminal.is_shaped) cel_push_key(editor, CEL_KEY_REFRESH);
    cel_push_key(editor, CEL_KEY_VI_COMMAND);
    return is_longer ? CC_REFRESH : CC_NORM;
}

/// U: the line as it was when the first command came.
unsigned char cel_vi_undo_all(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_note_command(editor);
    if (editor->undo.count == 0) return CC_ERROR;
    wchar_t *now = cel_copy(editor, 0, cel_length(editor)), *then = wcsdup(editor->undo.steps[0].text);
    size_t cursor = cel_cursor(editor);
    if (!now || !then || wcscmp(now, then) == 0) return free(now), free(then), CC_ERROR;
    cel_replace_line(editor, then, 0);
    cel_forget_steps(editor);
    editor->undo.steps[editor->undo.count++] = (cel_step){now, cursor};  // the next one takes it back
    free(then);
    return CC_REFRESH;
}
