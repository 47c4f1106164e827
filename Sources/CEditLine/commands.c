// What keys do that libedit does not do, or not as people expect, and which key does what.

#include "editor.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

cel_editor *cel_of(EditLine *el) {
    void *editor = NULL;
    el_wget(el, EL_CLIENTDATA, &editor);
    return editor;
}

/// Ctrl-C: the line stays on the screen, marked, and is dropped.
static unsigned char interrupt(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_leave_line(editor, "^C");
    editor->outcome = CEL_INTERRUPT;
    return CC_EOF;
}

/// Puts in what was pasted, as one.
static unsigned char paste(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->paste || !editor->paste[0]) return CC_NORM;
    int status = el_winsertstr(el, editor->paste);
    cel_set_paste(editor, NULL);
    return status == 0 ? CC_REFRESH : CC_ERROR;
}

/// Replaces what stands before the cursor; `bytes` are counted in UTF-8.
static unsigned char replace(EditLine *el, const char *line, size_t cursor, const cel_action *answer) {
    int scalars = 0;
    for (size_t i = cursor - answer->delete_bytes; i < cursor; i++) scalars += (line[i] & 0xC0) != 0x80;
    if (scalars > 0) el_wdeletestr(el, scalars);
    wchar_t *text = cel_wide(answer->text, strlen(answer->text));
    if (text && text[0]) el_winsertstr(el, text);
    free(text);
    return CC_REFRESH;
}

static unsigned char perform(cel_editor *editor, const cel_place *place, const cel_action *answer) {
    switch (answer->kind) {
    case CEL_ACTION_NOTHING: return CC_NORM;
    case CEL_ACTION_BEEP: return CC_ERROR;
    case CEL_ACTION_REPLACE:
        if (!answer->text || answer->delete_bytes > place->cursor) return CC_ERROR;
        return replace(editor->el, place->line, place->cursor, answer);
    case CEL_ACTION_LIST:
        if (!answer->text) return CC_ERROR;
        cel_print_list(editor, answer->text);
        return CC_NORM;
    }
    return CC_ERROR;
}

/// Asks what could stand at the cursor, and does it.
static unsigned char complete(EditLine *el, cel_completion key) {
    cel_editor *editor = cel_of(el);
    if (!editor->complete) return CC_ERROR;
    const LineInfoW *wide = el_wline(el);
    cel_place place = {.columns = editor->columns, .rows = editor->rows};
    char *line = cel_narrow(wide->buffer, (size_t)(wide->lastchar - wide->buffer), &place.length);
    char *before = cel_narrow(wide->buffer, (size_t)(wide->cursor - wide->buffer), &place.cursor);
    free(before);
    if (!line) return CC_ERROR;
    place.line = line;
    place.repeated = editor->completion_key != 0 && editor->keys == editor->completion_key + 1;
    editor->completion_key = editor->keys;
    cel_action answer = {.kind = CEL_ACTION_NOTHING};
    editor->complete(editor->context, key, &place, &answer);
    unsigned char result = perform(editor, &place, &answer);
    free(answer.text);
    free(line);
    return result;
}

static unsigned char complete_forward(EditLine *el, wint_t key) {
    (void)key;
    return complete(el, CEL_COMPLETE_FORWARD);
}

static unsigned char complete_backward(EditLine *el, wint_t key) {
    (void)key;
    return complete(el, CEL_COMPLETE_BACKWARD);
}

/// Ctrl-D: the end on an empty line, a list at the end of one, else the character under the cursor goes.
static unsigned char end_or_delete(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const LineInfoW *line = el_wline(el);
    if (line->lastchar == line->buffer) {
        cel_leave_line(editor, "");
        editor->outcome = CEL_EOF;
        return CC_EOF;
    }
    if (line->cursor == line->lastchar) return complete(el, CEL_COMPLETE_LIST);
    el_cursor(el, 1);
    el_wdeletestr(el, 1);
    return CC_REFRESH;
}

/// Ctrl-Z: gives the terminal back as it was, stops the whole job, and draws the line again when it goes on.
static unsigned char suspend(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_leave_line(editor, "");
    fputs("\x1b[?2004l", editor->out);
    fflush(editor->out);
    el_wset(el, EL_PREP_TERM, 0);
    kill(0, SIGTSTP);
    el_wset(el, EL_PREP_TERM, 1);
    cel_update_size(editor);
    el_resize(el);
    fputs("\x1b[?2004h", editor->out);
    cel_redraw(editor);
    return CC_NORM;
}

static unsigned char nothing(EditLine *el, wint_t key) {
    (void)el;
    (void)key;
    return CC_NORM;
}

/// Teaches libedit our commands. It keeps the pointers to the names.
void cel_add_commands(cel_editor *editor) {
    EditLine *el = editor->el;
    el_wset(el, EL_ADDFN, L"cel-interrupt", L"Drop the line", interrupt);
    el_wset(el, EL_ADDFN, L"cel-paste", L"Insert what was pasted", paste);
    el_wset(el, EL_ADDFN, L"cel-complete", L"Complete", complete_forward);
    el_wset(el, EL_ADDFN, L"cel-complete-back", L"Complete, going back", complete_backward);
    el_wset(el, EL_ADDFN, L"cel-end-or-delete", L"End, list or delete", end_or_delete);
    el_wset(el, EL_ADDFN, L"cel-suspend", L"Suspend", suspend);
    el_wset(el, EL_ADDFN, L"cel-nothing", L"Do nothing", nothing);
}

/// Binds every key of ours; done before each line, because some commands of libedit's wipe all bindings.
void cel_bind_keys(cel_editor *editor) {
    static const struct { wchar_t key[4]; const wchar_t *command; } bindings[] = {
        {L"^I", L"cel-complete"},
        {{CEL_KEY_BACK_TAB}, L"cel-complete-back"},
        {L"^C", L"cel-interrupt"},
        {L"^D", L"cel-end-or-delete"},
        {L"^Z", L"cel-suspend"},
        {L"^W", L"ed-delete-prev-word"},
        {L"^L", L"ed-clear-screen"},
        {L"^R", L"em-inc-search-prev"},
        {L"^S", L"em-inc-search-next"},
        {L"\x1bx", L"cel-nothing"},  // M-x reads memory nobody wrote
        {L"\x1bX", L"cel-nothing"},
        {{CEL_KEY_PASTE}, L"cel-paste"},
        {{CEL_KEY_UP}, L"ed-prev-history"},
        {{CEL_KEY_DOWN}, L"ed-next-history"},
        {{CEL_KEY_LEFT}, L"ed-prev-char"},
        {{CEL_KEY_RIGHT}, L"ed-next-char"},
        {{CEL_KEY_HOME}, L"ed-move-to-beg"},
        {{CEL_KEY_END}, L"ed-move-to-end"},
        {{CEL_KEY_DELETE}, L"ed-delete-next-char"},
        {{CEL_KEY_WORD_LEFT}, L"ed-prev-word"},
        {{CEL_KEY_WORD_RIGHT}, L"em-next-word"},
        {{CEL_KEY_DELETE_WORD}, L"em-delete-next-word"},
    };
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++) {
        el_wset(editor->el, EL_BIND, bindings[i].key, bindings[i].command, NULL);
    }
}
