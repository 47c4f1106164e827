// The terminal as it was: whole again should the process end without coming by cel_destroy, and its echo and its end
// character, which are out of force between two lines. What is typed ahead is shown at the next prompt, and not among
// what a command writes; in a line the kernel collects, a Ctrl-D typed ahead would arrive as a NUL.

#include "restore.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

static struct termios remembered;
static atomic_int remembered_fd = -1;
static atomic_bool is_shaped;
static atomic_bool is_titled;
static atomic_bool is_hiding;
static const int fatal_signals[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction previous_actions[FATAL_COUNT];

static void restore(void) {
    int fd = atomic_exchange(&remembered_fd, -1);
    if (fd < 0) return;
    tcsetattr(fd, TCSANOW, &remembered);
    ssize_t ignored = write(fd, "\x1b[?2004l", 8);
    if (atomic_exchange(&is_shaped, false)) ignored = write(fd, "\x1b[0 q", 5);
    if (atomic_exchange(&is_titled, false)) ignored = write(fd, CEL_NO_TITLE, sizeof CEL_NO_TITLE - 1);
    (void)ignored;
}

/// The cursor has a shape of ours, or its own again.
void cel_note_shape(bool shaped) {
    atomic_store(&is_shaped, shaped);
}

/// The window has a name of ours, or its own again.
void cel_note_title(bool titled) {
    atomic_store(&is_titled, titled);
}

/// A crash must not leave the terminal unusable; after that the handler that was there before has its turn. Calls only
/// what a signal handler may call.
static void restore_and_pass_on(int number, siginfo_t *info, void *context) {
    restore();
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        if (fatal_signals[i] != number) continue;
        const struct sigaction *before = &previous_actions[i];
        sigaction(number, before, NULL);
        // Called and not raised again, so that it is given the place where the crash happened.
        if (before->sa_flags & SA_SIGINFO) return before->sa_sigaction(number, info, context);
    }
    if (info->si_code <= 0) raise(number);  // sent; else the instruction that failed fails again
}

static void register_restore(void) {
    atexit(restore);
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        struct sigaction action = {
            .sa_sigaction = restore_and_pass_on, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK,
        };
        sigemptyset(&action.sa_mask);
        sigaction(fatal_signals[i], &action, &previous_actions[i]);
    }
}

/// Notes how the terminal is before the first line.
void cel_remember_terminal(int fd) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    struct termios now;
    if ((atomic_load(&remembered_fd) == fd && atomic_load(&is_hiding)) || tcgetattr(fd, &now) != 0) return;
    remembered = now;
    pthread_once(&once, register_restore);
    atomic_store(&remembered_fd, fd);
}

/// Nothing is to be restored any more.
void cel_forget_terminal(void) {
    atomic_store(&remembered_fd, -1);
}

/// Whether this process may change the terminal without being stopped for it.
static bool is_in_foreground(int fd) {
    return tcgetpgrp(fd) == getpgrp();
}

/// Hides what is typed between two lines, or gives echo and end character back as the user or a child has left them.
void cel_hide_typing(bool hides) {
    int fd = atomic_load(&remembered_fd);
    struct termios now;
    if (fd < 0 || hides == atomic_load(&is_hiding) || !is_in_foreground(fd)) return;
    if (tcgetattr(fd, &now) != 0 || !(now.c_lflag & ICANON)) return;
    if (hides) {
        remembered = now;
        now.c_cc[VEOF] = _POSIX_VDISABLE;
        now.c_lflag &= ~(tcflag_t)ECHO;
    } else {
        now.c_cc[VEOF] = remembered.c_cc[VEOF];
        now.c_lflag |= remembered.c_lflag & ECHO;
    }
    if (tcsetattr(fd, TCSANOW, &now) == 0) atomic_store(&is_hiding, hides);
}

/// Between two lines: keys come one by one, or in lines again.
void cel_collect_lines(bool collects) {
    int fd = atomic_load(&remembered_fd);
    struct termios now;
    if (fd < 0 || !atomic_load(&is_hiding) || !is_in_foreground(fd) || tcgetattr(fd, &now) != 0) return;
    if (collects) {
        now.c_lflag |= ICANON;
        now.c_cc[VEOF] = _POSIX_VDISABLE;  // on some systems it shares its place with what follows
    } else {
        now.c_lflag &= ~(tcflag_t)ICANON;
        now.c_cc[VMIN] = 1;
        now.c_cc[VTIME] = 0;
    }
    tcsetattr(fd, TCSANOW, &now);
}

/// Between two lines: gives everything back for a while; false when there is nothing to give back. As a signal handler
/// may.
bool cel_lay_open(struct termios *ours) {
    int fd = atomic_load(&remembered_fd);
    if (fd < 0 || !atomic_load(&is_hiding) || !is_in_foreground(fd) || tcgetattr(fd, ours) != 0) return false;
    if (tcsetattr(fd, TCSANOW, &remembered) != 0) return false;
    atomic_store(&is_hiding, false);
    return true;
}

/// And takes it back, unless others have the terminal now.
void cel_take_back(const struct termios *ours) {
    int fd = atomic_load(&remembered_fd);
    if (fd >= 0 && is_in_foreground(fd) && tcsetattr(fd, TCSANOW, ours) == 0) atomic_store(&is_hiding, true);
}
