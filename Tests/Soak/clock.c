// The wall clock of the programs of scripts/soak, loaded before libc. It is that of the machine, and so much later as
// each of the files named in SOAK_CLOCKS says: 8 bytes, nanoseconds, which the soak changes while the programs run.
// Clocks that count from the start of the machine stay as they are, as they do when somebody sets the time or when a
// computer has slept. Waits until a time of day are given back in the machine's own time, so that they last as long.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum { most = 4, second = 1000000000 };

static _Atomic int64_t *later[most];
static int count;

__attribute__((constructor)) static void read_clocks(void) {
    const char *names = getenv("SOAK_CLOCKS");
    while (names && *names && count < most) {
        size_t length = strcspn(names, ":");
        char *name = strndup(names, length);
        int file = open(name, O_RDONLY | O_CLOEXEC);
        if (file >= 0) {
            void *page = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
            if (page != MAP_FAILED) later[count++] = page;
            close(file);
        }
        free(name);
        names += length + (names[length] == ':');
    }
}

static int64_t offset(void) {
    int64_t sum = 0;
    for (int i = 0; i < count; i++) sum += atomic_load_explicit(later[i], memory_order_relaxed);
    return sum;
}

static struct timespec moved(struct timespec time, int64_t by) {
    int64_t all = (int64_t)time.tv_sec * second + time.tv_nsec + by;
    if (all < 0) all = 0;
    return (struct timespec){.tv_sec = all / second, .tv_nsec = all % second};
}

// A moment that far from zero is one of the wall clock: no machine runs for thirty years.
static int is_wall(const struct timespec *time) { return time->tv_sec > 1000000000; }

static void *next(const char *name, const char *version) {
    void *found = version ? dlvsym(RTLD_NEXT, name, version) : NULL;
    return found ? found : dlsym(RTLD_NEXT, name);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = next("clock_gettime", NULL);
    int status = real(clock, time);
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI))
        *time = moved(*time, offset());
    return status;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
    *time = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *result) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}

int pthread_cond_timedwait(
    pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex, const struct timespec *restrict end) {
    static int (*real)(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
    // The one without a version is of another size.
    if (!real) real = next("pthread_cond_timedwait", "GLIBC_2.3.2");
    struct timespec here = is_wall(end) ? moved(*end, -offset()) : *end;
    return real(condition, mutex, &here);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict end) {
    static int (*real)(pthread_mutex_t *, const struct timespec *);
    if (!real) real = next("pthread_mutex_timedlock", NULL);
    struct timespec here = is_wall(end) ? moved(*end, -offset()) : *end;
    return real(mutex, &here);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict end) {
    static int (*real)(sem_t *, const struct timespec *);
    if (!real) real = next("sem_timedwait", NULL);
    struct timespec here = is_wall(end) ? moved(*end, -offset()) : *end;
    return real(semaphore, &here);
}

int timerfd_settime(int timer, int flags, const struct itimerspec *value, struct itimerspec *before) {
    static int (*real)(int, int, const struct itimerspec *, struct itimerspec *);
    if (!real) real = next("timerfd_settime", NULL);
    struct itimerspec here = *value;
    if ((flags & TFD_TIMER_ABSTIME) && is_wall(&value->it_value)) here.it_value = moved(value->it_value, -offset());
    return real(timer, flags, &here, before);
}
