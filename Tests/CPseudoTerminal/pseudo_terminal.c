// Programs on a pseudo-terminal: fork, size, signals, end.

#define _GNU_SOURCE

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif

int cpt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
              pid_t *process) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    int master = -1;
    pid_t child = forkpty(&master, NULL, NULL, &size);
    if (child < 0) return -1;
    if (child == 0) {
        // Between fork and exec only what is safe in a signal handler: the parent has threads.
        struct sigaction normal = {.sa_handler = SIG_DFL};
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        for (int signal = 1; signal < 32; signal++) sigaction(signal, &normal, NULL);
        for (int fd = 3; fd < 1024; fd++) close(fd);
        execve(path, arguments, environment);
        _exit(127);
    }
    fcntl(master, F_SETFD, FD_CLOEXEC);
    *process = child;
    return master;
}

int cpt_resize(int master, int columns, int rows) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size);
}

int cpt_kill(pid_t process, int signal) {
    return kill(process, signal);
}

int cpt_wait(pid_t process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cpt_modes(int master) {
    struct termios modes;
    if (tcgetattr(master, &modes) != 0) return -1;
    return ((modes.c_lflag & ECHO) ? 1 : 0) | ((modes.c_lflag & ICANON) ? 2 : 0) | ((modes.c_lflag & ISIG) ? 4 : 0);
}
