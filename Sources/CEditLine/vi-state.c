// Which of vi's two states the keys are in, what is noted of each key, and how the state is shown: by the shape of the
// cursor, or in the prompt. The way from one to the other is vi-insert.c's.

#include "vi-state.h"

#include "line.h"
#include "restore.h"

#include <stdlib.h>
#include <string.h>

/// Whether keys are commands now.
bool cel_is_commanding(cel_editor *editor) {
    return editor->vi.is_on && editor->vi.is_commanding;
}

/// Where the cursor may be: on a character, if there is one.
void cel_stay_in_line(cel_editor *editor) {
    size_t length = cel_length(editor);
    if (cel_is_commanding(editor) && length > 0 && cel_cursor(editor) == length) cel_move_to(editor, length - 1);
}

// MARK: Keys

/// A command of vi's has come, by whatever key its state was entered.
void cel_note_command(cel_editor *editor) {
    editor->vi.is_commanding = true;
}

/// Counts are digits typed before a command, but not after those that take any character.
void cel_note_digit(cel_editor *editor, wchar_t key) {
    bool counts = (key >= L'1' && key <= L'9') || (key == L'0' && editor->vi.count > 0);
    if (counts) {
        editor->vi.count = editor->vi.count * 10 + (unsigned)(key - L'0');
        if (editor->vi.count > CEL_MOST_STEPS) editor->vi.count = CEL_MOST_STEPS;
    } else {
        editor->vi.argument = editor->vi.count;
        editor->vi.count = 0;
    }
}

/// A key that moves elsewhere in the middle of it begins another text, as vi has it.
void cel_note_insert(cel_editor *editor, wchar_t key) {
    if (editor->vi.insertion.has_moved) {
        editor->vi.insertion.from = cel_cursor(editor);
        editor->vi.insertion.after = cel_length(editor) - cel_cursor(editor);
    }
    editor->vi.insertion.has_moved = key >= CEL_KEY_UP && key <= CEL_KEY_WORD_RIGHT && key != CEL_KEY_DELETE;
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

/// A bar where text goes in, a line below where it goes over other text, a block where keys are commands. It is the
/// terminal's own again between two lines.
void cel_show_state(cel_editor *editor) {
    if (!editor->vi.is_on || editor->reading.is_hidden) return;
    if (!takes_shapes()) return sign_prompt(editor);
    int shape = cel_is_commanding(editor) ? 2 : editor->vi.insertion.change.command == L'R' ? 4 : 6;
    fprintf(editor->terminal.out, "\x1b[%d q", shape);
    editor->terminal.is_shaped = true;
    cel_note_shape(true);
}

/// The cursor has the terminal's own shape again.
void cel_give_shape_back(cel_editor *editor) {
    if (editor->terminal.is_shaped) fputs("\x1b[0 q", editor->terminal.out);
    editor->terminal.is_shaped = false;
    cel_note_shape(false);
}
