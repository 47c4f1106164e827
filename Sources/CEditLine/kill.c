// What was taken out of lines, in a ring, and putting it back, as Emacs keys do it: libedit's own know no clusters.
// What vi's operators take out is kept in the same ring, for its p.

#include "kill.h"

#include "line.h"
#include "words.h"

#include <stdlib.h>

/// The newest of what was taken out; NULL for nothing.
const wchar_t *cel_newest_kill(const cel_editor *editor) {
    return editor->kill.count > 0 ? editor->kill.ring[0] : NULL;
}

/// Keeps what was taken out, or copied, before what was kept already. Takes the text over.
void cel_keep_kill(cel_editor *editor, wchar_t *text) {
    cel_kill_state *kill = &editor->kill;
    if (kill->count == CEL_KILLS) free(kill->ring[--kill->count]);
    for (size_t i = kill->count++; i > 0; i--) kill->ring[i] = kill->ring[i - 1];
    kill->ring[0] = text;
}

/// Nothing can be put back any more.
void cel_forget_kills(cel_editor *editor) {
    while (editor->kill.count > 0) free(editor->kill.ring[--editor->kill.count]);
}

/// Takes a part out of the line and keeps it for Ctrl-Y; kills in a row are kept as one.
static unsigned char kill_part(cel_editor *editor, size_t from, size_t to) {
    cel_kill_state *kill = &editor->kill;
    bool before = to <= cel_cursor(editor) && from < cel_cursor(editor);
    if (to <= from) return CC_ERROR;
    wchar_t *part = cel_copy(editor, from, to);
    if (!part) return CC_ERROR;
    if (kill->count > 0 && kill->key + 1 == editor->input.key_count) {
        const wchar_t *first = before ? part : kill->ring[0], *second = before ? kill->ring[0] : part;
        wchar_t *joined = calloc(wcslen(first) + wcslen(second) + 1, sizeof *joined);
        if (!joined) return free(part), CC_ERROR;
        wcscat(wcscpy(joined, first), second);
        free(part);
        free(kill->ring[0]);
        kill->ring[0] = joined;
    } else {
        cel_keep_kill(editor, part);
    }
    kill->key = editor->input.key_count;
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

/// Puts one of the ring in, and notes it for Alt-y.
static unsigned char put_back(cel_editor *editor, size_t place) {
    const wchar_t *text = editor->kill.ring[place];
    if (text[0] && el_winsertstr(editor->el, text) != 0) return CC_ERROR;
    editor->kill.place = place;
    editor->kill.length = wcslen(text);
    editor->kill.yanked = editor->input.key_count;
    return CC_REFRESH;
}

unsigned char cel_yank(EditLine *el, wint_t key) {
    (void)key;
    return cel_of(el)->kill.count > 0 ? put_back(cel_of(el), 0) : CC_ERROR;
}

/// Alt-y right after Ctrl-Y or itself: what was taken out before that, in its place; after the oldest the newest again.
unsigned char cel_yank_before(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_kill_state *kill = &editor->kill;
    bool follows = kill->yanked != 0 && kill->yanked + 1 == editor->input.key_count;
    if (!follows || kill->count == 0 || kill->length > cel_cursor(editor)) return CC_ERROR;
    if (kill->length > 0) el_wdeletestr(el, (int)kill->length);
    return put_back(editor, (kill->place + 1) % kill->count);
}
