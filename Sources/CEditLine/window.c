// The size of the terminal's window, which changes under our hands.

#include "window.h"

#include "bytes.h"
#include "layout.h"
#include "view.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    RESIZE_INTERVAL = 50,  // ms: for so long a window that rests keeps its size
    RESIZE_ROUNDS = 8,
};

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

/// From here on a SIGWINCH wakes the editor.
void cel_watch_resize(cel_editor *editor) {
    struct sigaction action = {.sa_handler = note_resize, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    atomic_store(&resize_fd, editor->shared.wake[1]);
    sigaction(SIGWINCH, &action, &previous_action);
}

/// Gives SIGWINCH back to the handler before.
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
    for (int i = 0; i < RESIZE_ROUNDS; i++) {
        struct pollfd fd = {editor->terminal.in_fd, POLLIN, 0};
        before = now;
        if (ioctl(editor->terminal.out_fd, TIOCGWINSZ, &now) != 0) return;
        if (i > 0 && before.ws_col == now.ws_col && before.ws_row == now.ws_row) return;
        if (cel_is_input_waiting(editor) || poll(&fd, 1, RESIZE_INTERVAL) > 0) return;
    }
}

/// The size itself is asked, not the signal alone: a key may overtake the handler on another thread.
void cel_follow_size(cel_editor *editor, bool patiently) {
    if (patiently && is_resized(editor)) rest(editor);
    int columns = editor->terminal.columns, rows = editor->terminal.rows;
    cel_update_size(editor);
    if (columns != editor->terminal.columns || rows != editor->terminal.rows) cel_apply_resize(editor, columns);
}
