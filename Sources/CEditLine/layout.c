// Where prompt and line stand on the screen, as rows and columns. The arithmetic is libedit's own: a mistake here
// overwrites what the user reads. What is written there is left to screen.c and those above it.

#include "layout.h"

#include <sys/ioctl.h>
#include <wctype.h>

enum { RIGHT_COLUMNS = 80 };  // narrower terminals have no right prompt

/// What stands before each further row of an entry that has several.
#define CONTINUATION L"  … "

static void next_row(cel_position *position) {
    position->row++;
    position->column = 0;
}

static void place(int width, int columns, cel_position *position) {
    if (position->column + width > columns) next_row(position);
    position->column += width;
    if (position->column >= columns) next_row(position);
}

/// Moves a position over text, as libedit lays it out.
void cel_measure(const wchar_t *text, size_t count, int columns, cel_position *position) {
    for (size_t i = 0; i < count; i++) {
        wchar_t c = text[i];
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

/// The same over a prompt: what stands between escape marks takes no cells.
static void measure_prompt(const wchar_t *text, int columns, cel_position *position) {
    bool escape = false;
    for (; *text; text++) {
        if (*text == CEL_ESCAPE_MARK) escape = !escape;
        else if (!escape) cel_measure(text, 1, columns, position);
    }
}

/// Asks for the terminal's size; what cannot be asked counts as 80 by 24.
void cel_update_size(cel_editor *editor) {
    struct winsize size = {0};
    ioctl(editor->terminal.out_fd, TIOCGWINSZ, &size);
    editor->terminal.columns = size.ws_col < 2 ? 80 : size.ws_col;
    editor->terminal.rows = size.ws_row < 1 ? 24 : size.ws_row;
}

/// What stands before the further rows of an entry; nothing where there is no room for it.
const wchar_t *cel_continuation(cel_editor *editor) {
    return editor->terminal.columns > 8 ? CONTINUATION : L"";
}

/// Moves a position over a newline as we draw it: after a full row it only ends that row, where libedit leaves another
/// one empty. An empty line of the text is a row.
void cel_break(cel_position *position, bool is_empty) {
    if (position->column > 0 || position->row == 0 || is_empty) next_row(position);
}

/// Moves a position over a part of a line that begins at `begin`.
static void measure_line(cel_editor *editor, const wchar_t *begin, const wchar_t *text, const wchar_t *end,
                         cel_position *position, bool marked) {
    const wchar_t *mark = cel_continuation(editor), *newline;
    while (marked && (newline = wmemchr(text, L'\n', (size_t)(end - text)))) {
        cel_measure(text, (size_t)(newline - text), editor->terminal.columns, position);
        cel_break(position, newline > begin && newline[-1] == L'\n');
        cel_measure(mark, wcslen(mark), editor->terminal.columns, position);
        text = newline + 1;
    }
    cel_measure(text, (size_t)(end - text), editor->terminal.columns, position);
}

/// Where a line begins: after the prompt.
cel_position cel_start(cel_editor *editor) {
    cel_position start = {0, 0};
    measure_prompt(editor->prompt.text, editor->terminal.columns, &start);
    return start;
}

/// Moves a position over the characters of a line from `from` up to `to`, as we draw them.
void cel_pass(cel_editor *editor, const wchar_t *line, size_t from, size_t to, cel_position *position) {
    measure_line(editor, line, line + from, line + to, position, true);
}

static void locate(cel_editor *editor, cel_position *cursor, cel_position *end, bool marked) {
    *cursor = *end = cel_start(editor);
    if (editor->reading.is_hidden) return;
    const LineInfoW *line = el_wline(editor->el);
    measure_line(editor, line->buffer, line->buffer, line->cursor, cursor, marked);
    *end = *cursor;
    measure_line(editor, line->buffer, line->cursor, line->lastchar, end, marked);
}

/// Where the cursor is, and where the text ends.
void cel_locate(cel_editor *editor, cel_position *cursor, cel_position *end) {
    locate(editor, cursor, end, true);
}

/// The same where libedit has drawn the line, which knows nothing of marks before further rows.
void cel_locate_unmarked(cel_editor *editor, cel_position *cursor, cel_position *end) {
    locate(editor, cursor, end, false);
}

/// What stands at the right edge now; empty for nothing.
const wchar_t *cel_right_prompt(cel_editor *editor) {
    if (editor->terminal.columns < RIGHT_COLUMNS || editor->search.is_running || editor->reading.is_hidden) return L"";
    return editor->prompt.right ? editor->prompt.right : L"";
}

/// The cells that the right prompt takes of the row of a line that ends there, with the blank before it; 0 when there is
/// none. It is as libedit decides it.
int cel_right_cells(cel_editor *editor, const cel_position *end) {
    cel_position width = {0, 0};
    const wchar_t *right = cel_right_prompt(editor);
    if (!*right || end->row > 0) return 0;
    measure_prompt(right, editor->terminal.columns, &width);
    if (width.column == 0 || width.row > 0) return 0;
    return editor->terminal.columns - end->column - width.column > 1 ? width.column + 1 : 0;
}
