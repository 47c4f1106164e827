// Bytes from the terminal, one at a time, and keys that have been decoded before anything asked for them; the pipe that
// wakes the thread which waits for either. What bytes mean as keys is keys.c's and input.c's.

#include "bytes.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ANSWER_TIMEOUT = 150 };  // ms: for the terminal to say where its cursor is

/// Ends the editor's wait for a byte. Any thread.
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

/// The time on a clock that nothing sets back.
long cel_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// MARK: Bytes

/// Whether a key, or a part of one, is there to be read without waiting.
bool cel_is_input_waiting(cel_editor *editor) {
    struct pollfd fd = {editor->terminal.in_fd, POLLIN, 0};
    return editor->input.queued > 0 || editor->input.unread_count > 0 || poll(&fd, 1, 0) > 0;
}

/// Waits for a byte, so many ms or for ever (-1).
cel_wait cel_wait_for_input(cel_editor *editor, int timeout) {
    if (editor->input.unread_count > 0) return CEL_WAIT_READY;
    struct pollfd fds[2] = {{editor->terminal.in_fd, POLLIN, 0}, {editor->shared.wake[0], POLLIN, 0}};
    int count = poll(fds, 2, timeout);
    if (count < 0) return errno == EINTR ? CEL_WAIT_WOKEN : CEL_WAIT_GONE;
    if (count == 0) return CEL_WAIT_TIMEOUT;
    if (fds[1].revents) {
        char drained[64];
        while (read(editor->shared.wake[0], drained, sizeof drained) > 0) {}
        return CEL_WAIT_WOKEN;
    }
    return CEL_WAIT_READY;
}

/// Puts a byte back that belongs to the next key.
void cel_return_byte(cel_editor *editor, unsigned char byte) {
    if (editor->input.unread_count == sizeof editor->input.unread) return;
    memmove(editor->input.unread + 1, editor->input.unread, editor->input.unread_count++);
    editor->input.unread[0] = byte;
}

/// Reads a byte, as read(2) does.
ssize_t cel_take_byte(cel_editor *editor, unsigned char *byte) {
    if (editor->input.unread_count == 0) return read(editor->terminal.in_fd, byte, 1);
    *byte = editor->input.unread[0];
    memmove(editor->input.unread, editor->input.unread + 1, --editor->input.unread_count);
    return 1;
}

/// The next byte within a key; -1 when it does not come in time (ms), or never.
int cel_read_byte(cel_editor *editor, int timeout) {
    for (;;) {
        cel_wait state = cel_wait_for_input(editor, timeout);
        if (state == CEL_WAIT_WOKEN && !atomic_load(&editor->shared.is_aborted)) continue;
        if (state != CEL_WAIT_READY) return -1;
        unsigned char byte;
        ssize_t got = cel_take_byte(editor, &byte);
        if (got == 1) return byte;
        if (got == 0 || (errno != EINTR && errno != EAGAIN)) return -1;
    }
}

/// The same within a paste, where many bytes are taken in at once. What comes after its end has to fit where bytes wait
/// for the next key, so it is not too many.
int cel_read_pasted_byte(cel_editor *editor, int timeout) {
    cel_input_state *input = &editor->input;
    if (input->unread_count == 0 && cel_wait_for_input(editor, timeout) == CEL_WAIT_READY) {
        ssize_t got = read(editor->terminal.in_fd, input->unread, sizeof input->unread / 2);
        if (got > 0) input->unread_count = (size_t)got;
    }
    return cel_read_byte(editor, timeout);
}

// MARK: Keys

/// Takes the next of the keys that are decoded already; false when there is none.
bool cel_take_key(cel_editor *editor, wchar_t *key) {
    cel_input_state *input = &editor->input;
    if (input->queued == 0) return false;
    *key = input->queue[0];
    input->queued--;
    for (unsigned i = 0; i < input->queued; i++) input->queue[i] = input->queue[i + 1];
    return true;
}

/// Makes a key the next one.
void cel_push_key(cel_editor *editor, wchar_t key) {
    if (editor->input.queued == CEL_QUEUE) return;
    for (unsigned i = editor->input.queued++; i > 0; i--) editor->input.queue[i] = editor->input.queue[i - 1];
    editor->input.queue[0] = key;
}

/// Makes a key the last one.
void cel_append_key(cel_editor *editor, wchar_t key) {
    if (editor->input.queued < CEL_QUEUE) editor->input.queue[editor->input.queued++] = key;
}

// MARK: The cursor's place

/// Takes the terminal's answer off the end of what has been read; false when it is not there yet.
static bool take_answer(cel_editor *editor, int *row, int *column) {
    char *text = (char *)editor->input.unread;
    size_t start = editor->input.unread_count;
    int used = 0;
    while (start > 0 && text[start - 1] != 0x1B) start--;
    if (start == 0) return false;
    text[editor->input.unread_count] = '\0';
    if (sscanf(text + start, "[%5d;%5dR%n", row, column, &used) != 2 || used == 0) return false;
    editor->input.unread_count = start - 1;
    --*row;
    --*column;
    return true;
}

/// Asks the terminal where its cursor is, from 0; false when it does not say so in time. Keys that come first are kept.
bool cel_ask_position(cel_editor *editor, int *row, int *column) {
    long end = cel_milliseconds() + ANSWER_TIMEOUT;
    if (editor->terminal.is_silent || editor->input.unread_count > 0) return false;
    fputs("\x1b[6n", editor->terminal.out);
    fflush(editor->terminal.out);
    while (editor->input.unread_count < sizeof editor->input.unread - 1) {
        struct pollfd fd = {editor->terminal.in_fd, POLLIN, 0};
        long left = end - cel_milliseconds();
        if (left <= 0 || poll(&fd, 1, (int)left) <= 0) break;
        if (read(editor->terminal.in_fd, editor->input.unread + editor->input.unread_count, 1) != 1) return false;
        editor->input.unread_count++;
        if (take_answer(editor, row, column)) return true;
    }
    editor->terminal.is_silent = true;
    return false;
}
