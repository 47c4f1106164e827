// Prompt and line drawn by ourselves, row after row, each ended by the terminal's own wrapping: only such rows are
// joined again when the width changes. libedit ends rows by line feeds as soon as a line of several rows is edited, and
// what it left apart would stay on the screen as a stale copy. Of an area that is taller than the screen a window is
// drawn. When to draw is view.c's.

#include "paint.h"

#include "layout.h"
#include "line.h"
#include "screen.h"

#include <wctype.h>

/// Where the pen is, and which rows the screen shows: all of them one below the other, or only a window.
typedef struct painter {
    cel_editor *editor;
    cel_position pen;
    bool is_windowed;
    int row;  // the last row that was begun
    bool is_after_newline;
} painter;

static bool shows(const painter *p, int row) {
    int top = p->editor->area.top;
    return !p->is_windowed || (row >= top && row < top + p->editor->terminal.rows);
}

/// Begins the rows up to the pen's; in a window each is addressed, and wrapping counts for nothing.
static void begin_rows(painter *p) {
    while (p->row < p->pen.row) {
        p->row++;
        if (!p->is_windowed || !shows(p, p->row)) continue;
        fprintf(p->editor->terminal.out, "\x1b[%d;1H\x1b[K", p->row - p->editor->area.top + 1);
    }
}

/// One character that takes cells.
static void put(painter *p, wchar_t c) {
    cel_position after = p->pen;
    cel_measure(&c, 1, p->editor->terminal.columns, &after);
    if (after.row > p->pen.row && after.column > 0) {  // it does not fit, and goes to the next row
        p->pen = (cel_position){p->pen.row + 1, 0};
        begin_rows(p);
    }
    if (shows(p, p->pen.row)) cel_write_wide(p->editor, &c, 1);
    p->pen = after;
    begin_rows(p);
}

/// Whether terminals take it for several characters of one cell and could wrap in the middle of it, as of a flag.
static bool may_break(cel_editor *editor, wchar_t c) {
    wchar_t shown[CEL_CLUSTER_LIMIT];
    return cel_shown(editor->clusters, c, shown) > 1 && wcwidth(c) == 2 && wcwidth(shown[0]) < 2;
}

/// One character as libedit shows it, and after a newline the mark that the entry continues.
static void draw(painter *p, wchar_t c) {
    if (c == L'\n') {
        if (!p->is_windowed) fputs("\r\n", p->editor->terminal.out);
        cel_break(&p->pen, p->is_after_newline);
        begin_rows(p);
        for (const wchar_t *mark = cel_continuation(p->editor); *mark; mark++) put(p, *mark);
    } else if (c == L'\t') {
        do put(p, L' '); while (p->pen.column % 8 != 0);
    } else if (c < 0x80 && iswcntrl((wint_t)c)) {
        put(p, L'^');
        put(p, c ^ 0x40);
    } else {
        if (p->pen.column == p->editor->terminal.columns - 1 && may_break(p->editor, c)) put(p, L' ');
        put(p, c);
    }
    p->is_after_newline = c == L'\n';
}

/// The prompt, its escape sequences whatever is shown.
static void draw_prompt(painter *p) {
    bool escape = false;
    for (const wchar_t *c = p->editor->prompt.text; *c; c++) {
        if (*c == CEL_ESCAPE_MARK) escape = !escape;
        else if (escape) cel_write_wide(p->editor, c, 1);
        else put(p, *c);
    }
}

static void remember_drawn(cel_editor *editor, cel_position cursor) {
    editor->area.cursor = cursor;
    editor->area.digest = cel_line_digest(editor);
    editor->area.is_stale = false;
}

/// Draws the area from its beginning, where the cursor stands, and leaves the cursor in its place.
void cel_paint(cel_editor *editor) {
    cel_position cursor, end;
    painter p = {.editor = editor};
    const LineInfoW *line = el_wline(editor->el);
    cel_locate(editor, &cursor, &end);
    draw_prompt(&p);
    for (const wchar_t *c = line->buffer; c < line->lastchar; c++) draw(&p, *c);
    // A full row wraps with the next character only.
    if (end.column == 0 && end.row > 0 && (line->lastchar == line->buffer || line->lastchar[-1] != L'\n')) {
        fputs(" \r", editor->terminal.out);
    }
    if (end.row > cursor.row) fprintf(editor->terminal.out, "\x1b[%dA", end.row - cursor.row);
    fputc('\r', editor->terminal.out);
    if (cursor.column > 0) fprintf(editor->terminal.out, "\x1b[%dC", cursor.column);
    remember_drawn(editor, cursor);
    fflush(editor->terminal.out);
    cel_mend_rows(editor->terminal.sink);
}

// MARK: A window

/// The first row of the window: it moves no further than it must for the cursor to be in it, and is filled.
static void place_window(cel_editor *editor, const cel_position *cursor, const cel_position *end) {
    int top = editor->area.top, rows = editor->terminal.rows;
    if (cursor->row < top) top = cursor->row;
    if (cursor->row >= top + rows) top = cursor->row - rows + 1;
    if (top + rows > end->row + 1) top = end->row + 1 - rows;
    editor->area.top = top < 0 ? 0 : top;
}

/// Puts the cursor of a window to a place of the area.
void cel_go_to(cel_editor *editor, const cel_position *place) {
    fprintf(editor->terminal.out, "\x1b[%d;%dH", place->row - editor->area.top + 1, place->column + 1);
}

/// Draws as much of the area as the screen has room for, all over it.
void cel_paint_window(cel_editor *editor) {
    cel_position cursor, end;
    painter p = {.editor = editor, .is_windowed = true, .row = -1};
    const LineInfoW *line = el_wline(editor->el);
    cel_locate(editor, &cursor, &end);
    place_window(editor, &cursor, &end);
    begin_rows(&p);
    draw_prompt(&p);
    const int below = editor->area.top + editor->terminal.rows;
    for (const wchar_t *c = line->buffer; c < line->lastchar && p.pen.row < below; c++) draw(&p, *c);
    cel_go_to(editor, &cursor);
    editor->area.is_windowed = true;
    remember_drawn(editor, cursor);
    fflush(editor->terminal.out);
}
