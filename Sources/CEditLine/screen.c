// Writing to the screen, where libedit does not: the prompt, characters of the editor, and whether libedit's own output
// is let through. When and where is left to view.c and paint.c.

#include "screen.h"

#include "layout.h"
#include "utf8.h"

/// What is written reaches the terminal.
void cel_speak(cel_editor *editor) {
    fflush(editor->terminal.out);
    cel_mute(editor->terminal.sink, false);
}

/// What libedit writes from here on does not, where the line is drawn by us.
void cel_keep_quiet(cel_editor *editor) {
    if (!editor->area.is_ours) return;
    fflush(editor->terminal.out);
    cel_mute(editor->terminal.sink, true);
}

/// Clears the row and those below. From the very first cell tmux would keep what is cleared among what has scrolled
/// away, to come back at another width.
void cel_clear_below(cel_editor *editor) {
    fputs("\r\x1b[K\x1b[C\x1b[J\r", editor->terminal.out);
    editor->menu.rows = 0;
}

/// Writes characters of the editor; the stream turns stand-ins into what is shown.
void cel_write_wide(cel_editor *editor, const wchar_t *text, size_t count) {
    char bytes[4];
    for (size_t i = 0; i < count; i++) fwrite(bytes, 1, cel_encode(text[i], bytes), editor->terminal.out);
}

/// The prompt without its marks: what they enclose is meant for the terminal.
void cel_write_prompt(cel_editor *editor) {
    for (const wchar_t *c = editor->prompt.text; *c; c++) {
        if (*c != CEL_ESCAPE_MARK) cel_write_wide(editor, c, 1);
    }
}
