// Ctrl-C, Ctrl-D, Tab, pasting and marks: what these keys do. Which key does what is bindings.c's.

#include "editor.h"

#include <stdlib.h>
#include <string.h>

cel_editor *cel_of(EditLine *el) {
    void *editor = NULL;
    el_wget(el, EL_CLIENTDATA, &editor);
    return editor;
}

/// Enter: the line is done. libedit's own way would leave one that we draw where its cursor stands.
unsigned char cel_enter(EditLine *el, wint_t key) {
    (void)key;
    cel_leave_line(cel_of(el), "");
    cel_of(el)->reading.is_entered = true;
    return CC_NEWLINE;
}

/// Ctrl-C: the line stays on the screen, marked, and is dropped.
unsigned char cel_interrupt(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_leave_line(editor, "^C");
    editor->reading.outcome = CEL_INTERRUPT;
    return CC_EOF;
}

/// Puts in what was pasted, as one.
unsigned char cel_paste(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->input.paste || !editor->input.paste[0]) return CC_NORM;
    int status = el_winsertstr(el, editor->input.paste);
    cel_set_paste(editor, NULL);
    return status == 0 ? CC_REFRESH : CC_ERROR;
}

/// Adds what was typed to the character before the cursor, when both are one.
unsigned char cel_combine(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const LineInfoW *line = el_wline(el);
    wchar_t text[CEL_CLUSTER_LIMIT + 1];
    size_t count = line->cursor > line->buffer ? cel_scalars(editor->clusters, line->cursor[-1], text) : 0;
    text[count++] = editor->input.combining;
    bool one = count > 1 && cel_cluster_length(text, count) == count;
    wchar_t merged[2] = {cel_stand_in(editor->clusters, one ? text : text + count - 1, one ? count : 1), 0};
    if (one) el_wdeletestr(el, 1);
    return el_winsertstr(el, merged) == 0 ? CC_REFRESH : CC_ERROR;
}

/// Replaces what stands around the cursor; bytes are counted in UTF-8.
static unsigned char replace(cel_editor *editor, const cel_action *answer) {
    const LineInfoW *line = el_wline(editor->el);
    int count = 0;
    size_t bytes = 0;
    while (bytes < answer->delete_bytes && line->cursor - count > line->buffer) {
        bytes += cel_narrow_length(editor, line->cursor[-++count]);
    }
    int ahead = 0;
    bytes = 0;
    while (bytes < answer->delete_after && line->cursor + ahead < line->lastchar) {
        bytes += cel_narrow_length(editor, line->cursor[ahead++]);
    }
    if (ahead > 0) el_cursor(editor->el, ahead);
    if (count + ahead > 0) el_wdeletestr(editor->el, count + ahead);
    wchar_t *text = cel_wide(editor, answer->text, strlen(answer->text));
    if (text && text[0]) el_winsertstr(editor->el, text);
    free(text);
    return CC_REFRESH;
}

static unsigned char perform(cel_editor *editor, const cel_place *place, const cel_action *answer) {
    switch (answer->kind) {
    case CEL_ACTION_NOTHING: return CC_NORM;
    case CEL_ACTION_BEEP: return CC_ERROR;
    case CEL_ACTION_REPLACE:
        if (!answer->text || answer->delete_bytes > place->cursor) return CC_ERROR;
        if (answer->delete_after > place->length - place->cursor) return CC_ERROR;
        return replace(editor, answer);
    case CEL_ACTION_LIST:
        if (!answer->text) return CC_ERROR;
        cel_print_list(editor, answer->text);
        return CC_NORM;
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

void cel_forget_walk(cel_editor *editor) {
    free(editor->completion.before);
    editor->completion.before = NULL;
    editor->completion.is_listing = false;
}

/// Notes where a walk through the list begins, so that there is a way back.
static void note_walk(cel_editor *editor, const cel_place *place, cel_action_kind kind) {
    if (!place->repeated || kind != CEL_ACTION_REPLACE) cel_forget_walk(editor);
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
    cel_forget_walk(editor);
    return CC_REFRESH;
}

/// Asks what could stand at the cursor, and does it.
static unsigned char complete(EditLine *el, cel_completion key) {
    cel_editor *editor = cel_of(el);
    if (!editor->settings.delegate.complete) return CC_ERROR;
    const LineInfoW *wide = el_wline(el);
    cel_place place = {.columns = editor->terminal.columns, .rows = editor->terminal.rows};
    char *line = cel_narrow(editor, wide->buffer, (size_t)(wide->lastchar - wide->buffer), &place.length);
    char *before = cel_narrow(editor, wide->buffer, (size_t)(wide->cursor - wide->buffer), &place.cursor);
    free(before);
    if (!line) return CC_ERROR;
    place.line = line;
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
    return complete(el, CEL_COMPLETE_FORWARD);
}

unsigned char cel_complete_backward(EditLine *el, wint_t key) {
    (void)key;
    return complete(el, CEL_COMPLETE_BACKWARD);
}

/// Ctrl-D: the end on an empty line, a list at the end of one, else the character under the cursor goes.
unsigned char cel_end_or_delete(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const LineInfoW *line = el_wline(el);
    if (line->lastchar == line->buffer) {
        cel_leave_line(editor, "");
        editor->reading.outcome = CEL_EOF;
        return CC_EOF;
    }
    if (line->cursor == line->lastchar) return complete(el, CEL_COMPLETE_LIST);
    el_cursor(el, 1);
    el_wdeletestr(el, 1);
    return CC_REFRESH;
}

/// Draws the line; all of it where the prompt may have changed, which libedit takes for the same if colours are in it.
unsigned char cel_refresh(EditLine *el, wint_t key) {
    (void)key;
    return cel_of(el)->terminal.is_shaped ? CC_REFRESH : CC_REDISPLAY;
}

unsigned char cel_nothing(EditLine *el, wint_t key) {
    (void)el;
    (void)key;
    return CC_NORM;
}
