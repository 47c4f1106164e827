// Kills, and putting them back, as Emacs keys do it: libedit's own know no clusters. What vi's operators take out is
// kept in the same place by vi.c.

#include "kill.h"

#include "line.h"
#include "words.h"

#include <stdlib.h>

/// Takes a part out of the line and keeps it for Ctrl-Y; kills in a row are kept as one.
static unsigned char kill_part(cel_editor *editor, size_t from, size_t to) {
    bool before = to <= cel_cursor(editor) && from < cel_cursor(editor);
    wchar_t *part = cel_copy(editor, from, to);
    if (to <= from || !part) return free(part), CC_ERROR;
    if (editor->kill.text && editor->kill.key + 1 == editor->input.key_count) {
        const wchar_t *first = before ? part : editor->kill.text, *second = before ? editor->kill.text : part;
        wchar_t *joined = calloc(wcslen(first) + wcslen(second) + 1, sizeof *joined);
        if (joined) wcscat(wcscpy(joined, first), second);
        free(part);
        part = joined;
    }
    free(editor->kill.text);
    editor->kill.text = part;
    editor->kill.key = editor->input.key_count;
    cel_delete(editor, from, to);
    return CC_REFRESH;
}

unsigned char cel_kill_word_before(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_word_before(cel_of(el), false), cel_cursor(cel_of(el)));
}

/// Ctrl-W: back to the last blank.
unsigned char cel_kill_blank_word(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_word_before(cel_of(el), true), cel_cursor(cel_of(el)));
}

unsigned char cel_kill_word_after(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_cursor(cel_of(el)), cel_word_after(cel_of(el)));
}

unsigned char cel_kill_before(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), 0, cel_cursor(cel_of(el)));
}

unsigned char cel_kill_after(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_cursor(cel_of(el)), cel_length(cel_of(el)));
}

unsigned char cel_yank(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->kill.text || !editor->kill.text[0]) return CC_ERROR;
    return el_winsertstr(el, editor->kill.text) == 0 ? CC_REFRESH : CC_ERROR;
}
