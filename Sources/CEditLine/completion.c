// Completion: Tab and Shift-Tab, the list of candidates, and the walk through it. What could stand at the cursor the
// delegate knows; here is how it gets into the line, or onto the screen.

#include "completion.h"

#include "layout.h"
#include "line.h"
#include "menu.h"
#include "screen.h"
#include "text.h"
#include "utf8.h"
#include "vi-state.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

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
static void print_list(cel_editor *editor, const char *rows) {
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

/// Replaces what stands around the cursor; bytes are counted in UTF-8.
void cel_replace_around(cel_editor *editor, const cel_action *answer) {
    const LineInfoW *line = el_wline(editor->el);
    int count = 0;
    size_t bytes = 0;
    while (bytes < answer->delete_bytes && line->cursor - count > line->buffer) {
        bytes += cel_narrow_length(editor->clusters, line->cursor[-++count]);
    }
    int ahead = 0;
    bytes = 0;
    while (bytes < answer->delete_after && line->cursor + ahead < line->lastchar) {
        bytes += cel_narrow_length(editor->clusters, line->cursor[ahead++]);
    }
    if (ahead > 0) el_cursor(editor->el, ahead);
    if (count + ahead > 0) el_wdeletestr(editor->el, count + ahead);
    wchar_t *text = cel_wide(editor->clusters, answer->text, strlen(answer->text));
    if (text && text[0]) el_winsertstr(editor->el, text);
    free(text);
}

static unsigned char perform(cel_editor *editor, const cel_place *place, const cel_action *answer) {
    switch (answer->kind) {
    case CEL_ACTION_NOTHING: return CC_NORM;
    case CEL_ACTION_BEEP: return CC_ERROR;
    case CEL_ACTION_REPLACE:
        if (!answer->text || answer->delete_bytes > place->cursor) return CC_ERROR;
        if (answer->delete_after > place->length - place->cursor) return CC_ERROR;
        cel_replace_around(editor, answer);
        return CC_REFRESH;
    case CEL_ACTION_LIST:
        if (!answer->text) return CC_ERROR;
        print_list(editor, answer->text);
        return CC_NORM;
    case CEL_ACTION_OPEN:
        cel_open_menu(editor);
        return CC_NORM;
    case CEL_ACTION_TAKE: case CEL_ACTION_CLOSE: case CEL_ACTION_PASS: case CEL_ACTION_FINISH: return CC_ERROR;
    }
    return CC_ERROR;
}

/// Whether the list of candidates has just been shown, or one of it put in.
bool cel_is_listing(cel_editor *editor) {
    return editor->completion.is_listing && editor->completion.key + 1 == editor->input.key_count;
}

/// Whether the last key has put a candidate of the list in.
bool cel_is_walking(cel_editor *editor) {
    return cel_is_listing(editor) && editor->completion.before;
}

/// The list counts no longer, and there is no way back to the line before it.
void cel_forget_candidates(cel_editor *editor) {
    free(editor->completion.before);
    editor->completion.before = NULL;
    editor->completion.is_listing = false;
}

/// Notes where a walk through the list begins, so that there is a way back.
static void note_walk(cel_editor *editor, const cel_place *place, cel_action_kind kind) {
    if (!place->repeated || kind != CEL_ACTION_REPLACE) cel_forget_candidates(editor);
    if (kind == CEL_ACTION_LIST) editor->completion.is_listing = true;
    if (!editor->completion.is_listing || kind != CEL_ACTION_REPLACE || editor->completion.before) return;
    editor->completion.before = cel_copy(editor, 0, cel_length(editor));
    editor->completion.before_cursor = cel_cursor(editor);
}

/// Ctrl-G, and Escape where it is nothing else: out of the list, with the line as it was.
unsigned char cel_cancel(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!cel_is_walking(editor)) return CC_ERROR;
    cel_replace_line(editor, editor->completion.before, editor->completion.before_cursor);
    cel_forget_candidates(editor);
    return CC_REFRESH;
}

/// The line and the place of the cursor, as the delegate sees them. The caller frees the line; NULL without memory.
char *cel_describe(cel_editor *editor, cel_place *place) {
    const LineInfoW *wide = el_wline(editor->el);
    *place = (cel_place){.columns = editor->terminal.columns, .rows = editor->terminal.rows};
    place->room = cel_menu_room(editor);
    char *line = cel_narrow(editor->clusters, wide->buffer, (size_t)(wide->lastchar - wide->buffer), &place->length);
    char *before = cel_narrow(editor->clusters, wide->buffer, (size_t)(wide->cursor - wide->buffer), &place->cursor);
    free(before);
    place->line = line;
    return line;
}

/// Asks what could stand at the cursor, and does it.
unsigned char cel_complete(cel_editor *editor, cel_completion key) {
    if (!editor->settings.delegate.complete) return CC_ERROR;
    cel_place place = {0};
    char *line = cel_describe(editor, &place);
    if (!line) return CC_ERROR;
    // Where keys are commands the cursor is on a character, not after the word: no menu could put anything in there.
    if (key == CEL_COMPLETE_LIST && cel_is_commanding(editor)) place.room = 0;
    place.repeated = editor->completion.key != 0 && editor->input.key_count == editor->completion.key + 1;
    editor->completion.key = editor->input.key_count;
    cel_action answer = {.kind = CEL_ACTION_NOTHING};
    editor->settings.delegate.complete(editor->settings.delegate.context, key, &place, &answer);
    note_walk(editor, &place, answer.kind);
    unsigned char result = perform(editor, &place, &answer);
    free(answer.text);
    free(line);
    return result;
}

unsigned char cel_complete_forward(EditLine *el, wint_t key) {
    (void)key;
    return cel_complete(cel_of(el), CEL_COMPLETE_FORWARD);
}

unsigned char cel_complete_backward(EditLine *el, wint_t key) {
    (void)key;
    return cel_complete(cel_of(el), CEL_COMPLETE_BACKWARD);
}
