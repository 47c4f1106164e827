// Where the edit area stands on the screen, and everything drawn there that libedit does not draw itself. The
// arithmetic is libedit's own: a mistake here overwrites what the user reads.

#include "editor.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <wctype.h>

static void next_row(cel_position *position) {
    position->row++;
    position->column = 0;
}

static void place(int width, int columns, cel_position *position) {
    if (position->column + width > columns) next_row(position);
    position->column += width;
    if (position->column >= columns) next_row(position);
}

/// Moves a position over text, as libedit lays it out; what stands between escape marks takes no cells.
void cel_measure(const wchar_t *text, size_t count, int columns, cel_position *position) {
    bool escape = false;
    for (size_t i = 0; i < count; i++) {
        wchar_t c = text[i];
        if (c == CEL_ESCAPE_MARK) escape = !escape;
        if (escape || c == CEL_ESCAPE_MARK) continue;
        if (c >= 0x20 && c < 0x7F) {  // nearly all there is
            place(1, columns, position);
        } else if (c == L'\n') {
            next_row(position);
        } else if (c == L'\t') {
            do place(1, columns, position); while (position->column % 8 != 0);
        } else if (c < 0x100 && iswcntrl((wint_t)c)) {
            place(1, columns, position);  // ^
            place(1, columns, position);  // X
        } else if (iswprint((wint_t)c)) {
            place(wcwidth(c) > 0 ? wcwidth(c) : 0, columns, position);
        } else {
            for (int cells = c > 0xFFFF ? 8 : 7; cells > 0; cells--) place(1, columns, position);  // \U+XXXX
        }
    }
}

void cel_update_size(cel_editor *editor) {
    struct winsize size = {0};
    ioctl(editor->terminal.out_fd, TIOCGWINSZ, &size);
    editor->terminal.columns = size.ws_col < 2 ? 80 : size.ws_col;
    editor->terminal.rows = size.ws_row < 1 ? 24 : size.ws_row;
}

/// What stands before the further rows of an entry; nothing where there is no room for it.
const wchar_t *cel_continuation(cel_editor *editor) {
    return editor->terminal.columns > 8 ? CEL_CONTINUATION : L"";
}

/// Moves a position over a newline as we draw it: after a full row it only ends that row, where libedit leaves another
/// one empty. An empty line of the text is a row.
void cel_break(cel_position *position, bool is_empty) {
    if (position->column > 0 || position->row == 0 || is_empty) next_row(position);
}

/// Moves a position over a part of the line.
static void measure_line(cel_editor *editor, const wchar_t *text, const wchar_t *end, cel_position *position,
                         bool marked) {
    const wchar_t *mark = cel_continuation(editor), *begin = el_wline(editor->el)->buffer, *newline;
    while (marked && (newline = wmemchr(text, L'\n', (size_t)(end - text)))) {
        cel_measure(text, (size_t)(newline - text), editor->terminal.columns, position);
        cel_break(position, newline > begin && newline[-1] == L'\n');
        cel_measure(mark, wcslen(mark), editor->terminal.columns, position);
        text = newline + 1;
    }
    cel_measure(text, (size_t)(end - text), editor->terminal.columns, position);
}

static void locate(cel_editor *editor, cel_position *cursor, cel_position *end, bool marked) {
    *cursor = (cel_position){0, 0};
    cel_measure(editor->prompt.text, wcslen(editor->prompt.text), editor->terminal.columns, cursor);
    *end = *cursor;
    if (editor->reading.is_hidden) return;
    const LineInfoW *line = el_wline(editor->el);
    measure_line(editor, line->buffer, line->cursor, cursor, marked);
    *end = *cursor;
    measure_line(editor, line->cursor, line->lastchar, end, marked);
}

/// Where the cursor is, and where the text ends.
void cel_locate(cel_editor *editor, cel_position *cursor, cel_position *end) {
    locate(editor, cursor, end, true);
}

/// The same where libedit has drawn the line, which knows nothing of marks before further rows.
void cel_locate_unmarked(cel_editor *editor, cel_position *cursor, cel_position *end) {
    locate(editor, cursor, end, false);
}

/// Clears the row and those below. From the very first cell tmux would keep what is cleared among what has scrolled
/// away, to come back at another width.
void cel_clear_below(cel_editor *editor) {
    fputs("\r\x1b[K\x1b[C\x1b[J\r", editor->terminal.out);
}

/// Clears the edit area and leaves the cursor at its beginning.
void cel_erase(cel_editor *editor) {
    cel_position cursor, end;
    cel_speak(editor);
    cel_drop_hint(editor);
    editor->area.rows_above = 0;
    cel_locate(editor, &cursor, &end);
    // A line that has changed since we drew it stands where it stood then.
    const cel_area_state *area = &editor->area;
    if (area->is_ours && (area->is_stale || area->digest != cel_line_digest(editor))) cursor = area->cursor;
    int up = cursor.row < editor->terminal.rows ? cursor.row : editor->terminal.rows - 1;
    if (editor->area.is_windowed) {
        fputs("\x1b[H", editor->terminal.out);
    } else if (up > 0) {
        fprintf(editor->terminal.out, "\x1b[%dA", up);
    }
    cel_clear_below(editor);
}

/// Leaves the line as it is: writes a mark after its end and moves to an empty row.
void cel_leave_line(cel_editor *editor, const char *mark) {
    cel_position cursor, end;
    cel_show_end(editor);
    cel_locate(editor, &cursor, &end);
    if (editor->area.is_windowed) cursor.row = end.row;
    editor->area.is_ours = editor->area.is_windowed = false;
    if (end.row > cursor.row) fprintf(editor->terminal.out, "\x1b[%dB", end.row - cursor.row);
    fputc('\r', editor->terminal.out);
    if (end.column > 0) fprintf(editor->terminal.out, "\x1b[%dC", end.column);
    fprintf(editor->terminal.out, "%s\n", mark);
    fflush(editor->terminal.out);
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

/// Ctrl-L: the line alone on the screen.
unsigned char cel_clear_screen(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_speak(editor);
    cel_drop_hint(editor);
    editor->area.rows_above = 0;
    fputs("\x1b[H\x1b[2J", editor->terminal.out);
    cel_redraw(editor);
    return CC_NORM;
}

void cel_print_above(cel_editor *editor, const char *text) {
    cel_erase(editor);
    fputs(text, editor->terminal.out);
    cel_redraw(editor);
}

/// Writes rows of text; names of files and things elsewhere are among them, and no terminal is to obey those.
static void write_rows(cel_editor *editor, const char *rows) {
    wchar_t *wide = cel_decode_all(rows, strlen(rows));
    for (const wchar_t *c = wide; c && *c; c++) {
        if (*c == L'\n' || !cel_is_hidden(*c)) cel_write_wide(editor, c, 1);
    }
    free(wide);
    fputc('\n', editor->terminal.out);
}

/// What a list of completions leaves behind: the line as it was, the rows, and the line again below them.
void cel_print_list(cel_editor *editor, const char *rows) {
    const LineInfoW *line = el_wline(editor->el);
    cel_erase(editor);
    cel_write_prompt(editor);
    for (const wchar_t *c = line->buffer; c < line->lastchar; c++) {
        if (*c == L'\n' || iswprint((wint_t)*c)) cel_write_wide(editor, c, 1);
        if (*c == L'\n') cel_write_wide(editor, cel_continuation(editor), wcslen(cel_continuation(editor)));
    }
    fputc('\n', editor->terminal.out);
    write_rows(editor, rows);
    cel_redraw(editor);
}

/// Appends a line to what waits; the caller holds the lock.
static void enqueue(cel_editor *editor, const char *text, const char *end) {
    size_t before = editor->shared.posts ? strlen(editor->shared.posts) : 0;
    char *joined = realloc(editor->shared.posts, before + strlen(text) + strlen(end) + 1);
    if (!joined) return;
    stpcpy(stpcpy(joined + before, text), end);
    editor->shared.posts = joined;
}

void cel_post(cel_editor *editor, const char *text) {
    size_t length = strlen(text);
    const char *end = length > 0 && text[length - 1] == '\n' ? "" : "\n";
    pthread_mutex_lock(&editor->shared.lock);
    if (editor->shared.is_reading) {
        enqueue(editor, text, end);
        cel_wake(editor);
    } else {
        fprintf(editor->terminal.out, "%s%s", text, end);
        fflush(editor->terminal.out);
    }
    pthread_mutex_unlock(&editor->shared.lock);
}
