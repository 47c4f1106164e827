// Crashes in every way there is, each in a process of its own, and looks at what the report says and how the process
// has ended. Run by scripts/test-c; ends with 1 at the first thing that is wrong.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "CSignals.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64], path[128], messages[4096], text[65536];
static const char *facts = "commit\tabc of a day\nSwift\t6.3\n";
static int failures;

static void expect(bool is_so, const char *way, const char *what) {
    if (is_so) return;
    failures++;
    printf("%s: %s\n--- report\n%s\n--- messages\n%s\n", way, what, text, messages);
}

// The ways. Each calls something that is not inlined, so that the stack has more than one frame.

static volatile int *nowhere;
static volatile int zero;
__attribute__((noinline)) static void read_nowhere(void) { zero = *nowhere; }
__attribute__((noinline)) static void run_out_of_file(void) {
    int fd = open(folder, O_TMPFILE | O_RDWR, 0600);
    volatile char *page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    zero = page[100];
}
__attribute__((noinline)) static void divide(void) {
#if defined(__x86_64__)
    __asm__ volatile("xorl %%ecx, %%ecx\n idivl %%ecx" ::: "eax", "ecx", "edx");
#else
    raise(SIGFPE);
#endif
}
__attribute__((noinline)) static void trap(void) { __builtin_trap(); }
__attribute__((noinline)) static void stop_here(void) { __builtin_debugtrap(); }
#pragma clang diagnostic ignored "-Winfinite-recursion"
__attribute__((noinline)) static int recurse(int depth) {
    volatile char much[4096];
    much[depth % 4096] = (char)depth;
    return recurse(depth + 1) + much[0];
}
static void use_up_stack(void) { recurse(0); }
static void abort_it(void) { abort(); }
static void be_sent(void) { kill(getpid(), SIGSEGV); }
static void crash_again(void) {
    facts = (const char *)8;
    read_nowhere();
}
static void *read_nowhere_in_a_thread(void *unused) {
    pthread_setname_np(pthread_self(), "worker");
    read_nowhere();
    return unused;
}
static void crash_in_a_thread(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, read_nowhere_in_a_thread, NULL);
    pthread_join(thread, NULL);
}
static void crash_in_many_threads(void) {
    for (int i = 0; i < 8; i++) {
        pthread_t thread;
        pthread_create(&thread, NULL, read_nowhere_in_a_thread, NULL);
    }
    for (;;) pause();
}
static void break_the_frames(void) {
#if defined(__x86_64__)
    __asm__ volatile("movq $0x1234567890, %rbp\n movq $0, %rax\n movl (%rax), %eax");
#else
    read_nowhere();
#endif
}

/// Crashes in a process of its own; returns the signal that ended it, or 0.
static int crash(void (*way)(void), const char *report_path, bool notes) {
    int ends[2];
    if (pipe(ends) != 0) exit(2);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        struct rlimit none = {0, 0};
        setrlimit(RLIMIT_CORE, &none);
        alarm(20);
        if (way == crash_again) facts = (const char *)8;
        csignals_report_crashes(report_path, "1.2.3", facts, true);
        if (notes) {
            for (int i = 0; i < 15; i++) {
                char name[16];
                uint32_t number = csignals_begin_command(name, (size_t)sprintf(name, "command%d", i));
                if (i < 14) csignals_end_command(number, (uint8_t)i);
            }
        }
        way();
        _exit(0);
    }
    close(ends[1]);
    size_t length = 0;
    ssize_t got;
    while ((got = read(ends[0], messages + length, sizeof messages - 1 - length)) > 0) length += (size_t)got;
    messages[length] = 0;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    int fd = open(report_path, O_RDONLY);
    got = fd < 0 ? 0 : read(fd, text, sizeof text - 1);
    text[got < 0 ? 0 : got] = 0;
    if (fd >= 0) close(fd);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

static int addresses_in(const char *part) {
    const char *place = strstr(text, part);
    int count = 0;
    for (place = place ? place + strlen(part) : ""; strncmp(place, "  0x", 4) == 0; count++) {
        place = strchr(place, '\n');
        place = place ? place + 1 : "";
    }
    return count;
}

int main(void) {
    strcpy(folder, "/tmp/juke-crash-XXXXXX");
    if (!mkdtemp(folder)) return 2;
    sprintf(path, "%s/state/juke/crash.txt", folder);
    static const struct {
        const char *name;
        void (*way)(void);
        int signal;
        const char *says;
    } ways[] = {
        {"an address that leads nowhere", read_nowhere, SIGSEGV, "signal\tSIGSEGV, code 1, at 0x0\n"},
        {"a file that is too short", run_out_of_file, SIGBUS, "signal\tSIGBUS, code 2, at 0x"},
        {"a division by nothing", divide, SIGFPE, "signal\tSIGFPE"},
        {"a trap", trap, 0, "signal\tSIG"},
        {"a breakpoint", stop_here, SIGTRAP, "signal\tSIGTRAP"},
        {"a stack that is used up", use_up_stack, SIGSEGV, "signal\tSIGSEGV, code "},
        {"abort", abort_it, SIGABRT, "signal\tSIGABRT, raised\n"},
        {"a signal from outside", be_sent, SIGSEGV, "signal\tSIGSEGV, sent\n"},
        {"another thread", crash_in_a_thread, SIGSEGV, "thread\tworker\n"},
        {"many threads", crash_in_many_threads, SIGSEGV, "thread\tworker\n"},
        {"frames that lead nowhere", break_the_frames, SIGSEGV, "signal\tSIGSEGV"},
    };
    char sentence[512];
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *name = ways[i].name;
        int signal = crash(ways[i].way, path, true);
        expect(ways[i].signal ? signal == ways[i].signal : signal == SIGILL || signal == SIGTRAP, name, "other signal");
        expect(strncmp(text, "juke crash report 1\nversion\t1.2.3\nsignal\t", 39) == 0, name, "no head");
        expect(strstr(text, ways[i].says) != NULL, name, "other words");
        expect(strstr(text, "\ntime\t20") && strstr(text, " UTC\nuptime\t0 s\n"), name, "no time");
        expect(strstr(text, "\n  command3  (status 3)\n") != NULL, name, "the oldest command is not there");
        expect(strstr(text, "\n  command14  (not ended)\n") != NULL, name, "the newest command is not there");
        expect(strstr(text, "command2 ") == NULL, name, "too many commands");
        expect(strstr(text, "\ncommit\tabc of a day\nSwift\t6.3\nbuild id\t") != NULL, name, "no facts");
        int least = ways[i].way == break_the_frames ? 1 : ways[i].way == abort_it || ways[i].way == be_sent ? 1 : 2;
        expect(addresses_in("\nstack\n") >= least, name, "too few addresses");
        expect(addresses_in("\nstack\n") <= 49, name, "too many addresses");
        expect(least > 1 || addresses_in("\nperhaps on the stack\n") > 1, name, "nothing was found on the stack");
        expect(strstr(text, "\nmodules\n  ") && strstr(text, "  libc.so.6\n"), name, "no modules");
        expect(strchr(strstr(text, "modules") ? strstr(text, "modules") : "/", '/') == NULL, name, "a folder is named");
        struct stat status;
        expect(stat(path, &status) == 0 && (status.st_mode & 0777) == 0600, name, "others may read it");
        sprintf(sentence, " in %s\nTo report it, type: juke -c bug-report\n", path);
        expect(strncmp(messages, "juke has crashed (SIG", 21) == 0 && strstr(messages, sentence), name, "other sentence");
    }
    // The one before is kept, and no third.
    strcat(strcpy(sentence, path), ".old");
    expect(access(sentence, R_OK) == 0, "two crashes", "the first report is gone");
    // A crash of the report ends it, with what there is.
    expect(crash(crash_again, path, false) == SIGSEGV, "a crash of the report", "other signal");
    expect(strstr(text, "signal\tSIGSEGV") && !strstr(text, "stack"), "a crash of the report", "other words");
    // No report where it cannot be written: no path, or a folder that is a file.
    text[0] = 0;
    expect(crash(trap, "", false) != 0 && strstr(messages, "no report of it could be written."), "no path", "other words");
    sprintf(sentence, "%s/crash.txt", path);
    expect(crash(abort_it, sentence, false) == SIGABRT && strstr(messages, "no report"), "no folder", "other words");
    // What is noted can be listed.
    csignals_end_command(csignals_begin_command("search artist", 13), 4);
    csignals_begin_command("play\x1b[31m", 9);
    size_t length = csignals_list_commands(text, sizeof text);
    text[length] = 0;
    expect(strcmp(text, "search artist  (status 4)\nplay?[31m  (not ended)\n") == 0, "the list", "other lines");
    expect(csignals_list_commands(text, 6) == 6, "a short list", "too long");
    sprintf(sentence, "rm -rf %s", folder);
    if (system(sentence) != 0) failures++;
    return failures > 0;
}
