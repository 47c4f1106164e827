// The terminal as it was, should the process exit in the middle of a line without coming by cel_destroy.

#include "editor.h"

#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

static struct termios remembered;
static atomic_int remembered_fd = -1;

static void restore(void) {
    int fd = atomic_exchange(&remembered_fd, -1);
    if (fd < 0) return;
    tcsetattr(fd, TCSADRAIN, &remembered);
    ssize_t ignored = write(fd, "\x1b[?2004l", 8);
    (void)ignored;
}

static void register_restore(void) {
    atexit(restore);
}

void cel_remember_terminal(int fd) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    if (tcgetattr(fd, &remembered) != 0) return;
    pthread_once(&once, register_restore);
    atomic_store(&remembered_fd, fd);
}

void cel_forget_terminal(void) {
    atomic_store(&remembered_fd, -1);
}
