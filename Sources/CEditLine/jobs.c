// Stopping and continuing: Ctrl-Z, and other signals that stop the process in the middle of a line (Terminal §6.8). The
// shell that takes over finds the terminal in its usual modes; the user who comes back finds the line, drawn once.

#include "jobs.h"

#include "hint.h"
#include "restore.h"
#include "screen.h"
#include "terminal.h"
#include "view.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

// The signal handler touches these only, so that it outlives any editor.
static atomic_int continue_fd = -1;
static atomic_bool continued;
static struct sigaction previous_action, previous_stop;
static atomic_bool stops_watched;

enum { CONTINUE_TIMEOUT = 200 };  // ms: a job without a shell cannot be stopped, and nothing would continue it

static void note_continuation(int signal) {
    (void)signal;
    int saved = errno;
    int fd = atomic_load(&continue_fd);
    atomic_store(&continued, true);
    if (fd >= 0) {
        ssize_t ignored = write(fd, "", 1);
        (void)ignored;
    }
    errno = saved;
}

/// From here on a SIGCONT wakes the editor.
void cel_watch_continuation(cel_editor *editor) {
    struct sigaction action = {.sa_handler = note_continuation, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    atomic_store(&continue_fd, editor->shared.wake[1]);
    sigaction(SIGCONT, &action, &previous_action);
}

/// Gives SIGCONT back to the handler before.
void cel_unwatch_continuation(cel_editor *editor) {
    if (atomic_load(&continue_fd) != editor->shared.wake[1]) return;
    sigaction(SIGCONT, &previous_action, NULL);
    atomic_store(&continue_fd, -1);
}

/// Stopped between two lines: the shell that takes over finds the terminal as it was; the echo is off again afterwards.
static void note_stop(int signal) {
    int saved = errno;
    struct sigaction normal = {.sa_handler = SIG_DFL}, own;
    sigset_t signals, mask;
    struct termios ours;
    bool was_hiding = cel_lay_open(&ours);
    sigaction(signal, &normal, &own);
    sigemptyset(&signals);
    sigaddset(&signals, signal);
    pthread_sigmask(SIG_UNBLOCK, &signals, &mask);
    raise(signal);  // the process stops here, and continues here
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(signal, &own, NULL);
    if (was_hiding) cel_take_back(&ours);
    errno = saved;
}

/// Not where nothing is to stop the process.
void cel_watch_stops(void) {
    struct sigaction action = {.sa_handler = note_stop, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(SIGTSTP, NULL, &previous_stop) != 0 || previous_stop.sa_handler == SIG_IGN) return;
    if (!atomic_exchange(&stops_watched, true)) sigaction(SIGTSTP, &action, NULL);
}

/// Gives SIGTSTP back to the handler before.
void cel_unwatch_stops(void) {
    if (atomic_exchange(&stops_watched, false)) sigaction(SIGTSTP, &previous_stop, NULL);
}

/// Forgets that the process was continued, which has been dealt with.
void cel_forget_continuation(void) {
    atomic_store(&continued, false);
}

/// Waits until the signal to continue has been noticed, so that it does not pass for another one later.
static void await_continuation(cel_editor *editor) {
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (long left = CONTINUE_TIMEOUT; !atomic_load(&continued) && left > 0;) {
        struct pollfd fd = {editor->shared.wake[0], POLLIN, 0};
        char drained[64];
        if (poll(&fd, 1, (int)left) > 0) while (read(editor->shared.wake[0], drained, sizeof drained) > 0) {}
        clock_gettime(CLOCK_MONOTONIC, &now);
        left = CONTINUE_TIMEOUT - (now.tv_sec - start.tv_sec) * 1000 - (now.tv_nsec - start.tv_nsec) / 1000000;
    }
}

/// Stops the whole job, and returns when the job is continued.
static void stop(cel_editor *editor) {
    struct sigaction ignored = {.sa_handler = SIG_IGN}, normal = {.sa_handler = SIG_DFL}, previous;
    sigset_t signals, mask;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTSTP);
    sigaddset(&signals, SIGCONT);
    // Sent to the process as a whole, the signal would reach any thread, and this one would run on for a while.
    sigaction(SIGTSTP, &ignored, &previous);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &normal, NULL);
    cel_forget_continuation();
    pthread_sigmask(SIG_UNBLOCK, &signals, &mask);
    raise(SIGTSTP);
    await_continuation(editor);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &previous, NULL);
}

/// Ctrl-Z: gives the terminal back as it was, stops the job, and draws the line again when it continues.
unsigned char cel_suspend(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_leave_line(editor, "");
    cel_release_terminal(editor);
    stop(editor);
    cel_seize_terminal(editor);  // waits for the foreground
    cel_forget_continuation();
    cel_redraw(editor);
    return CC_NORM;
}

/// Takes the terminal back after a stop that came from outside; the shell has left the cursor in a row of its own.
void cel_continue(cel_editor *editor) {
    if (!atomic_exchange(&continued, false)) return;
    el_wset(editor->el, EL_PREP_TERM, 0);  // libedit believes that it still has it
    cel_seize_terminal(editor);
    cel_drop_hint(editor);
    cel_clear_below(editor);
    cel_redraw(editor);
}
