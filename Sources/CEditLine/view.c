// Who draws the line, and when: libedit as long as it can show it, else we, and libedit is mute. Also how the line is
// left or cleared away. How it is drawn is paint.c's.

#include "view.h"

#include "bytes.h"
#include "colours.h"
#include "hint.h"
#include "layout.h"
#include "line.h"
#include "marks.h"
#include "paint.h"
#include "screen.h"

#include <stdlib.h>
#include <string.h>

/// Whether the area is more than libedit can show: it knows no colours in a line, has no marks for further rows, and of
/// an area that is taller than the screen it keeps the end, wherever the cursor is.
static bool needs_us(cel_editor *editor, const cel_position *end) {
    const LineInfoW *line = el_wline(editor->el);
    if (editor->reading.is_hidden) return false;
    if (cel_has_colours(editor) || end->row >= editor->terminal.rows) return true;
    return wmemchr(line->buffer, L'\n', (size_t)(line->lastchar - line->buffer)) != NULL;
}

/// Draws the area at the beginning of an empty row, all below it being empty. What stands above it scrolls away when
/// the screen is to be filled.
static void paint_below(cel_editor *editor, bool is_finished) {
    cel_position cursor, end;
    cel_locate(editor, &cursor, &end);
    cel_colour_line(editor, is_finished);
    editor->area.is_ours = needs_us(editor, &end);
    if (end.row < editor->terminal.rows) {
        editor->area.is_windowed = false;
        cel_paint(editor);
        return;
    }
    if (!editor->area.is_windowed) {
        for (int i = 1; i < editor->terminal.rows; i++) fputc('\n', editor->terminal.out);
        editor->area.top = 0;
    }
    cel_paint_window(editor);
}

/// A line with colours is ours from its beginning, where nothing has been drawn yet. From here on libedit is mute.
void cel_begin_view(cel_editor *editor) {
    editor->area.is_ours = editor->area.is_stale = cel_has_colours(editor);
    editor->area.cursor = (cel_position){0, 0};
    cel_forget_shown(editor);
    cel_keep_quiet(editor);
}

/// Between two commands: notices that libedit has drawn what it cannot show. From here on it is mute.
void cel_take_over(cel_editor *editor) {
    cel_position cursor, end;
    cel_speak(editor);
    if (editor->area.is_ours || editor->reading.is_hidden) return;
    cel_locate(editor, &cursor, &end);
    if (!needs_us(editor, &end)) return;
    cel_locate_unmarked(editor, &cursor, &end);
    editor->area.is_ours = editor->area.is_stale = true;
    cel_forget_shown(editor);
    editor->area.is_windowed = end.row >= editor->terminal.rows;  // it has filled the screen, and all above is gone
    editor->area.top = editor->area.is_windowed ? end.row + 1 - editor->terminal.rows : 0;
    editor->area.cursor = cursor;
}

/// Draws the line that is ours, if it or its place has changed.
static void show(cel_editor *editor, bool is_finished) {
    cel_position cursor, end;
    cel_colour_line(editor, is_finished);
    if (!editor->area.is_windowed && cel_repaint(editor)) return;
    cel_locate(editor, &cursor, &end);
    int top = editor->area.top;
    bool has_cursor = cursor.row >= top && cursor.row < top + editor->terminal.rows;
    if (editor->area.is_windowed && has_cursor && !editor->area.is_stale && cel_is_shown(editor)) {
        cel_go_to(editor, &cursor);
        editor->area.cursor = cursor;
        editor->area.shown.cursor = cel_cursor(editor);
        return;
    }
    if (editor->area.is_windowed) {
        if (end.row < editor->terminal.rows) {
            fputs("\x1b[H", editor->terminal.out);
            cel_clear_below(editor);
        }
    } else {
        cel_locate_shown(editor, &cursor, &end);
        if (cursor.row > 0) fprintf(editor->terminal.out, "\x1b[%dA", cursor.row);
        cel_clear_below(editor);
    }
    paint_below(editor, is_finished);
}

/// While no key comes: draws the line that is ours.
void cel_show_line(cel_editor *editor) {
    if (!editor->area.is_ours || editor->reading.is_hidden || cel_is_input_waiting(editor)) return;
    cel_speak(editor);
    show(editor, false);
}

/// Shows the end of a line that is ours, in a window with the cursor after it, whatever else waits.
static void show_end(cel_editor *editor) {
    cel_position cursor, end;
    cel_speak(editor);
    if (!editor->area.is_ours) return;
    show(editor, true);
    cel_locate(editor, &cursor, &end);
    if (!editor->area.is_windowed || !editor->area.is_ours) return;
    if (editor->area.top + editor->terminal.rows <= end.row) {
        size_t place = cel_cursor(editor);
        cel_move_to(editor, cel_length(editor));
        cel_paint_window(editor);
        cel_move_to(editor, place);
    }
    cel_go_to(editor, &end);
}

/// Leaves the line as it is: writes a mark after its end and moves to an empty row.
void cel_leave_line(cel_editor *editor, const char *mark) {
    cel_position cursor, end;
    show_end(editor);
    cel_locate(editor, &cursor, &end);
    if (editor->area.is_windowed) cursor.row = end.row;
    editor->area.is_ours = editor->area.is_windowed = false;
    cel_forget_shown(editor);
    if (end.row > cursor.row) fprintf(editor->terminal.out, "\x1b[%dB", end.row - cursor.row);
    fputc('\r', editor->terminal.out);
    if (end.column > 0) fprintf(editor->terminal.out, "\x1b[%dC", end.column);
    // What stands at the right edge is true of this moment only, and in the way when the text is copied.
    if (end.row == 0 && cel_right_prompt(editor)[0]) fputs("\x1b[K", editor->terminal.out);
    fprintf(editor->terminal.out, "%s\n", mark);
    fflush(editor->terminal.out);
}

// MARK: Drawing again

/// Clears the edit area and leaves the cursor at its beginning.
void cel_erase(cel_editor *editor) {
    cel_position cursor, end;
    cel_speak(editor);
    cel_drop_hint(editor);
    editor->area.rows_above = 0;
    cel_locate_shown(editor, &cursor, &end);  // a line that has changed since we drew it stands where it stood then
    int up = cursor.row < editor->terminal.rows ? cursor.row : editor->terminal.rows - 1;
    if (editor->area.is_windowed) {
        fputs("\x1b[H", editor->terminal.out);
    } else if (up > 0) {
        fprintf(editor->terminal.out, "\x1b[%dA", up);
    }
    cel_clear_below(editor);
    editor->area.cursor = (cel_position){0, 0};
    cel_forget_shown(editor);
}

/// libedit has to know what the screen shows, but need not draw it.
static void tell_libedit(cel_editor *editor) {
    fflush(editor->terminal.out);
    cel_mute(editor->terminal.sink, true);
    el_wset(editor->el, EL_REFRESH);
    cel_speak(editor);
}

/// Draws prompt and line again, at the beginning of an empty row.
void cel_redraw(cel_editor *editor) {
    cel_position cursor, end;
    cel_speak(editor);
    cel_mark_prompt(editor, true);
    cel_locate(editor, &cursor, &end);
    if (editor->reading.is_hidden) {
        cel_write_prompt(editor);
    } else if (end.row == 0 && !cel_has_colours(editor)) {
        editor->area.is_ours = editor->area.is_windowed = false;
        el_wset(editor->el, EL_REFRESH);
    } else {
        tell_libedit(editor);
        paint_below(editor, false);
    }
    fflush(editor->terminal.out);
    cel_keep_quiet(editor);
}

/// Ctrl-L: the line alone on the screen.
unsigned char cel_clear_screen(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_speak(editor);
    cel_drop_hint(editor);
    editor->area.rows_above = 0;
    fputs("\x1b[H\x1b[2J", editor->terminal.out);
    editor->menu.rows = 0;
    cel_redraw(editor);
    return CC_NORM;
}

/// While no key comes: several rows that libedit has not wrapped are drawn once more, over themselves.
void cel_settle(cel_editor *editor) {
    cel_position cursor, end;
    if (editor->reading.is_hidden || editor->area.is_windowed) return;
    cel_locate(editor, &cursor, &end);
    if (end.row == 0 || end.row >= editor->terminal.rows) return;
    fflush(editor->terminal.out);
    if (!cel_broke_rows(editor->terminal.sink) && cursor.row >= editor->area.rows_above) return;
    if (cel_is_input_waiting(editor)) return;
    if (editor->area.rows_above > 0) {  // the cursor may have got no further than to the top
        editor->area.rows_above = 0;
        fputs("\x1b[H", editor->terminal.out);
        cel_clear_below(editor);
    } else {
        if (cursor.row > 0) fprintf(editor->terminal.out, "\x1b[%dA", cursor.row);
        fputc('\r', editor->terminal.out);
    }
    cel_colour_line(editor, false);
    cel_paint(editor);
}

/// Whether the terminal, when it wrapped the rows again, has pushed the first of them above the screen, where nothing
/// reaches them. What it shows is right then; drawn once more from the top, those above would be a stale copy at the
/// next width.
static bool is_pushed_above(cel_editor *editor, int old_columns) {
    cel_position cursor, end;
    int row, column, columns = editor->terminal.columns;
    editor->terminal.columns = old_columns;
    cel_locate_shown(editor, &cursor, &end);
    editor->terminal.columns = columns;
    if (end.row > 0 && cel_broke_rows(editor->terminal.sink)) return false;
    cel_locate_shown(editor, &cursor, &end);
    if (cursor.row == 0 || end.row >= editor->terminal.rows) return false;
    if (editor->reading.is_hidden || editor->area.is_windowed) return false;
    if (!cel_ask_position(editor, &row, &column) || row >= cursor.row || column != cursor.column) return false;
    editor->area.rows_above = cursor.row - row;
    editor->area.cursor = cursor;
    cel_mend_rows(editor->terminal.sink);  // one row, whatever it went through, is wrapped by the terminal alone
    return true;
}

bool cel_rewraps(void) {
    const char *name = getenv("TERM");
    if (getenv("XTERM_VERSION") || !name) return false;
    if (strncmp(name, "linux", 5) == 0 || strncmp(name, "rxvt", 4) == 0) return false;
    return strncmp(name, "screen", 6) != 0 || getenv("TMUX");
}

/// The area is found with the new width where the terminal has wrapped its rows again, else with the old one.
void cel_apply_resize(cel_editor *editor, int old_columns) {
    int columns = editor->terminal.columns;
    editor->menu.is_stale = true;
    if (cel_rewraps() && is_pushed_above(editor, old_columns)) {
        el_resize(editor->el);
        cel_hide_hint(editor);
        tell_libedit(editor);
        return;
    }
    if (!cel_rewraps()) editor->terminal.columns = old_columns;
    cel_erase(editor);
    editor->terminal.columns = columns;
    el_resize(editor->el);
    cel_redraw(editor);
}
