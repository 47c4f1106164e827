// Between vi's two states: what is typed from a command to Escape is one change, which can be repeated and taken back
// as one, and the shape of the cursor says which state it is, or the prompt.

#include "editor.h"

#include <stdlib.h>
#include <string.h>

/// Whether keys are commands now.
bool cel_is_commanding(cel_editor *editor) {
    return editor->vi.is_on && editor->vi.is_commanding;
}

// MARK: The shape of the cursor

/// Terminals that are known to take a shape; others could show it as text.
static bool takes_shapes(void) {
    static const char *const kin[] = {"xterm", "tmux", "kitty", "ghostty", "wezterm", "foot", "alacritty", "contour"};
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof kin / sizeof *kin; i++) {
        if (strncmp(name, kin[i], strlen(kin[i])) == 0) return true;
    }
    return false;
}

/// Where the cursor keeps its shape: the end of the prompt, `>`, is `:` where keys are commands.
static void sign_prompt(cel_editor *editor) {
    if (!editor->prompt.sign) return;
    *editor->prompt.sign = cel_is_commanding(editor) ? L':' : L'>';
    editor->area.is_stale = true;
}

/// A bar where text goes in, a block where keys are commands. It is the terminal's own again between two lines.
void cel_show_state(cel_editor *editor) {
    if (!editor->vi.is_on || editor->reading.is_hidden) return;
    if (!takes_shapes()) return sign_prompt(editor);
    fputs(cel_is_commanding(editor) ? "\x1b[2 q" : "\x1b[6 q", editor->terminal.out);
    editor->terminal.is_shaped = true;
    cel_note_shape(true);
}

void cel_give_shape_back(cel_editor *editor) {
    if (editor->terminal.is_shaped) fputs("\x1b[0 q", editor->terminal.out);
    editor->terminal.is_shaped = false;
    cel_note_shape(false);
}

// MARK: Changes

/// A command of vi's has come, by whatever key its state was entered.
void cel_note_command(cel_editor *editor) {
    editor->vi.is_commanding = true;
}

/// Keeps a change for repeating, with the text that was typed in it.
void cel_remember_change(cel_editor *editor, const cel_change *change, wchar_t *text) {
    cel_change kept = *change;
    if (change == &editor->vi.last_change) return;
    free(editor->vi.last_change.text);
    kept.text = text;
    editor->vi.last_change = kept;
}

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

/// A key that moves elsewhere in the middle of it begins another text, as vi has it.
void cel_note_insert(cel_editor *editor, wchar_t key) {
    if (editor->vi.insertion.has_moved) {
        editor->vi.insertion.from = cel_cursor(editor);
        editor->vi.insertion.after = cel_length(editor) - cel_cursor(editor);
    }
    editor->vi.insertion.has_moved = key >= CEL_KEY_UP && key <= CEL_KEY_WORD_RIGHT && key != CEL_KEY_DELETE;
}

/// Escape: what was typed belongs to its change, and keys are commands.
unsigned char cel_vi_escape(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_insertion *insertion = &editor->vi.insertion;
    size_t length = cel_length(editor), after = insertion->after;
    size_t end = insertion->change.command == L'R' ? cel_cursor(editor) : after <= length ? length - after : 0;
    if (insertion->change.command) {
        wchar_t *text = end >= insertion->from ? cel_copy(editor, insertion->from, end) : wcsdup(L"");
        if (text) cel_remember_change(editor, &insertion->change, text);
        insertion->change = (cel_change){0};
    } else {
        cel_forget_steps(editor);  // the line as it is now is the one that U gives back
    }
    editor->vi.is_commanding = true;
    cel_show_state(editor);
    if (!editor->terminal.is_shaped) cel_push_key(editor, CEL_KEY_REFRESH);
    cel_push_key(editor, CEL_KEY_VI_COMMAND);
    return CC_NORM;
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
