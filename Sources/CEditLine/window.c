// The terminal's window: its size, which changes under our hands, and where its cursor has come to be.

#include "editor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

// The signal handler touches this only, so that it outlives any editor.
static atomic_int resize_fd = -1;
static struct sigaction previous_action;

static void note_resize(int signal) {
    (void)signal;
    int saved = errno;
    int fd = atomic_load(&resize_fd);
    if (fd >= 0) {
        ssize_t ignored = write(fd, "", 1);
        (void)ignored;
    }
    errno = saved;
}

void cel_watch_resize(cel_editor *editor) {
    struct sigaction action = {.sa_handler = note_resize, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    atomic_store(&resize_fd, editor->shared.wake[1]);
    sigaction(SIGWINCH, &action, &previous_action);
}

void cel_unwatch_resize(cel_editor *editor) {
    if (atomic_load(&resize_fd) != editor->shared.wake[1]) return;
    sigaction(SIGWINCH, &previous_action, NULL);
    atomic_store(&resize_fd, -1);
}

static bool is_resized(cel_editor *editor) {
    struct winsize size = {0};
    if (ioctl(editor->terminal.out_fd, TIOCGWINSZ, &size) != 0 || size.ws_col < 2 || size.ws_row < 1) return false;
    return size.ws_col != editor->terminal.columns || size.ws_row != editor->terminal.rows;
}

/// Waits until a window that is being pulled at has come to rest: what is drawn for one width is wrong at the next. A
/// key ends the waiting.
static void rest(cel_editor *editor) {
    struct winsize before, now = {0};
    for (int i = 0; i < CEL_RESIZE_ROUNDS; i++) {
        struct pollfd fd = {editor->terminal.in_fd, POLLIN, 0};
        before = now;
        if (ioctl(editor->terminal.out_fd, TIOCGWINSZ, &now) != 0) return;
        if (i > 0 && before.ws_col == now.ws_col && before.ws_row == now.ws_row) return;
        if (cel_is_input_waiting(editor) || poll(&fd, 1, CEL_RESIZE_INTERVAL) > 0) return;
    }
}

/// The size itself is asked, not the signal alone: a key may overtake the handler on another thread.
void cel_follow_size(cel_editor *editor, bool patiently) {
    if (patiently && is_resized(editor)) rest(editor);
    int columns = editor->terminal.columns, rows = editor->terminal.rows;
    cel_update_size(editor);
    if (columns != editor->terminal.columns || rows != editor->terminal.rows) cel_apply_resize(editor, columns);
}

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
    long end = cel_milliseconds() + CEL_ANSWER_TIMEOUT;
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
