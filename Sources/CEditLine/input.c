// Keys, as libedit asks for them, and what is done while none comes: drawing, and what other threads have requested.
// Where the bytes come from is bytes.c's, which escape sequence means which key keys.c's.

#include "input.h"

#include "abbreviation.h"
#include "bytes.h"
#include "completion.h"
#include "hint.h"
#include "jobs.h"
#include "keys.h"
#include "marks.h"
#include "menu-keys.h"
#include "menu.h"
#include "posts.h"
#include "screen.h"
#include "undo.h"
#include "utf8.h"
#include "vi-state.h"
#include "view.h"
#include "window.h"

#include <errno.h>

enum { CHARACTER_TIMEOUT = 200 };  // ms: inside a UTF-8 character

/// Does what other threads have requested; returns how long the rest may wait. Drawing happens here, between two keys,
/// because a key invented for it would be swallowed by a function that reads keys itself (incremental search, quoted
/// insert).
static int serve(cel_editor *editor) {
    cel_continue(editor);
    cel_follow_size(editor, true);
    return cel_print_posts(editor);
}

/// The first byte of a key, however long it takes; -1 when the reading is over.
static int first_byte(cel_editor *editor) {
    for (;;) {
        int wait = serve(editor);
        cel_show_line(editor);
        cel_settle(editor);
        cel_tend_menu(editor);
        cel_mark_line(editor);
        cel_show_hint(editor);
        fflush(editor->terminal.out);
        if (atomic_load(&editor->shared.is_aborted)) {
            editor->reading.outcome = CEL_ABORT;
            cel_close_menu(editor);
            return -1;
        }
        cel_wait state = cel_wait_for_input(editor, wait);
        if (state == CEL_WAIT_WOKEN || state == CEL_WAIT_TIMEOUT) continue;
        unsigned char byte;
        ssize_t got = cel_take_byte(editor, &byte);
        if (got == 1) {
            cel_follow_size(editor, false);
            cel_hide_hint(editor);
            return byte;
        }
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        editor->reading.outcome = CEL_GONE;
        return -1;
    }
}

/// The rest of a character that began with `first`. What cannot belong to it is the next key.
static wchar_t read_character(cel_editor *editor, int first) {
    unsigned char bytes[4] = {(unsigned char)first};
    size_t need = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    size_t have = 1;
    while (have < need) {
        int next = cel_read_byte(editor, CHARACTER_TIMEOUT);
        if (next >= 0 && (next & 0xC0) != 0x80) cel_return_byte(editor, (unsigned char)next);
        if (next < 0 || (next & 0xC0) != 0x80) return 0xFFFD;
        bytes[have++] = (unsigned char)next;
    }
    wchar_t scalar;
    cel_decode(bytes, have, &scalar);
    return scalar;
}

/// What a typed scalar is as a key.
static wchar_t typed(cel_editor *editor, wchar_t scalar) {
    if (!cel_may_combine(scalar)) return cel_stand_in(editor->clusters, &scalar, 1);
    editor->input.combining = scalar;
    return CEL_KEY_COMBINE;
}

/// The next key: a character, a control, or a private code. False when there will be none.
bool cel_next_key(cel_editor *editor, wchar_t *key) {
    if (cel_take_key(editor, key)) return true;
    for (;;) {
        int first = first_byte(editor);
        if (first < 0) return false;
        editor->input.key_count++;
        if (first != 0x1B) {
            *key = first < 0x80 ? first : read_character(editor, first);
            // C1 controls would pass for our own keys; the other characters are invisible.
            if (*key >= 0x80 && cel_is_hidden(*key)) continue;
            if (*key >= 0x80) *key = typed(editor, *key);
            return true;
        }
        *key = cel_read_escape(editor);
        bool is_alone = *key == 0x1B && editor->input.queued == 0;
        bool leaves = editor->menu.is_open || editor->search.is_running;
        if (is_alone && (leaves || (!editor->vi.is_on && cel_is_walking(editor)))) *key = CEL_KEY_CANCEL;
        if (*key != CEL_KEY_NONE) return true;
    }
}

/// libedit's way of asking for a character: 1, or 0 at the end.
int cel_get_char(EditLine *el, wchar_t *character) {
    cel_editor *editor = cel_of(el);
    // Some of libedit's vi commands leave the cursor outside the line until the next drawing; el_cursor puts it right.
    const LineInfoW *line = el_wline(el);
    if (line->cursor > line->lastchar) el_cursor(el, 1);
    if (line->cursor < line->buffer) el_cursor(el, -1);
    cel_take_over(editor);
    if (!cel_next_key(editor, character)) return 0;
    *character = cel_key_in_menu(editor, *character);
    cel_keep_quiet(editor);
    // Going from one entry of a menu to the next is one change.
    if (*character != CEL_KEY_MENU || !editor->menu.before) cel_note_line(editor, *character);
    cel_note_digit(editor, *character);
    cel_expand_word(editor, *character);
    return 1;
}
