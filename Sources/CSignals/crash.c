// What happens when the program crashes: a report in a file, a sentence on standard error, and the end by the signal
// that it was. All of it runs in the handler of that signal, when nothing of the program can be relied on: only
// functions of signal-safety(7) are called, and every address that was not made here is read through a pipe, which
// refuses it where a plain look would crash again. What the terminal needs is left to the editor, whose handler comes
// before this one.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // gettid, and the names of registers
#endif

#include "CSignals.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

static const struct {
    int number;
    const char *name;
} crashes[] = {
    {SIGILL, "SIGILL"}, {SIGTRAP, "SIGTRAP"}, {SIGABRT, "SIGABRT"},
    {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"},   {SIGSEGV, "SIGSEGV"},
};
enum { CRASH_COUNT = sizeof crashes / sizeof *crashes, PATH_SIZE = 1024, VERSION_SIZE = 32, FRAMES = 48, FEW_FRAMES = 4, SCANNED = 1024,
       STACK_SIZE = 32 * 1024 };

static struct {
    char path[PATH_SIZE];
    char version[VERSION_SIZE];
    const char *facts;
    bool escapes;
    struct timespec start;
} prepared;

/// The thread that reports a crash; 0 before there is one.
static atomic_int reporting;
/// The stack of the handler: the main thread may have used up its own.
static _Alignas(16) char handler_stack[STACK_SIZE];

// The commands that were noted. A crash may find the newest half written, which does no harm.

static struct {
    char names[CSIGNALS_COMMAND_LENGTH];
    uint8_t length;
    uint8_t status;
    bool has_ended;
} commands[CSIGNALS_COMMANDS];
static uint32_t command_count;

uint32_t csignals_begin_command(const char *names, size_t length) {
    uint32_t number = command_count;
    if (length > CSIGNALS_COMMAND_LENGTH) length = CSIGNALS_COMMAND_LENGTH;
    memcpy(commands[number % CSIGNALS_COMMANDS].names, names, length);
    commands[number % CSIGNALS_COMMANDS].length = (uint8_t)length;
    commands[number % CSIGNALS_COMMANDS].has_ended = false;
    command_count = number + 1;
    return number;
}

void csignals_end_command(uint32_t number, uint8_t status) {
    if (command_count - number > CSIGNALS_COMMANDS) return;
    commands[number % CSIGNALS_COMMANDS].status = status;
    commands[number % CSIGNALS_COMMANDS].has_ended = true;
}

// Text is gathered in a buffer that its user gives, and what does not fit is left out.

struct text {
    char *bytes;
    size_t size, length;
};

static void add_bytes(struct text *text, const char *bytes, size_t length) {
    for (size_t i = 0; i < length && text->length < text->size; i++) text->bytes[text->length++] = bytes[i];
}

static void add(struct text *text, const char *string) {
    while (*string && text->length < text->size) text->bytes[text->length++] = *string++;
}

static void add_number(struct text *text, uint64_t number, unsigned base, int width) {
    char digits[20];
    int count = 0;
    do {
        digits[count++] = "0123456789abcdef"[number % base];
        number /= base;
    } while (number || count < width);
    while (count) add_bytes(text, &digits[--count], 1);
}

static void add_commands(struct text *text, const char *indent) {
    uint32_t first = command_count > CSIGNALS_COMMANDS ? command_count - CSIGNALS_COMMANDS : 0;
    for (uint32_t number = first; number != command_count; number++) {
        const char *names = commands[number % CSIGNALS_COMMANDS].names;
        size_t length = commands[number % CSIGNALS_COMMANDS].length;
        add(text, indent);
        if (length > CSIGNALS_COMMAND_LENGTH) length = CSIGNALS_COMMAND_LENGTH;
        for (size_t i = 0; i < length; i++) add_bytes(text, names[i] >= ' ' && names[i] < 127 ? names + i : "?", 1);
        if (commands[number % CSIGNALS_COMMANDS].has_ended) {
            add(text, "  (status ");
            add_number(text, commands[number % CSIGNALS_COMMANDS].status, 10, 1);
            add(text, ")\n");
        } else {
            add(text, "  (not ended)\n");
        }
    }
}

size_t csignals_list_commands(char *bytes, size_t size) {
    struct text text = {bytes, size, 0};
    add_commands(&text, "");
    return text.length;
}

// The report.

static const char *name_of(int number) {
    for (size_t i = 0; i < CRASH_COUNT; i++) {
        if (crashes[i].number == number) return crashes[i].name;
    }
    return "a signal";
}

static void write_all(int fd, const char *bytes, size_t length) {
    while (length) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes += written;
        length -= (size_t)written;
    }
}

static void flush(int fd, struct text *text) {
    write_all(fd, text->bytes, text->length);
    text->length = 0;
}

/// Copies bytes from an address that may lead nowhere; false when it does. A pipe takes none from such an address.
static bool copy(const int *probe, const void *address, void *bytes, size_t length) {
    return write(probe[1], address, length) == (ssize_t)length && read(probe[0], bytes, length) == (ssize_t)length;
}

/// Days are counted by eras of 400 years, which all have as many (Howard Hinnant, days_from_civil).
static void add_time(struct text *text, time_t now) {
    int64_t day = now / 86400 + 719468, second = now % 86400;
    int64_t era = day / 146097, of_era = day % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t march = (5 * of_year + 2) / 153, month = march < 10 ? march + 3 : march - 9;
    add_number(text, (uint64_t)(year + era * 400 + (month <= 2)), 10, 4);
    add(text, "-");
    add_number(text, (uint64_t)month, 10, 2);
    add(text, "-");
    add_number(text, (uint64_t)(of_year - (153 * march + 2) / 5 + 1), 10, 2);
    add(text, " ");
    add_number(text, (uint64_t)(second / 3600), 10, 2);
    add(text, ":");
    add_number(text, (uint64_t)(second / 60 % 60), 10, 2);
    add(text, ":");
    add_number(text, (uint64_t)(second % 60), 10, 2);
    add(text, " UTC");
}

// The linker makes these: where the program begins in memory, and where its code ends.
extern const char __ehdr_start[] __attribute__((weak, visibility("hidden")));
extern const char etext[] __attribute__((weak));

/// The build ID, which stands in a note of the program itself.
static void add_build_id(struct text *text, const int *probe) {
    Elf64_Ehdr head;
    if (!__ehdr_start || !copy(probe, __ehdr_start, &head, sizeof head) || head.e_ident[EI_CLASS] != ELFCLASS64) return;
    uint64_t base = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < head.e_phnum; i++) {
            Elf64_Phdr part;
            if (!copy(probe, __ehdr_start + head.e_phoff + (size_t)i * head.e_phentsize, &part, sizeof part)) return;
            // The first part of the file that is loaded lies where the file begins.
            if (pass == 0 && part.p_type == PT_LOAD && part.p_offset == 0) base = (uint64_t)__ehdr_start - part.p_vaddr;
            if (pass == 0 || part.p_type != PT_NOTE) continue;
            uint64_t place = base + part.p_vaddr, end = place + part.p_memsz;
            while (place + sizeof(Elf64_Nhdr) <= end) {
                struct {
                    Elf64_Nhdr head;
                    char owner[4];
                    uint8_t bytes[20];
                } note = {0};
                size_t rest = end - place < sizeof note ? end - place : sizeof note;
                if (!copy(probe, (const void *)place, &note, rest)) return;
                if (note.head.n_type == NT_GNU_BUILD_ID && note.head.n_namesz == 4 && !memcmp(note.owner, "GNU", 4)) {
                    add(text, "build id\t");
                    for (size_t b = 0; b < note.head.n_descsz && b < sizeof note.bytes; b++)
                        add_number(text, note.bytes[b], 16, 2);
                    add(text, "\n");
                    return;
                }
                place += sizeof note.head + ((note.head.n_namesz + 3) & ~3u) + ((note.head.n_descsz + 3) & ~3u);
            }
        }
    }
}

/// The words of the stack that are addresses of the program's code: some of them have called what crashed, where a
/// library without frames stands between.
static void scan_stack(struct text *text, const int *probe, uintptr_t stack) {
    if (!__ehdr_start || !etext) return;
    add(text, "\nperhaps on the stack\n");
    uintptr_t words[SCANNED / 8];
    for (int block = 0, found = 0; block < 8; block++, stack += sizeof words) {
        if (!copy(probe, (const void *)stack, words, sizeof words)) return;
        for (size_t i = 0; i < SCANNED / 8 && found < FRAMES; i++) {
            if (words[i] < (uintptr_t)__ehdr_start || words[i] >= (uintptr_t)etext) continue;
            found++;
            add(text, "  0x");
            add_number(text, words[i], 16, 1);
            add(text, "\n");
        }
    }
}

/// The addresses on the stack: where it happened, what has called that, and which Swift functions wait for it.
static void add_stack(struct text *text, const int *probe, const ucontext_t *context) {
    uintptr_t place, frame, stack;
#if defined(__x86_64__)
    place = (uintptr_t)context->uc_mcontext.gregs[REG_RIP];
    frame = (uintptr_t)context->uc_mcontext.gregs[REG_RBP];
    stack = (uintptr_t)context->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    place = (uintptr_t)context->uc_mcontext.pc;
    frame = (uintptr_t)context->uc_mcontext.regs[29];
    stack = (uintptr_t)context->uc_mcontext.sp;
#else
    (void)probe, (void)context, (void)scan_stack;
    return;
#endif
    // Swift marks the frames of async functions in the address they keep; below such a frame is its context.
    const uintptr_t is_async = (uintptr_t)1 << 60;
    uintptr_t waiting = 0;
    add(text, "\nstack\n  0x");
    add_number(text, place, 16, 1);
    int count = 0;
    for (; count < FRAMES && frame && frame % sizeof frame == 0; count++) {
        uintptr_t record[2];
        if (!copy(probe, (const void *)frame, record, sizeof record) || !record[1]) break;
        add(text, "\n  0x");
        add_number(text, record[1], 16, 1);
        if (record[0] & is_async && !waiting && !copy(probe, (const void *)(frame - sizeof frame), &waiting, sizeof waiting))
            waiting = 0;
        uintptr_t next = record[0] & ~is_async;
        if (next <= frame) break;
        frame = next;
    }
    add(text, "\n");
    if (count < FEW_FRAMES) scan_stack(text, probe, stack);
    if (waiting) add(text, "\nwaiting for it\n");
    for (int i = 0; i < FRAMES && waiting; i++) {
        uintptr_t record[2];
        if (!copy(probe, (const void *)waiting, record, sizeof record) || !record[1]) break;
        add(text, "  0x");
        add_number(text, record[1], 16, 1);
        add(text, "\n");
        waiting = record[0];
    }
}

/// Which addresses belong to which file, by its name alone: its folder may name the user.
static void add_modules(struct text *text, int fd) {
    int maps = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    if (maps < 0) return;
    char line[512], block[512];
    size_t length = 0;
    ssize_t got;
    add(text, "\nmodules\n");
    while ((got = read(maps, block, sizeof block)) > 0) {
        for (ssize_t i = 0; i < got; i++) {
            if (block[i] != '\n') {
                if (length < sizeof line) line[length++] = block[i];
                continue;
            }
            const char *end = line + length, *range = line, *mode, *name = end;
            length = 0;
            for (mode = line; mode < end && *mode != ' ';) mode++;
            while (name > line && name[-1] != '/') name--;
            if (end - mode < 5 || mode[3] != 'x' || name == line) continue;
            if (text->size - text->length < sizeof line) flush(fd, text);
            add(text, "  ");
            add_bytes(text, range, (size_t)(mode - range));
            add(text, "  ");
            add_bytes(text, name, (size_t)(end - name));
            add(text, "\n");
        }
    }
    close(maps);
}

/// Makes the folders of the report, in case nothing was kept yet.
static void make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        mkdir(path, 0700);
        *slash = '/';
    }
}

/// Opens the file of the report; the one before it is kept under another name.
static int open_report(char *path) {
    char before[PATH_SIZE + 8];
    struct text name = {before, sizeof before - 1, 0};
    add(&name, path);
    add(&name, ".old");
    before[name.length] = 0;
    rename(path, before);
    const int options = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int fd = open(path, options, 0600);
    if (fd >= 0 || errno != ENOENT) return fd;
    make_folders(path);
    return open(path, options, 0600);
}

/// Writes the report; false where it could not be written.
static bool write_report(int number, const siginfo_t *info, const ucontext_t *context) {
    if (!prepared.path[0]) return false;
    int fd = open_report(prepared.path);
    if (fd < 0) return false;
    char bytes[4096], thread[17] = "";
    struct text text = {bytes, sizeof bytes, 0};
    struct timespec now = {0};
    add(&text, "juke crash report 1\nversion\t");
    add(&text, prepared.version);
    add(&text, "\nsignal\t");
    add(&text, name_of(number));
    if (info->si_code > 0) {
        add(&text, ", code ");
        add_number(&text, (uint64_t)info->si_code, 10, 1);
        add(&text, ", at 0x");
        add_number(&text, (uintptr_t)info->si_addr, 16, 1);
    } else {
        add(&text, number == SIGABRT ? ", raised" : ", sent");
    }
    add(&text, "\ntime\t");
    clock_gettime(CLOCK_REALTIME, &now);
    add_time(&text, now.tv_sec);
    clock_gettime(CLOCK_MONOTONIC, &now);
    add(&text, "\nuptime\t");
    add_number(&text, (uint64_t)(now.tv_sec - prepared.start.tv_sec - (now.tv_nsec < prepared.start.tv_nsec)), 10, 1);
    add(&text, " s\nthread\t");
    if (getpid() == gettid()) {
        add(&text, "main");
    } else {
        prctl(PR_GET_NAME, thread);
        add(&text, thread);
    }
    add(&text, "\n");
    // What is certain comes first: should anything after it crash again, it is in the file.
    flush(fd, &text);
    if (command_count) add(&text, "\ncommands\n");
    add_commands(&text, "  ");
    flush(fd, &text);
    if (prepared.facts) write_all(fd, "\n", 1), write_all(fd, prepared.facts, strlen(prepared.facts));
    int probe[2];
    if (pipe(probe) == 0) {
        for (int i = 0; i < 2; i++) fcntl(probe[i], F_SETFL, O_NONBLOCK);
        add_build_id(&text, probe);
        flush(fd, &text);
        add_stack(&text, probe, context);
        flush(fd, &text);
    }
    add_modules(&text, fd);
    flush(fd, &text);
    close(fd);
    return true;
}

/// Says that the program has crashed, and where the report is.
static void say(int number, bool is_reported) {
    char bytes[PATH_SIZE + 512];
    struct text text = {bytes, sizeof bytes, 0};
    struct termios modes;
    // The row may hold a part of a table, in its colours, and those under it a menu.
    if (tcgetattr(STDERR_FILENO, &modes) == 0) add(&text, prepared.escapes ? "\x1b[0m\n\x1b[J" : "\n");
    add(&text, "juke has crashed (");
    add(&text, name_of(number));
    if (is_reported) {
        add(&text, "). What happened, without names and tokens, is in ");
        add(&text, prepared.path);
        add(&text, "\nTo report it, type: juke -c bug-report\n");
    } else {
        add(&text, "), and no report of it could be written.\n");
    }
    // Nothing may wait here: a reader may have stopped to read, or a terminal to show.
    struct pollfd ready = {.fd = STDERR_FILENO, .events = POLLOUT};
    if (poll(&ready, 1, 1000) > 0) write_all(STDERR_FILENO, text.bytes, text.length);
}

/// Ends the process by the signal, as it would have ended without a handler.
static void end_by(int number) {
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigset_t mask;
    sigemptyset(&mask);
    sigaddset(&mask, number);
    sigaction(number, &usual, NULL);
    pthread_sigmask(SIG_UNBLOCK, &mask, NULL);
    raise(number);
}

static void report(int number, siginfo_t *info, void *context) {
    static atomic_int reported_signal;
    int none = 0;
    if (!atomic_compare_exchange_strong(&reporting, &none, gettid())) {
        // The report itself has crashed: what there is of it has to do. Another thread waits for the end.
        if (none == gettid()) end_by(atomic_load(&reported_signal));
        for (;;) pause();
    }
    atomic_store(&reported_signal, number);
    signal(SIGPIPE, SIG_IGN);
    say(number, write_report(number, info, context));
    end_by(number);
}

void csignals_report_crashes(const char *path, const char *version, const char *facts, bool escapes) {
    size_t length = strlen(path);
    if (length < sizeof prepared.path) memcpy(prepared.path, path, length + 1);
    length = strlen(version);
    if (length < sizeof prepared.version) memcpy(prepared.version, version, length + 1);
    prepared.facts = facts;
    prepared.escapes = escapes;
    clock_gettime(CLOCK_MONOTONIC, &prepared.start);
    stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};
    sigaltstack(&stack, NULL);
    struct sigaction action = {.sa_sigaction = report, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < CRASH_COUNT; i++) sigaction(crashes[i].number, &action, NULL);
}
