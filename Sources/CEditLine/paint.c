// Prompt and line drawn by ourselves, row after row, each ended by the terminal's own wrapping: only such rows are
// joined again when the width changes. libedit ends rows by line feeds as soon as a line of several rows is edited, and
// what it left apart would stay on the screen as a stale copy. What is on the screen is remembered, so that a key draws
// only what it has changed. Of an area that is taller than the screen a window is drawn. When to draw is view.c's.

#include "paint.h"

#include "colours.h"
#include "layout.h"
#include "line.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

/// Where the pen is, and which rows the screen shows: all of them one below the other, or only a window.
typedef struct painter {
    cel_editor *editor;
    cel_position pen;
    bool is_windowed;
    int row;  // the last row that was begun
    bool is_after_newline;
    unsigned char wanted;  // how the next character is to look
    unsigned char style;   // how the terminal would write it
} painter;

static bool shows(const painter *p, int row) {
    int top = p->editor->area.top;
    return !p->is_windowed || (row >= top && row < top + p->editor->terminal.rows);
}

static void take_style(painter *p) {
    if (p->wanted != p->style) cel_write_style(p->editor, p->wanted);
    p->style = p->wanted;
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
    if (shows(p, p->pen.row)) {
        take_style(p);
        cel_write_wide(p->editor, &c, 1);
    }
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

/// Text with escape sequences between marks, which are written whatever is shown.
static void draw_marked(painter *p, const wchar_t *text) {
    bool escape = false;
    for (const wchar_t *c = text; *c; c++) {
        if (*c == CEL_ESCAPE_MARK) escape = !escape;
        else if (escape) cel_write_wide(p->editor, c, 1);
        else put(p, *c);
    }
}

/// A part of the line, in its colours. A window is drawn no further than to its last row.
static void draw_line(painter *p, size_t from, size_t to) {
    const wchar_t *text = el_wline(p->editor->el)->buffer;
    const unsigned char *styles = p->editor->colours.styles;
    const int below = p->editor->area.top + p->editor->terminal.rows;
    p->is_after_newline = from > 0 && text[from - 1] == L'\n';
    for (size_t i = from; i < to && (!p->is_windowed || p->pen.row < below); i++) {
        p->wanted = styles && text[i] != L'\n' ? styles[i] : 0;
        draw(p, text[i]);
    }
    p->wanted = 0;
    take_style(p);
}

// MARK: What the screen shows

/// What was drawn is no longer there.
void cel_forget_shown(cel_editor *editor) {
    editor->area.shown.is_known = false;
}

/// Frees what is remembered of the screen.
void cel_free_shown(cel_editor *editor) {
    free(editor->area.shown.text);
    free(editor->area.shown.styles);
    editor->area.shown = (cel_shown_state){0};
}

static bool make_room(cel_shown_state *shown, size_t count) {
    if (count <= shown->capacity) return true;
    size_t capacity = count + count / 2 + 64;
    wchar_t *text = realloc(shown->text, capacity * sizeof *text);
    if (text) shown->text = text;
    unsigned char *styles = realloc(shown->styles, capacity);
    if (styles) shown->styles = styles;
    if (text && styles) shown->capacity = capacity;
    return text && styles;
}

/// Notes that the line is on the screen as it is now, and where the cursor has been left.
static void remember_drawn(cel_editor *editor, cel_position cursor) {
    const LineInfoW *line = el_wline(editor->el);
    cel_shown_state *shown = &editor->area.shown;
    size_t count = (size_t)(line->lastchar - line->buffer);
    editor->area.cursor = cursor;
    editor->area.is_stale = false;
    shown->is_known = make_room(shown, count);
    if (!shown->is_known) return;
    shown->count = count;
    shown->cursor = (size_t)(line->cursor - line->buffer);
    if (count == 0) return;
    wmemcpy(shown->text, line->buffer, count);
    if (editor->colours.styles) memcpy(shown->styles, editor->colours.styles, count);
    else memset(shown->styles, 0, count);
}

/// How many characters at the beginning are on the screen as they should look.
static size_t common(cel_editor *editor, size_t count) {
    const cel_shown_state *shown = &editor->area.shown;
    const wchar_t *text = el_wline(editor->el)->buffer;
    const unsigned char *styles = editor->colours.styles;
    size_t i = 0;
    while (i < count && i < shown->count && text[i] == shown->text[i] && shown->styles[i] == (styles ? styles[i] : 0)) {
        i++;
    }
    return i;
}

/// Whether the screen shows the line as it should look.
bool cel_is_shown(cel_editor *editor) {
    const cel_shown_state *shown = &editor->area.shown;
    size_t count = cel_length(editor);
    return shown->is_known && shown->count == count && common(editor, count) == count;
}

/// Where the cursor has been left, and where the text ends that the screen shows, at the width of now.
void cel_locate_shown(cel_editor *editor, cel_position *cursor, cel_position *end) {
    const cel_shown_state *shown = &editor->area.shown;
    if (editor->area.is_ours && shown->is_known && !editor->reading.is_hidden) {
        *cursor = cel_start(editor);
        cel_pass(editor, shown->text, 0, shown->cursor, cursor);
        *end = *cursor;
        cel_pass(editor, shown->text, shown->cursor, shown->count, end);
    } else {
        cel_locate(editor, cursor, end);
        if (editor->area.is_ours) *cursor = editor->area.cursor;
    }
}

// MARK: Drawing

/// Puts the cursor of the terminal from one place of the area to another.
static void go(cel_editor *editor, const cel_position *from, const cel_position *to) {
    int down = to->row - from->row;
    if (down != 0) fprintf(editor->terminal.out, "\x1b[%d%c", down > 0 ? down : -down, down > 0 ? 'B' : 'A');
    if (down == 0 && to->column == from->column) return;
    fputc('\r', editor->terminal.out);
    if (to->column > 0) fprintf(editor->terminal.out, "\x1b[%dC", to->column);
}

/// After the end of the text: a full row wraps with the next character only.
static void wrap_end(painter *p, size_t count) {
    const wchar_t *text = el_wline(p->editor->el)->buffer;
    if (p->pen.column == 0 && p->pen.row > 0 && (count == 0 || text[count - 1] != L'\n')) {
        fputs(" \r", p->editor->terminal.out);
    }
}

/// The right prompt, in the row where the pen is; one cell after it stays free. The pen is after it then.
static void draw_right(painter *p, int cells) {
    cel_position place = {0, p->editor->terminal.columns - cells};
    go(p->editor, &p->pen, &place);
    p->pen = place;
    draw_marked(p, cel_right_prompt(p->editor));
    cel_write_style(p->editor, 0);
}

/// Draws the area from its beginning, where the cursor stands, and leaves the cursor in its place.
void cel_paint(cel_editor *editor) {
    cel_position cursor, end;
    painter p = {.editor = editor};
    size_t count = cel_length(editor);
    cel_locate(editor, &cursor, &end);
    draw_marked(&p, editor->prompt.text);
    draw_line(&p, 0, count);
    wrap_end(&p, count);
    int right = cel_right_cells(editor, &end);
    if (right > 0) draw_right(&p, right);
    go(editor, &p.pen, &cursor);
    remember_drawn(editor, cursor);
    fflush(editor->terminal.out);
    cel_mend_rows(editor->terminal.sink);
}

/// The end of what has to be drawn again where the text is the same, and only styles differ. It is not where a row
/// ends: the terminal begins the next one only with a character.
static size_t last_difference(cel_editor *editor, size_t first, size_t count, cel_position from) {
    const cel_shown_state *shown = &editor->area.shown;
    const unsigned char *styles = editor->colours.styles;
    const wchar_t *text = el_wline(editor->el)->buffer;
    size_t last = count;
    while (last > first && shown->styles[last - 1] == (styles ? styles[last - 1] : 0)) last--;
    cel_pass(editor, text, first, last, &from);
    while (last < count && from.column == 0) {
        cel_pass(editor, text, last, last + 1, &from);
        last++;
    }
    return last;
}

/// Brings what is shown up to date: from the first character that looks different. False when that is out of reach, or
/// when it is not known what is shown.
bool cel_repaint(cel_editor *editor) {
    cel_position old_cursor, old_end, cursor, end, from = cel_start(editor);
    const wchar_t *text = el_wline(editor->el)->buffer;
    cel_shown_state *shown = &editor->area.shown;
    size_t count = cel_length(editor);
    if (!shown->is_known || editor->area.is_stale) return false;
    cel_locate(editor, &cursor, &end);
    size_t first = common(editor, count), last = count;
    bool is_same_text = count == shown->count && (count == 0 || wmemcmp(text, shown->text, count) == 0);
    cel_pass(editor, text, 0, first, &from);
    if (end.row >= editor->terminal.rows || from.row < editor->area.rows_above) return false;
    cel_locate_shown(editor, &old_cursor, &old_end);
    if (old_cursor.row < editor->area.rows_above) return false;
    painter p = {.editor = editor, .pen = old_cursor, .row = from.row};
    int right = cel_right_cells(editor, &end), old_right = cel_right_cells(editor, &old_end);
    bool clears = !is_same_text && (first < shown->count || (old_right > 0 && right == 0));
    if (is_same_text) last = last_difference(editor, first, count, from);
    fflush(editor->terminal.out);
    bool was_broken = cel_broke_rows(editor->terminal.sink);
    if (first < last || clears) {
        go(editor, &p.pen, &from);
        p.pen = from;
        if (clears && from.row == 0 && from.column == 0) cel_clear_below(editor);
        else if (clears) fputs("\x1b[J", editor->terminal.out);
        if (clears) editor->menu.rows = 0;
        draw_line(&p, first, last);
        if (last == count) wrap_end(&p, count);
    }
    if (right > 0 && (clears || old_right == 0)) draw_right(&p, right);
    go(editor, &p.pen, &cursor);
    remember_drawn(editor, cursor);
    fflush(editor->terminal.out);
    if (!was_broken) cel_mend_rows(editor->terminal.sink);
    return true;
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
    cel_locate(editor, &cursor, &end);
    place_window(editor, &cursor, &end);
    begin_rows(&p);
    draw_marked(&p, editor->prompt.text);
    draw_line(&p, 0, cel_length(editor));
    cel_go_to(editor, &cursor);
    editor->area.is_windowed = true;
    remember_drawn(editor, cursor);
    fflush(editor->terminal.out);
}
