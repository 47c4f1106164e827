// Programs on a pseudo-terminal: fork, size, signals, end.

#define _GNU_SOURCE

#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
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

static int modes_of(int fd) {
    struct termios modes;
    if (tcgetattr(fd, &modes) != 0) return -1;
    return ((modes.c_lflag & ECHO) ? 1 : 0) | ((modes.c_lflag & ICANON) ? 2 : 0) | ((modes.c_lflag & ISIG) ? 4 : 0)
        | (modes.c_cc[VEOF] == 4 ? 8 : 0);
}

/// What a shell does for the job in the foreground. Between fork and exec: only what is safe in a signal handler.
static void look_after(pid_t job) {
    char note[] = "[stopped 00]\r\n", byte = 0;
    int status = 0;
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        tcsetpgrp(0, getpgrp());
        int modes = modes_of(0);
        note[9] = (char)('0' + modes / 10);
        note[10] = (char)('0' + modes % 10);
        if (write(1, note, sizeof note - 1) < 0) _exit(126);
        do if (read(0, &byte, 1) != 1) _exit(126); while (byte != '\n');
        tcsetpgrp(0, job);
        kill(-job, SIGCONT);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}

static void begin_job(void) {
    signal(SIGTTOU, SIG_IGN);  // the terminal is handed on from the background
    pid_t job = fork();
    if (job < 0) _exit(126);
    if (job > 0) {
        setpgid(job, job);
        tcsetpgrp(0, job);
        look_after(job);
    }
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    signal(SIGTTOU, SIG_DFL);
}

static int spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
                 bool as_job, pid_t *process) {
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
        if (as_job) begin_job();
        execve(path, arguments, environment);
        _exit(127);
    }
    fcntl(master, F_SETFD, FD_CLOEXEC);
    *process = child;
    return master;
}

int cpt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
              pid_t *process) {
    return spawn(path, arguments, environment, columns, rows, false, process);
}

int cpt_spawn_job(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
                  pid_t *process) {
    return spawn(path, arguments, environment, columns, rows, true, process);
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
    int modes = modes_of(master);
    return modes < 0 ? -1 : modes & 7;
}
