// The handler of signals. It writes a byte and does nothing else: of all functions only those in signal-safety(7) may
// be called in it.

#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/// Where the handler writes; set before the first signal is caught.
static volatile int writing_end = -1;

static void note(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    // A pipe that is full holds thousands of signals that are not handled yet: one more changes nothing.
    ssize_t written = write(writing_end, &byte, 1);
    (void)written;
    errno = saved;
}

int csignals_catch(const int *numbers, size_t count) {
    int ends[2];
    if (pipe(ends) != 0) return -1;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFL, O_NONBLOCK);
    writing_end = ends[1];
    for (size_t i = 0; i < count; i++) {
        struct sigaction action;
        if (sigaction(numbers[i], NULL, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action = (struct sigaction){.sa_handler = note, .sa_flags = SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(numbers[i], &action, NULL);
    }
    return ends[0];
}
