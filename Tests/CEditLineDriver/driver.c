// Drives the C editor on a pseudo-terminal, built by clang alone: every key, paste, completion, history, posts from
// another thread, aborts, hidden lines, resizing, and random bytes. Run under AddressSanitizer and under valgrind.

#define _GNU_SOURCE

#include <CEditLine.h>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif

static int master, slave, failures;
static atomic_bool finished;

#define CHECK(condition) \
    do { if (!(condition)) { failures++; fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); } } while (0)

/// Takes in what the editor draws, so that it never waits for room.
static void *drain(void *context) {
    (void)context;
    while (!atomic_load(&finished)) {
        char bytes[4096];
        struct pollfd fd = {master, POLLIN, 0};
        if (poll(&fd, 1, 20) > 0 && read(master, bytes, sizeof bytes) <= 0) break;
    }
    return NULL;
}

static void send_bytes(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = write(master, bytes, length < 256 ? length : 256);
        if (sent <= 0) return;
        bytes += sent;
        length -= (size_t)sent;
    }
}

static void complete(void *context, cel_completion key, const cel_place *place, cel_action *answer) {
    int *calls = context;
    ++*calls;
    if (key == CEL_COMPLETE_LIST || place->repeated) {
        answer->kind = CEL_ACTION_LIST;
        answer->text = strdup("eins  ščö\nzwei  日本");
    } else if (place->cursor > 0) {
        answer->kind = CEL_ACTION_REPLACE;
        answer->delete_bytes = place->cursor;
        answer->text = strdup("größe ");
    } else {
        answer->kind = CEL_ACTION_BEEP;
    }
}

static long recall(void *context, const cel_recall *query, char **text) {
    static const char *const lines[] = {"first ščö", "second 日本", "zwei\nZeilen e\xcc\x81"};
    (void)context;
    const long count = sizeof lines / sizeof *lines;
    long age = query->inclusive ? query->from : query->newer ? query->from - 1 : query->from + 1;
    for (; age >= 0 && age < count; age += query->newer ? -1 : 1) {
        const char *found = strstr(lines[age], query->pattern);
        if (!found || (query->kind == CEL_RECALL_PREFIX && found != lines[age])) continue;
        *text = strdup(lines[age]);
        return age;
    }
    return -1;
}

static cel_hint_kind suggest(void *context, const char *line, size_t length, char **text) {
    (void)context;
    if (length == 0 || line[0] == 'z') return CEL_HINT_NONE;
    *text = strdup(" ghost 👍🏽 text");
    return length % 2 ? CEL_HINT_TEXT : CEL_HINT_USAGE;
}

static void delegate_to(cel_editor *editor, int *calls) {
    cel_delegate delegate = {.context = calls, .complete = complete, .recall = recall, .suggest = suggest};
    cel_set_delegate(editor, &delegate);
}

/// A line's worth of keys, sent by a thread of its own once the editor reads.
static void *type(void *keys) {
    const char *text = keys;
    send_bytes(text, strlen(text));
    return NULL;
}

static cel_outcome read_typed(cel_editor *editor, const char *keys, const char *expected) {
    pthread_t typist;
    char *line = NULL;
    size_t length = 0;
    // Keys that come before the editor has the terminal would be echoed and turned into signals by it.
    struct termios modes;
    tcgetattr(slave, &modes);
    modes.c_lflag &= ~(tcflag_t)(ICANON | ISIG | ECHO);
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
    tcsetattr(slave, TCSANOW, &modes);
    pthread_create(&typist, NULL, type, (void *)keys);
    cel_outcome outcome = cel_read_line(editor, "", &line, &length);
    pthread_join(typist, NULL);
    if (expected && (!line || strcmp(line, expected) != 0)) {
        failures++;
        fprintf(stderr, "expected [%s], got [%s]\n", expected, line ? line : "(none)");
    }
    if (line) cel_free_line(line, length);
    return outcome;
}

static void edit(cel_editor *editor) {
    int calls = 0;
    delegate_to(editor, &calls);
    CHECK(read_typed(editor, "abc\x1b[Dd\x1b[H>\x1b[F<\r", ">abdc<") == CEL_LINE);
    CHECK(read_typed(editor, "\x1b[A\x1b[A\x1b[B\x1b[1;5D\x1b[3;5~x\r", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "g\t!\r", "größe !") == CEL_LINE);
    CHECK(read_typed(editor, "\tg\t\t\x1b[Z\x04\r", NULL) == CEL_LINE);
    CHECK(calls == 6);
    CHECK(read_typed(editor, "\x1b[200~a\r\nb\tc\x1b[Dd\x1b[201~\r", "a\nb c[Dd") == CEL_LINE);
    CHECK(read_typed(editor, "日本\x7f語\xff\xc2\x9b\x1b[15~\x1b]0;x\x07\r", "日語\xef\xbf\xbd") == CEL_LINE);
    CHECK(read_typed(editor, "half\x03", NULL) == CEL_INTERRUPT);
    CHECK(read_typed(editor, "\x04", NULL) == CEL_EOF);
    CHECK(read_typed(editor, "x\x12gr\x07\x0c\x14\x15\x19\r", NULL) == CEL_LINE);
    cel_set_delegate(editor, NULL);
}

static void *disturb(void *context) {
    cel_editor *editor = context;
    for (int i = 0; i < 50; i++) {
        struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)(10 + i * 7 % 90)};
        cel_post(editor, "news from elsewhere: Grüße, 日本");
        ioctl(master, TIOCSWINSZ, &size);
        send_bytes("typed ščö ", strlen("typed ščö "));
    }
    cel_abort(editor);
    return NULL;
}

static void abort_and_post(cel_editor *editor) {
    pthread_t other;
    char *line = NULL;
    size_t length = 0;
    cel_post(editor, "nobody reads");
    pthread_create(&other, NULL, disturb, editor);
    CHECK(cel_read_line(editor, "given", &line, &length) == CEL_ABORT);
    CHECK(line == NULL);
    pthread_join(other, NULL);
    cel_rearm(editor);
}

static void hide(cel_editor *editor) {
    pthread_t typist;
    char *line = NULL;
    size_t length = 0;
    tcflush(slave, TCIFLUSH);
    pthread_create(&typist, NULL, type, "hun\x7fnter\x1b[200~2\n\x1b[201~\r");
    CHECK(cel_read_hidden(editor, &line, &length) == CEL_LINE);
    pthread_join(typist, NULL);
    CHECK(line && strcmp(line, "hunter2") == 0);
    if (line) cel_free_line(line, length);
}

/// Random keys, with a tendency to what is special; each round ends by Enter or is aborted.
static void fuzz(cel_editor *editor, unsigned rounds) {
    static const char *const special[] = {
        "\x1b[A", "\x1b[D", "\x1b[200~p\np\x1b[201~", "\x12", "\t", "\x1b[3~", "日", "e\xcc\x81", "\x16", "\x1b", "\x17",
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "\x1b.", "\x1f", "\x1b[B", "\x10", "\x0e", "\x1b" "b", "\xe0\xb8\xb5",
        "\x19", "\x14", "\x1b\x7f", "\x0c", "\x1b[1;5C", "\x1b" "f", "\x1b" "d", "\x15", "\x0b", "\x13", "\x07",
    };
    int calls = 0;
    delegate_to(editor, &calls);
    srand(1);
    for (unsigned round = 0; round < rounds; round++) {
        char keys[4096] = "";
        size_t used = 0;
        while (used < 400) {
            const char *piece = special[(size_t)rand() % (sizeof special / sizeof *special)];
            if (rand() % 2) {
                used += (size_t)sprintf(keys + used, "%s", piece);
            } else {
                char byte = (char)(rand() % 255 + 1);
                // Not Ctrl-Z, Enter, Ctrl-C, Ctrl-D, Ctrl-X: they end the round, stop the driver, or call an editor.
                keys[used++] = strchr("\x1a\r\n\x03\x04\x18", byte) ? 'k' : byte;
            }
        }
        // A closing mark for an open paste, out of any nested reader, and away with the line.
        sprintf(keys + used, "\x1b[201~\x07\x07 \x05\x15\x03\x03");
        read_typed(editor, keys, NULL);
        cel_set_mode(editor, round % 3 == 2 ? CEL_MODE_VI : CEL_MODE_EMACS);
    }
    cel_set_delegate(editor, NULL);
}

int main(int count, char **arguments) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    setenv("TERM", "xterm-256color", 1);
    setenv("VISUAL", "true", 1);  // what Ctrl-X Ctrl-E and v start
    if (openpty(&master, &slave, NULL, NULL, &size) != 0) return 2;
    pthread_t drainer;
    pthread_create(&drainer, NULL, drain, NULL);
    cel_editor *editor = cel_create("driver", slave, slave);
    CHECK(editor != NULL);
    if (editor) {
        cel_set_prompt(editor, "\x01\x1b[1m\x01" "♪ driver\x01\x1b[0m\x01> ");
        edit(editor);
        abort_and_post(editor);
        hide(editor);
        fuzz(editor, count > 1 ? (unsigned)atoi(arguments[1]) : 20);
        cel_destroy(editor);
    }
    atomic_store(&finished, true);
    pthread_join(drainer, NULL);
    close(slave);
    close(master);
    printf("CEditLine driver: %s\n", failures ? "failed" : "passed");
    return failures ? 1 : 0;
}
