// Prompt and line drawn by ourselves, row after row, each ended by the terminal's own wrapping: only such rows are joined
// again when the width changes. libedit ends rows by line feeds as soon as a line of several rows is edited, and what it
// left apart would stay on the screen as a stale copy.

#include "editor.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

static void write_narrow(cel_editor *editor, const char *text, cel_position *pen) {
    for (; *text; text++) {
        wchar_t c = (wchar_t)*text;
        fputc(*text, editor->out);
        cel_measure(&c, 1, editor->columns, pen);
    }
}

/// Whether terminals take it for several characters of one cell and could wrap in the middle of it, as of a flag.
static bool may_break(cel_editor *editor, wchar_t c) {
    wchar_t shown[CEL_CLUSTER_LIMIT];
    return cel_shown(editor->clusters, c, shown) > 1 && wcwidth(c) == 2 && wcwidth(shown[0]) < 2;
}

/// One character as libedit shows it.
static void draw(cel_editor *editor, wchar_t c, cel_position *pen) {
    char caret[3] = {'^', (char)(c ^ 0x40), '\0'};
    if (c == L'\n') {
        fputs("\r\n", editor->out);
        cel_measure(&c, 1, editor->columns, pen);
    } else if (c == L'\t') {
        do write_narrow(editor, " ", pen); while (pen->column % 8 != 0);
    } else if (c < 0x80 && iswcntrl((wint_t)c)) {
        write_narrow(editor, caret, pen);
    } else {
        if (pen->column == editor->columns - 1 && may_break(editor, c)) write_narrow(editor, " ", pen);
        cel_write_wide(editor, &c, 1);
        cel_measure(&c, 1, editor->columns, pen);
    }
}

/// Draws the area from its beginning, where the cursor stands, and leaves the cursor in its place.
static void paint(cel_editor *editor) {
    cel_position cursor, end, pen = {0, 0};
    const LineInfoW *line = el_wline(editor->el);
    cel_locate(editor, &cursor, &end);
    cel_measure(editor->prompt, wcslen(editor->prompt), editor->columns, &pen);
    cel_write_prompt(editor);
    for (const wchar_t *c = line->buffer; c < line->lastchar; c++) draw(editor, *c, &pen);
    // A full row wraps with the next character only.
    if (end.column == 0 && end.row > 0 && (line->lastchar == line->buffer || line->lastchar[-1] != L'\n')) {
        fputs(" \r", editor->out);
    }
    if (end.row > cursor.row) fprintf(editor->out, "\x1b[%dA", end.row - cursor.row);
    fputc('\r', editor->out);
    if (cursor.column > 0) fprintf(editor->out, "\x1b[%dC", cursor.column);
    fflush(editor->out);
    cel_mend_rows(editor->sink);
}

/// libedit has to know what the screen shows, but need not draw it.
static void tell_libedit(cel_editor *editor) {
    fflush(editor->out);
    cel_mute(editor->sink, true);
    el_wset(editor->el, EL_REFRESH);
    fflush(editor->out);
    cel_mute(editor->sink, false);
}

/// Draws prompt and line anew, at the beginning of an empty row.
void cel_redraw(cel_editor *editor) {
    cel_position cursor, end;
    cel_locate(editor, &cursor, &end);
    if (editor->hidden) {
        cel_write_prompt(editor);
    } else if (end.row == 0 || end.row >= editor->rows) {
        el_wset(editor->el, EL_REFRESH);
    } else {
        tell_libedit(editor);
        paint(editor);
    }
    fflush(editor->out);
}

/// While nobody types: several rows that libedit has not wrapped are drawn once more, over themselves.
void cel_settle(cel_editor *editor) {
    cel_position cursor, end;
    if (editor->hidden) return;
    cel_locate(editor, &cursor, &end);
    if (end.row == 0 || end.row >= editor->rows) return;
    fflush(editor->out);
    if (!(cel_broke_rows(editor->sink) || cursor.row < editor->rows_above) || cel_is_input_waiting(editor)) return;
    if (editor->rows_above > 0) {  // the cursor may have got no further than to the top
        editor->rows_above = 0;
        fputs("\x1b[H", editor->out);
        cel_clear_below(editor);
    } else {
        if (cursor.row > 0) fprintf(editor->out, "\x1b[%dA", cursor.row);
        fputc('\r', editor->out);
    }
    paint(editor);
}

/// Whether the terminal, wrapping the rows anew, has pushed the first of them above the screen, where nothing reaches them.
/// What it shows is right then; drawn once more from the top, those above would be a stale copy at the next width.
static bool is_pushed_above(cel_editor *editor, int old_columns) {
    cel_position cursor, end;
    int row, column, columns = editor->columns;
    editor->columns = old_columns;
    cel_locate(editor, &cursor, &end);
    editor->columns = columns;
    if (end.row > 0 && cel_broke_rows(editor->sink)) return false;
    cel_locate(editor, &cursor, &end);
    if (cursor.row == 0 || end.row >= editor->rows || editor->hidden) return false;
    if (!cel_ask_position(editor, &row, &column) || row >= cursor.row || column != cursor.column) return false;
    editor->rows_above = cursor.row - row;
    cel_mend_rows(editor->sink);  // one row, whatever it went through, is wrapped by the terminal alone
    return true;
}

/// Whether the terminal wraps its rows anew when its width changes, as most do today.
static bool rewraps(void) {
    const char *name = getenv("TERM");
    if (getenv("XTERM_VERSION") || !name || strncmp(name, "linux", 5) == 0 || strncmp(name, "rxvt", 4) == 0) return false;
    return strncmp(name, "screen", 6) != 0 || getenv("TMUX");
}

/// The area is found with the new width where the terminal has wrapped its rows anew, else with the old one.
void cel_apply_resize(cel_editor *editor, int old_columns) {
    int columns = editor->columns;
    if (rewraps() && is_pushed_above(editor, old_columns)) {
        el_resize(editor->el);
        cel_hide_hint(editor);
        tell_libedit(editor);
        return;
    }
    if (!rewraps()) editor->columns = old_columns;
    cel_erase(editor);
    editor->columns = columns;
    el_resize(editor->el);
    cel_redraw(editor);
}
