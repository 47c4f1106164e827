// Bytes to keys: the poll over terminal and wake pipe, and what is done while no key comes. Which escape sequence means
// which key is left to keys.c.

#include "editor.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

void cel_wake(cel_editor *editor) {
    ssize_t ignored = write(editor->shared.wake[1], "", 1);  // a full pipe wakes as well
    (void)ignored;
}

void cel_abort(cel_editor *editor) {
    atomic_store(&editor->shared.is_aborted, true);
    cel_wake(editor);
}

void cel_rearm(cel_editor *editor) {
    atomic_store(&editor->shared.is_aborted, false);
}

long cel_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool cel_is_input_waiting(cel_editor *editor) {
    struct pollfd fd = {editor->terminal.in_fd, POLLIN, 0};
    return editor->input.queued > 0 || editor->input.unread_count > 0 || poll(&fd, 1, 0) > 0;
}

/// How long posts have to wait, in ms; -1 when there are none. Each costs a redrawing, and many come together.
static int patience(cel_editor *editor) {
    pthread_mutex_lock(&editor->shared.lock);
    bool waiting = editor->shared.posts != NULL;
    pthread_mutex_unlock(&editor->shared.lock);
    if (!waiting) return -1;
    long left = editor->shared.posted + CEL_POST_INTERVAL - cel_milliseconds();
    return left < 0 ? 0 : left > CEL_POST_INTERVAL ? CEL_POST_INTERVAL : (int)left;
}

/// Does what other threads have requested; returns how long the rest may wait. Drawing happens here, between two keys,
/// because a key invented for it would be swallowed by a function that reads keys itself (incremental search, quoted
/// insert).
static int serve(cel_editor *editor) {
    cel_go_on(editor);
    cel_follow_size(editor, true);
    int wait = patience(editor);
    if (wait != 0) return wait;
    pthread_mutex_lock(&editor->shared.lock);
    char *posts = editor->shared.posts;
    editor->shared.posts = NULL;
    pthread_mutex_unlock(&editor->shared.lock);
    cel_print_above(editor, posts);
    editor->shared.posted = cel_milliseconds();
    free(posts);
    return -1;
}

enum { WAIT_READY = 1, WAIT_TIMEOUT = 0, WAIT_WOKEN = 2, WAIT_GONE = -1 };

static int wait_for_input(cel_editor *editor, int timeout) {
    if (editor->input.unread_count > 0) return WAIT_READY;
    struct pollfd fds[2] = {{editor->terminal.in_fd, POLLIN, 0}, {editor->shared.wake[0], POLLIN, 0}};
    int count = poll(fds, 2, timeout);
    if (count < 0) return errno == EINTR ? WAIT_WOKEN : WAIT_GONE;
    if (count == 0) return WAIT_TIMEOUT;
    if (fds[1].revents) {
        char drained[64];
        while (read(editor->shared.wake[0], drained, sizeof drained) > 0) {}
        return WAIT_WOKEN;
    }
    return WAIT_READY;
}

/// Puts a byte back that belongs to the next key.
void cel_return_byte(cel_editor *editor, unsigned char byte) {
    if (editor->input.unread_count == sizeof editor->input.unread) return;
    memmove(editor->input.unread + 1, editor->input.unread, editor->input.unread_count++);
    editor->input.unread[0] = byte;
}

static ssize_t take_byte(cel_editor *editor, unsigned char *byte) {
    if (editor->input.unread_count == 0) return read(editor->terminal.in_fd, byte, 1);
    *byte = editor->input.unread[0];
    memmove(editor->input.unread, editor->input.unread + 1, --editor->input.unread_count);
    return 1;
}

/// The next byte within a key; -1 when it does not come in time (ms), or never.
int cel_read_byte(cel_editor *editor, int timeout) {
    for (;;) {
        int state = wait_for_input(editor, timeout);
        if (state == WAIT_WOKEN && !atomic_load(&editor->shared.is_aborted)) continue;
        if (state != WAIT_READY) return -1;
        unsigned char byte;
        ssize_t got = take_byte(editor, &byte);
        if (got == 1) return byte;
        if (got == 0 || (errno != EINTR && errno != EAGAIN)) return -1;
    }
}

/// The first byte of a key, however long it takes; -1 when the reading is over.
static int first_byte(cel_editor *editor) {
    for (;;) {
        int wait = serve(editor);
        cel_show_line(editor);
        cel_settle(editor);
        cel_show_hint(editor);
        fflush(editor->terminal.out);
        if (atomic_load(&editor->shared.is_aborted)) {
            editor->reading.outcome = CEL_ABORT;
            return -1;
        }
        int state = wait_for_input(editor, wait);
        if (state == WAIT_WOKEN || state == WAIT_TIMEOUT) continue;
        unsigned char byte;
        ssize_t got = take_byte(editor, &byte);
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
        int next = cel_read_byte(editor, CEL_CHARACTER_TIMEOUT);
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
    if (editor->input.queued > 0) {
        *key = editor->input.queue[0];
        editor->input.queued--;
        for (unsigned i = 0; i < editor->input.queued; i++) editor->input.queue[i] = editor->input.queue[i + 1];
        return true;
    }
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
        if (is_alone && !editor->vi.is_on && cel_is_walking(editor)) *key = CEL_KEY_CANCEL;
        if (*key != CEL_KEY_NONE) return true;
    }
}

/// Makes a key the next one.
void cel_push_key(cel_editor *editor, wchar_t key) {
    if (editor->input.queued == CEL_QUEUE) return;
    for (unsigned i = editor->input.queued++; i > 0; i--) editor->input.queue[i] = editor->input.queue[i - 1];
    editor->input.queue[0] = key;
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
    cel_keep_quiet(editor);
    cel_note_line(editor, *character);
    cel_note_digit(editor, *character);
    return 1;
}
