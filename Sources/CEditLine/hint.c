// Ghost text after the cursor: what would probably be typed next. libedit never learns of it: it is drawn when there is
// nothing left to do but wait for a key, and erased before the next key is handled.

#include "hint.h"

#include "bytes.h"
#include "colours.h"
#include "layout.h"
#include "line.h"
#include "screen.h"
#include "text.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

static void forget(cel_editor *editor) {
    free(editor->hint.text);
    editor->hint.text = NULL;
    editor->hint.kind = CEL_HINT_NONE;
}

/// Asks for the hint of the line; NULL for none.
static void ask(cel_editor *editor) {
    forget(editor);
    editor->hint.digest = cel_line_digest(editor);
    size_t length = cel_length(editor), bytes = 0;
    if (length == 0 || cel_cursor(editor) != length) return;
    char *line = cel_narrow(editor->clusters, el_wline(editor->el)->buffer, length, &bytes);
    if (!line) return;
    char *text = NULL;
    editor->hint.kind = editor->settings.delegate.suggest(editor->settings.delegate.context, line, bytes, &text);
    if (text && editor->hint.kind != CEL_HINT_NONE) editor->hint.text = cel_wide(editor->clusters, text, strlen(text));
    if (!editor->hint.text || !editor->hint.text[0]) forget(editor);
    free(text);
    free(line);
}

/// Draws the hint as far as the row has room; one cell stays free, so that nothing wraps.
void cel_show_hint(cel_editor *editor) {
    if (editor->terminal.columns < CEL_FEWEST_COLUMNS) return;
    if (!editor->settings.delegate.suggest || editor->search.is_running || editor->reading.is_hidden) return;
    if (editor->menu.is_open || cel_is_input_waiting(editor)) return;
    ask(editor);
    cel_position cursor, end;
    cel_locate(editor, &cursor, &end);
    int right = cel_right_cells(editor, &end), used = 0;
    int room = end.column > 0 ? editor->terminal.columns - end.column - 1 - right : 0;
    size_t shown = 0;
    while (editor->hint.text && editor->hint.text[shown] && editor->hint.text[shown] != L'\n') {
        int width = wcwidth(editor->hint.text[shown]);
        if (width < 1 || used + width > room) break;
        used += width;
        shown++;
    }
    if (used == 0) return;
    cel_write_style(editor, CEL_STYLE_HINT);
    cel_write_wide(editor, editor->hint.text, shown);
    fprintf(editor->terminal.out, "\x1b[0m\x1b[%dD", used);
    editor->hint.cells = used;
    editor->hint.is_beside = right > 0;
}

/// Takes the ghost off the screen; what it said can still be accepted by the key that comes.
void cel_hide_hint(cel_editor *editor) {
    // The terminal may have wrapped a ghost that stands alone; one beside the right prompt must leave that alone.
    if (editor->hint.cells > 0 && editor->hint.is_beside) fprintf(editor->terminal.out, "\x1b[%dX", editor->hint.cells);
    if (editor->hint.cells > 0 && !editor->hint.is_beside) fputs("\x1b[J", editor->terminal.out);
    editor->hint.cells = 0;
}

/// Forgets the hint, where the screen is cleared in another way.
void cel_drop_hint(cel_editor *editor) {
    editor->hint.cells = 0;
    forget(editor);
}

/// At the end of the line: inserts the hint, or its next word, and keeps the rest as a hint. False when there is none
/// to accept: keys that come fast accept neither a hint for another line nor one that was not on the screen yet.
static bool accept_hint(cel_editor *editor, bool one_word) {
    if (editor->hint.kind != CEL_HINT_TEXT || !editor->hint.text) return false;
    if (cel_cursor(editor) != cel_length(editor)) return false;
    if (editor->hint.digest != cel_line_digest(editor)) {
        forget(editor);
        return false;
    }
    size_t end = 0;
    while (one_word && editor->hint.text[end] && iswspace((wint_t)editor->hint.text[end])) end++;
    while (editor->hint.text[end] && !(one_word && iswspace((wint_t)editor->hint.text[end]))) end++;
    wchar_t rest = editor->hint.text[end];
    editor->hint.text[end] = 0;
    el_winsertstr(editor->el, editor->hint.text);
    editor->hint.text[end] = rest;
    if (!rest) {
        forget(editor);
        return true;
    }
    wmemmove(editor->hint.text, editor->hint.text + end, wcslen(editor->hint.text + end) + 1);
    editor->hint.digest = cel_line_digest(editor);
    return true;
}

/// Right: the hint at the end of the line, else one character on.
unsigned char cel_right(EditLine *el, wint_t key) {
    (void)key;
    if (!accept_hint(cel_of(el), false)) el_cursor(el, 1);
    return CC_REFRESH;
}

/// End: the hint at the end of the line, else there.
unsigned char cel_to_end(EditLine *el, wint_t key) {
    (void)key;
    if (!accept_hint(cel_of(el), false)) cel_move_to(cel_of(el), cel_length(cel_of(el)));
    return CC_REFRESH;
}

/// A word to the right; at the end of the line one more of the hint.
unsigned char cel_word_right(EditLine *el, wint_t key) {
    (void)key;
    if (accept_hint(cel_of(el), true)) return CC_REFRESH;
    cel_move_to(cel_of(el), cel_word_after(cel_of(el)));
    return CC_REFRESH;
}
