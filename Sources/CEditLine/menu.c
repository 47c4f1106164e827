// The menu under the line: how much room it has, how it gets onto the screen and off it. libedit never learns of it: it
// stands below the rows that libedit knows, is drawn when there is nothing left to do but wait for a key, and the cursor
// is back in the line before that. What is in it the delegate knows; what keys do to it is menu-keys.c's.

#include "menu.h"

#include "bytes.h"
#include "colours.h"
#include "hint.h"
#include "layout.h"
#include "line.h"
#include "paint.h"
#include "screen.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_COLUMNS = 20 };  // a narrower terminal has no menu

/// How many rows it can have: those below the line, and no more than half of the screen; 0 where there is to be none.
int cel_menu_room(cel_editor *editor) {
    cel_position cursor, end;
    if (!editor->settings.delegate.draw || !editor->settings.delegate.choose) return 0;
    if (editor->area.is_windowed || editor->reading.is_hidden) return 0;
    if (editor->terminal.columns < LEAST_COLUMNS && !editor->settings.delegate.is_choosing) return 0;
    cel_locate(editor, &cursor, &end);
    int below = editor->terminal.rows - end.row - 1, half = editor->terminal.rows / 2;
    return below < 0 ? 0 : below < half ? below : half;
}

/// The line is as the menu knows it.
void cel_note_menu_line(cel_editor *editor) {
    editor->menu.digest = cel_line_digest(editor);
    editor->menu.cursor = cel_cursor(editor);
    editor->menu.is_stale = true;
}

/// Whether the line is still as the menu knows it.
bool cel_fits_menu(cel_editor *editor) {
    return editor->menu.cursor == cel_cursor(editor) && editor->menu.digest == cel_line_digest(editor);
}

/// From here on the delegate's menu is open; it is drawn as soon as no key comes.
void cel_open_menu(cel_editor *editor) {
    cel_forget_menu(editor);
    cel_drop_hint(editor);
    editor->menu.is_open = true;
    cel_note_menu_line(editor);
}

/// The menu is gone, also from the screen; the line stays as it is.
void cel_close_menu(cel_editor *editor) {
    if (!editor->menu.is_open) return;
    cel_hide_menu(editor);
    cel_forget_menu(editor);
    editor->completion.key = 0;  // a Tab after it is the first one
}

/// The menu is gone, and the screen is dealt with in another way.
void cel_forget_menu(cel_editor *editor) {
    free(editor->menu.before);
    editor->menu = (cel_menu_state){0};
}

// MARK: On the screen

/// The last row of the line ends there, and what is written below it breaks none: it must not count as having done so.
static bool begin_below(cel_editor *editor) {
    fflush(editor->terminal.out);
    return cel_broke_rows(editor->terminal.sink);
}

static void end_below(cel_editor *editor, bool was_broken) {
    fflush(editor->terminal.out);
    if (!was_broken) cel_mend_rows(editor->terminal.sink);
}

static void move_rows(cel_editor *editor, int rows) {
    if (rows != 0) fprintf(editor->terminal.out, "\x1b[%d%c", rows > 0 ? rows : -rows, rows > 0 ? 'B' : 'A');
}

static void go_to_column(cel_editor *editor, int column) {
    fputc('\r', editor->terminal.out);
    if (column > 0) fprintf(editor->terminal.out, "\x1b[%dC", column);
}

/// Goes to the row where the line ends, and clears what the line has grown over there. In its first row that would take
/// the right prompt away, and the menu has never been there.
static void go_to_end(cel_editor *editor, const cel_position *cursor, const cel_position *end) {
    move_rows(editor, end->row - cursor->row);
    if (end->row == 0 || editor->menu.rows == 0 || end->row < editor->menu.top) return;
    go_to_column(editor, end->column);
    fputs("\x1b[K", editor->terminal.out);
}

/// Takes the menu off the screen; the cursor stays.
void cel_hide_menu(cel_editor *editor) {
    cel_position cursor, end;
    if (editor->menu.rows == 0) return;
    bool was_broken = begin_below(editor);
    cel_locate_shown(editor, &cursor, &end);  // a line that has changed may not be drawn yet
    go_to_end(editor, &cursor, &end);
    int row = end.row, last = editor->menu.top + editor->menu.rows - 1;
    if (row < last) {
        int first = row < editor->menu.top ? editor->menu.top : row + 1;
        move_rows(editor, first - row);
        fputs("\r\x1b[J", editor->terminal.out);
        row = first;
    }
    move_rows(editor, cursor.row - row);
    go_to_column(editor, cursor.column);
    editor->menu.rows = 0;
    editor->menu.is_stale = true;
    end_below(editor, was_broken);
}

/// Does what a mark in a row means for the text after it; false for what is no mark. Faint words look like hints.
static bool obey_mark(cel_editor *editor, wchar_t c) {
    switch (c) {
    case CEL_MARK_REVERSE: fputs("\x1b[7m", editor->terminal.out); return true;
    case CEL_MARK_FAINT: cel_write_style(editor, CEL_STYLE_HINT); return true;
    case CEL_MARK_PLAIN: cel_write_style(editor, 0); return true;
    default: return false;
    }
}

/// Writes a row up to its newline, or as much of it as there is room for: a row that wrapped would be two. Names of
/// files and of things elsewhere are in it, and no terminal is to obey those.
static const wchar_t *write_row(cel_editor *editor, const wchar_t *text) {
    int room = editor->terminal.columns - 1;
    bool is_marked = false;
    for (; *text && *text != L'\n'; text++) {
        bool is_mark = obey_mark(editor, *text);
        if (is_mark) is_marked = *text != CEL_MARK_PLAIN;
        if (is_mark || cel_is_hidden(*text)) continue;
        int width = wcwidth(*text);
        if (width < 1 || width > room) {
            room = width < 1 ? room : 0;
            continue;
        }
        room -= width;
        cel_write_wide(editor, text, 1);
    }
    if (is_marked) obey_mark(editor, CEL_MARK_PLAIN);
    return *text ? text + 1 : NULL;
}

/// Writes the rows below the line. What comes before the last of them ends by a line feed, which makes room at the
/// bottom of the screen.
static void draw(cel_editor *editor, const wchar_t *text, int room) {
    cel_position cursor, end;
    bool was_broken = begin_below(editor);
    cel_locate(editor, &cursor, &end);
    go_to_end(editor, &cursor, &end);
    int rows = 0;
    for (; text && rows < room; rows++) {
        fputs(rows == 0 ? "\r\n\x1b[J" : "\r\n", editor->terminal.out);
        text = write_row(editor, text);
    }
    move_rows(editor, cursor.row - end.row - rows);
    go_to_column(editor, cursor.column);
    editor->menu.top = end.row + 1;
    editor->menu.rows = rows;
    editor->menu.is_stale = false;
    end_below(editor, was_broken);
}

/// While no key comes: draws the menu, if it or its place has changed.
void cel_show_menu(cel_editor *editor) {
    if (!editor->menu.is_open || (!editor->menu.is_stale && editor->menu.rows > 0)) return;
    if (cel_is_input_waiting(editor)) return;
    int room = cel_menu_room(editor);
    char *rows = room > 0
        ? editor->settings.delegate.draw(editor->settings.delegate.context, editor->terminal.columns, room) : NULL;
    wchar_t *text = rows ? cel_wide(editor->clusters, rows, strlen(rows)) : NULL;
    if (text) draw(editor, text, room);
    else cel_hide_menu(editor);
    free(text);
    free(rows);
}
