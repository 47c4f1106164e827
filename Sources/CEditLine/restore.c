// The terminal as it was: whole again should the process end without coming by cel_destroy, and its end character, which
// is out of force between two lines. In a line the kernel collects, a Ctrl-D typed ahead would arrive as a NUL.

#include "editor.h"

#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios remembered;
static atomic_int remembered_fd = -1;
static atomic_bool is_shaped;
static const int fatal_signals[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV};
enum { FATAL_COUNT = sizeof fatal_signals / sizeof *fatal_signals };
static struct sigaction previous_actions[FATAL_COUNT];

static void restore(void) {
    int fd = atomic_exchange(&remembered_fd, -1);
    if (fd < 0) return;
    tcsetattr(fd, TCSANOW, &remembered);
    ssize_t ignored = write(fd, "\x1b[?2004l", 8);
    if (atomic_exchange(&is_shaped, false)) ignored = write(fd, "\x1b[0 q", 5);
    (void)ignored;
}

/// The cursor has a shape of ours, or its own again.
void cel_note_shape(bool shaped) {
    atomic_store(&is_shaped, shaped);
}

/// A crash must not take the terminal with it; then whoever listened before has his turn. Calls only what a signal
/// handler may call.
static void restore_and_pass_on(int number, siginfo_t *info, void *context) {
    (void)context;
    restore();
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        if (fatal_signals[i] == number) sigaction(number, &previous_actions[i], NULL);
    }
    if (info->si_code <= 0) raise(number);  // sent; else the instruction that failed fails again
}

static void register_restore(void) {
    atexit(restore);
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        struct sigaction action = {.sa_sigaction = restore_and_pass_on, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(fatal_signals[i], &action, &previous_actions[i]);
    }
}

/// Notes how the terminal is before the first line, and whatever the user or a child has changed since.
void cel_remember_terminal(int fd) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    bool known = atomic_load(&remembered_fd) == fd;
    cc_t end_character = remembered.c_cc[VEOF];
    struct termios now;
    if (tcgetattr(fd, &now) != 0) return;
    if (known && now.c_cc[VEOF] == _POSIX_VDISABLE) now.c_cc[VEOF] = end_character;
    remembered = now;
    pthread_once(&once, register_restore);
    atomic_store(&remembered_fd, fd);
}

void cel_forget_terminal(void) {
    atomic_store(&remembered_fd, -1);
}

/// Puts the end character in force, or out of it.
void cel_keep_end_character(bool kept) {
    int fd = atomic_load(&remembered_fd);
    struct termios now;
    if (fd < 0 || tcgetattr(fd, &now) != 0 || !(now.c_lflag & ICANON)) return;
    cc_t wanted = kept ? remembered.c_cc[VEOF] : _POSIX_VDISABLE;
    if (now.c_cc[VEOF] == wanted) return;
    now.c_cc[VEOF] = wanted;
    tcsetattr(fd, TCSANOW, &now);
}
