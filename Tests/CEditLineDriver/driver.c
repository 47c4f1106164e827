// Drives the C editor on a pseudo-terminal, built by clang alone: every key, paste, completion, history, posts from
// another thread, aborts, hidden lines, resizing, and random bytes. Run under AddressSanitizer and under valgrind.

#define _GNU_SOURCE

#include <CEditLine.h>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <util.h>
#else
#include <pty.h>
#endif

static int master, slave, failures;
static atomic_bool finished, nudging;

#define CHECK(condition) \
    do { if (!(condition)) { failures++; fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); } } while (0)

static void send_bytes(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = write(master, bytes, length < 256 ? length : 256);
        if (sent <= 0) return;
        bytes += sent;
        length -= (size_t)sent;
    }
}

/// Random keys may end in a quoted Ctrl-C, or within a paste: a reader that has read all of them and still waits gets
/// another one, after the end of a paste.
static void nudge(void) {
    int waiting = 1;
    if (atomic_load(&nudging) && ioctl(slave, FIONREAD, &waiting) == 0 && waiting == 0) send_bytes("\x1b[201~\x07\x03", 8);
}

/// Takes in what the editor draws, so that it never waits for room.
static void *drain(void *context) {
    (void)context;
    while (!atomic_load(&finished)) {
        char bytes[4096];
        struct pollfd fd = {master, POLLIN, 0};
        int count = poll(&fd, 1, 20);
        if (count == 0) nudge();
        ssize_t got = count > 0 ? read(master, bytes, sizeof bytes) : 1;
        if (got <= 0) break;
        if (count > 0 && memmem(bytes, (size_t)got, "\x1b[6n", 4)) send_bytes("\x1b[2;7R", 6);
    }
    return NULL;
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

// MARK: A menu, as a delegate has it

static struct { int chosen, count; bool is_patient; size_t presses; } menu;

static void open_menu(cel_action *answer) {
    menu.chosen = -1;
    menu.count = 40;
    answer->kind = CEL_ACTION_OPEN;
}

/// While the random keys come, half of the completions open a menu.
static void complete_at_random(void *context, cel_completion key, const cel_place *place, cel_action *answer) {
    if (rand() % 2 && place->room > 0) open_menu(answer);
    else complete(context, key, place, answer);
}

static void complete_by_menu(void *context, cel_completion key, const cel_place *place, cel_action *answer) {
    (void)context;
    (void)key;
    if (place->room > 0) open_menu(answer);
}

/// What stands before the cursor gives way to an entry.
static void put_in(const cel_place *place, cel_action *answer) {
    char text[64];
    snprintf(text, sizeof text, menu.chosen % 2 ? "e\xcc\x81%d" : "日%d", menu.chosen);
    answer->delete_bytes = place->cursor;
    answer->text = strdup(text);
}

static void choose(void *context, cel_menu_key key, const cel_place *place, cel_action *answer) {
    (void)context;
    menu.presses++;
    switch (key) {
    case CEL_MENU_NARROW:
        menu.count = place->length > 12 && !menu.is_patient ? 0 : 40;
        menu.chosen = 0;
        if (menu.count == 0) answer->kind = CEL_ACTION_CLOSE;
        break;
    case CEL_MENU_CANCEL: answer->kind = CEL_ACTION_CLOSE; break;
    case CEL_MENU_TAKE:
        answer->kind = menu.chosen < 0 ? CEL_ACTION_PASS : CEL_ACTION_TAKE;
        put_in(place, answer);
        break;
    case CEL_MENU_RIGHT: answer->kind = CEL_ACTION_BEEP; break;
    case CEL_MENU_LEFT: answer->kind = CEL_ACTION_PASS; break;
    default:
        menu.chosen = (menu.chosen + 1) % (menu.count > 0 ? menu.count : 1);
        answer->kind = CEL_ACTION_REPLACE;
        put_in(place, answer);
    }
}

/// Rows as no Swift code makes them: wider than the screen, more than there is room for, with what a terminal obeys.
static char *draw(void *context, int columns, int rows) {
    (void)context;
    char *text = calloc((size_t)(rows + 3) * (size_t)(columns + 64), 4), *end = text;
    for (int row = 0; row < rows + 2; row++) {
        end += sprintf(end, "%s%c%d ", row ? "\n" : "", row == menu.chosen ? CEL_MARK_REVERSE : CEL_MARK_FAINT, row);
        for (int cell = 0; cell < (row % 3 ? columns + 9 : row); cell++) end = stpcpy(end, cell % 7 ? "日" : "e\xcc\x81");
        if (row % 2) end = stpcpy(end, "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\x1b[31m\xc2\x9b" "1m\a\r");
    }
    return text;
}

/// A line that is there for its menu ends by Enter, Escape and Ctrl-C.
static void choose_thing(void *context, cel_menu_key key, const cel_place *place, cel_action *answer) {
    int *calls = context;
    ++*calls;
    (void)place;
    if (key == CEL_MENU_TAKE || key == CEL_MENU_CANCEL) answer->kind = CEL_ACTION_FINISH;
    if (key == CEL_MENU_RIGHT) answer->kind = CEL_ACTION_PASS;  // which closes it, and is taken care of
}

static void expand(void *context, const cel_place *place, cel_action *answer) {
    (void)context;
    if (place->cursor < 2 || memcmp(place->line + place->cursor - 2, "xx", 2) != 0) return;
    answer->kind = CEL_ACTION_REPLACE;
    answer->delete_bytes = 2;
    answer->text = strdup("größer 日本");
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

/// The search: all lines that hold the pattern, the newest first.
static long find(void *context, cel_menu_key key, const char *pattern, long from, char **text) {
    static long age;
    if (key == CEL_MENU_NARROW) age = from;
    cel_recall query = {.kind = CEL_RECALL_CONTAINING, .pattern = pattern, .from = age};
    query.newer = key == CEL_MENU_UP || key == CEL_MENU_PAGE_UP;
    query.inclusive = key == CEL_MENU_NARROW && from >= 0;
    if (key == CEL_MENU_NARROW && !pattern[0]) return -1;
    long found = recall(context, &query, text);
    if (found >= 0) age = found;
    return found;
}

static cel_hint_kind suggest(void *context, const char *line, size_t length, char **text) {
    (void)context;
    if (length == 0 || line[0] == 'z') return CEL_HINT_NONE;
    *text = strdup(" ghost 👍🏽 text");
    return length % 2 ? CEL_HINT_TEXT : CEL_HINT_USAGE;
}

/// Runs of one style, which change with the cursor; some are no styles at all.
static void colour(void *context, const char *line, size_t length, size_t cursor, unsigned char *styles) {
    (void)context;
    for (size_t i = 0; i < length; i++) styles[i] = (unsigned char)(i / 3 + (unsigned char)line[i] / 64 + cursor / 5);
    if (cursor > length && length > 0) styles[length - 1] = 255;
}

static bool is_coloured;

static void delegate_to(cel_editor *editor, int *calls) {
    cel_delegate delegate = {.context = calls, .complete = complete, .recall = recall, .find = find, .expand = expand,
                             .suggest = suggest, .choose = choose, .draw = draw, .colour = is_coloured ? colour : NULL};
    cel_set_delegate(editor, &delegate);
}

/// The same where Tab opens a menu, at random or always.
static void offer_menus(cel_editor *editor, int *calls, bool always) {
    cel_delegate delegate = {.context = calls, .complete = always ? complete_by_menu : complete_at_random,
                             .recall = recall, .find = find, .expand = expand, .suggest = suggest, .choose = choose,
                             .draw = draw, .colour = is_coloured ? colour : NULL};
    cel_set_delegate(editor, &delegate);
}

/// A line's worth of keys, sent by a thread of its own once the editor reads.
static void *type(void *keys) {
    const char *text = keys;
    send_bytes(text, strlen(text));
    return NULL;
}

/// Keys that come before the editor has the terminal would be echoed, edited and turned into signals by it.
static void pass_keys_through(void) {
    struct termios modes;
    tcgetattr(slave, &modes);
    modes.c_lflag &= ~(tcflag_t)(ICANON | ISIG | ECHO);
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IXON);
    tcsetattr(slave, TCSANOW, &modes);
}

static cel_outcome read_typed(cel_editor *editor, const char *keys, const char *expected) {
    pthread_t typist;
    char *line = NULL;
    size_t length = 0;
    pass_keys_through();
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
    CHECK(read_typed(editor, "xx 1\r", "größer 日本 1") == CEL_LINE);
    CHECK(read_typed(editor, "a xx\r", "a größer 日本") == CEL_LINE);
    CHECK(read_typed(editor, "xx\x16 1\r", "xx 1") == CEL_LINE);
    CHECK(read_typed(editor, "xx \x1f!\r", "xx!") == CEL_LINE);
    CHECK(read_typed(editor, "\x1b[A\x1b[A\x1b[B\x1b[1;5D\x1b[3;5~x\r", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "g\t!\r", "größe !") == CEL_LINE);
    CHECK(read_typed(editor, "\tg\t\t\x1b[Z\x04\r", NULL) == CEL_LINE);
    CHECK(calls == 6);
    CHECK(read_typed(editor, "\x1b[200~a\r\nb\tc\x1b[Dd\x1b[201~\r", "a\nb c[Dd") == CEL_LINE);
    CHECK(read_typed(editor, "日本\x7f語\xff\xc2\x9b\x1b[15~\x1b]0;x\x07\r", "日語\xef\xbf\xbd") == CEL_LINE);
    CHECK(read_typed(editor, "caf\xe9\r", "caf\xef\xbf\xbd") == CEL_LINE);
    CHECK(read_typed(editor, "caf\xe9 x\r", "caf\xef\xbf\xbd x") == CEL_LINE);
    CHECK(read_typed(editor, "a\xc3\r", "a\xef\xbf\xbd") == CEL_LINE);
    CHECK(read_typed(editor, "a\xe2\x82\r", "a\xef\xbf\xbd") == CEL_LINE);
    CHECK(read_typed(editor, "a\xf0\xc3\xa4\x1b[Db\r", "a\xef\xbf\xbd" "bä") == CEL_LINE);
    CHECK(read_typed(editor, "half\x03", NULL) == CEL_INTERRUPT);
    CHECK(read_typed(editor, "be\x1a" "fore\r", "before") == CEL_LINE);
    CHECK(read_typed(editor, "cafe\xcc\x81s\x1b" "b\x1b" "u\r", "CAFE\xcc\x81S") == CEL_LINE);
    CHECK(read_typed(editor, "one two\x17\x15" "a\x17 \x19\r", " a") == CEL_LINE);
    CHECK(read_typed(editor, "eins zwei\x17\x1b" "bdrei\x0b\x19\x1by\x1by!\r", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "日\x15" "e\xcc\x81\x15" "x\x19\x1by!\x1by\r", "x日!") == CEL_LINE);
    CHECK(read_typed(editor, "\x1by\x15\x19\x1by\r", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "one two\x17\x17\x1f\x1f\x1b/\r", "one ") == CEL_LINE);
    CHECK(read_typed(editor, "one two\x17\x17\x1f\x1f\x1b/\x1b/\x1b/\r", "") == CEL_LINE);
    CHECK(read_typed(editor, "one two\x17\x1f\x7f\x1b/!\r", "one tw!") == CEL_LINE);
    CHECK(read_typed(editor, "日本\x17" "x\x1f\x1f\x1b/\x1b/\x1f\x1b/\r", "x") == CEL_LINE);
    CHECK(read_typed(editor, "one\x1b\r日本\x1b\n\x1b[Ax\r", "one\nx日本") == CEL_LINE);
    CHECK(read_typed(editor, "one\x1b\rtwo\x1b#", "# one\n# two") == CEL_LINE);
    CHECK(read_typed(editor, "\x04", NULL) == CEL_EOF);
    CHECK(read_typed(editor, "x\x12gr\x07\x0c\x14\x15\x19\r", NULL) == CEL_LINE);
    // Where no line fits, none is accepted.
    CHECK(read_typed(editor, "ab\x12zz\r\n\x05!\r", "ab!") == CEL_LINE);
    CHECK(read_typed(editor, "\x12" "fizz\r\x12\x7f\x7f\r", "first ščö") == CEL_LINE);
    CHECK(read_typed(editor, "\x12zz\x07\r", "") == CEL_LINE);
    cel_set_delegate(editor, NULL);
}

/// The menu: what the line is after its keys.
static void choose_by_keys(cel_editor *editor) {
    static const struct { const char *keys, *line; } cases[] = {
        {"g\t\t\r\r", "日0"}, {"g\t\t\t\r\r", "e\xcc\x81" "1"}, {"g\t\x1b[B\x1b[A\r!\r", "e\xcc\x81" "1!"},
        {"g\t\r", "g"}, {"gr\t\t\x07!\r", "gr!"}, {"gr\t\tx\t\x07!\r", "日0x!"}, {"g\th\x7f\r\r", "日0"},
        {"abc\t\t\x1b[D!\r", "日!0"}, {"abc\t\x1b[C!\r\r", "日0"}, {"abc\t\t\x01>\r", ">日0"},
        {"abc\t1234567890\r", "abc1234567890"}, {"abc\t\t\x1f!\r", "abc!"}, {"abc\t\t\t\t\x1f!\r", "abc!"},
        {"abc\t\x1b[6~\x1b[5~\x10\x0e\r\r", "e\xcc\x81" "3"}, {"abc\t\x0c" "d\r", "abcd"}, {"a\t\x1b[200~b\x1b[201~\t\r\r", "e\xcc\x81" "1"},
        {"abc\t\t\x1b" "b!\r", "!日0"}, {"abc\t\x1b[5~\x17!\r", "!"}, {"\x1b[5~\x1b[6~a\r", "a"},
    };
    int calls = 0;
    offer_menus(editor, &calls, true);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        CHECK(read_typed(editor, cases[i].keys, cases[i].line) == CEL_LINE);
    }
    CHECK(read_typed(editor, "abc\t\t\x03", NULL) == CEL_INTERRUPT);
    cel_delegate delegate = {.context = &calls, .choose = choose_thing, .draw = draw, .is_choosing = true};
    cel_set_delegate(editor, &delegate);
    CHECK(read_typed(editor, "ab \x1b[B\t\x01" "c\x7f\x1b[C\x12\x0c\x1a\r", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "ab\x07", NULL) == CEL_LINE);
    CHECK(read_typed(editor, "ab\x03", NULL) == CEL_INTERRUPT);
    CHECK(calls > 5);
    cel_set_delegate(editor, NULL);
}

/// vi's commands: what the line is after them, and where the cursor, as `#` put in there. An Escape that another key follows at
/// once is still one. Where bash's vi knows the keys it gives the same line.
static void command(cel_editor *editor) {
    static const struct { const char *keys, *line; } cases[] = {
        // Text objects.
        {"one two three\x1b" "0wciwX\x1b", "one #X three"}, {"one two three\x1b" "0wdiw", "one # three"},
        {"one two three\x1b" "0wdaw", "one #three"}, {"one two three\x1b" "daw", "one tw#o"},
        {"one two three\x1b" "0lyiwP", "on#eone two three"}, {"one two three\x1b" "02daw", "#three"},
        {"one two three\x1b" "0wd2iw", "one #three"}, {"a-b c-d\x1b" "diW", "a-b# "}, {"a-b c-d\x1b" "diw", "a-b c#-"},
        {"one \"two x\" y\x1b" "0di\"", "one \"#\" y"}, {"one \"two x\" y\x1b" "0wwda\"", "one #y"},
        {"a 'b' c 'd'\x1b" "0wwwwdi'", "a 'b' c '#'"}, {"f(a (b) c) d\x1b" "0wwdi(", "f(#) d"},
        {"f(a (b) c) d\x1b" "05ldi)", "f(a (#) c) d"}, {"f(a (b) c) d\x1b" "05ld2ib", "f(#) d"},
        {"f(a (b) c) d\x1b" "05lda(", "f(a # c) d"}, {"x [a] y\x1b" "0wldi[", "x [#] y"},
        {"x {a} y\x1b" "0wlciBz\x1b", "x {#z} y"}, {"one two\x1b" "di(", "one tw#o"}, {"one two\x1b" "dizx", "one t#w"},
        {"cafe\xcc\x81s x\x1b" "0diw", "# x"},
        // Counts and repeating.
        {"one two three four\x1b" "0dw2.", "#four"}, {"one two three four\x1b" "02dwd2w", "#"},
        {"one two three four\x1b" "0d2w.", "#"}, {"one two three four\x1b" "0dfo.", "#ur"},
        {"one two three four\x1b" "0dto.", "#our"}, {"one two three four\x1b" "0dtr", "#ree four"},
        {"one two three four\x1b" "0cwA\x1bw.", "A #A three four"}, {"one two three four\x1b" "0iA\x1bw.", "Aone #Atwo three four"},
        {"one two three four\x1b" "0A!\x1b" "0.", "one two three four!#!"}, {"one two three four\x1b" "0RXYZ\x1bw.", "XYZ XY#Z three four"},
        {"one two three four\x1b" "03sX\x1b", "#X two three four"}, {"one two three four\x1b" "0wrX.", "one #Xwo three four"},
        {"one two three four\x1b" "030rX", "XXXXXXXXXXXXXXXXX#X"}, {"one two three four\x1b" "0fo;,", "one tw#o three four"},
        {"one two three four\x1b" "0yw2P", "one one# one two three four"}, {"ab c\x1b" "0ciwxy\x1bw.", "xy x#y"},
        {"one two\x1b" "ybP", "one twt#wo"}, {"a(b)c\x1b" "0%", "a(b#)c"}, {"a(b)c\x1b" "0ld%", "a#c"}, {"one two\x1b" "5|x", "one #wo"},
        {"ab\x1b" "03i日\x1b", "日日#日ab"}, {"ab\x1b" "2Axy\x1b", "abxyx#y"}, {"ab\x1b" "Ixy\x1b" "2.", "xyx#yxyab"},
        {"ab\x1b" "03aq\x1bu", "a#b"}, {"ab\x1b" "03aq\x1bh.", "aqqqq#qqb"}, {"one two\x1b\x17", "one #o"},
        // Taking back.
        {"one two three four\x1b" "0wcwTWO\x1bu", "one #two three four"}, {"one two three four\x1b" "0wCrest\x1bu", "one #two three four"},
        {"one two three four\x1b" "0wSrest\x1bu", "#one two three four"}, {"one two three four\x1bIbeg \x1bu", "#one two three four"},
        {"one two three four\x1b" "0dwu.", "#two three four"}, {"one two three four\x1b" "dbu", "one two three #four"},
        {"one two three four\x1b" "0xxxU", "#one two three four"}, {"one two three four\x1b" "0xxxuu", "#ne two three four"},
        {"one two three four\x1b" "A end\x1bu", "one two three fou#r"}, {"one two three four\x1bu", "one two three fou#r"},
        {"one two\x1b" "0ix\x1b" "ay\x1bu", "x#one two"}, {"one two\x1b" "0ix\x1b" "ay\x1bUU", "#xyone two"},
        {"one two\x1b" "0wx.uu", "one #two"}, {"ab\x1b" "xx", "#"}, {"ab\x1b" "A\x1bx", "#a"},
        // The search fetches, n and N go on.
        {"abc\x1b/first\r", "#first ščö"}, {"\x1b/s\rx", "#irst ščö"}, {"\x1b/s\rn", "#second 日本"},
        {"\x1b/s\rnN", "#first ščö"}, {"\x1b/s\rn\x1b?\rx", "#irst ščö"}, {"abc\x1bkk", "#second 日本"},
        {"abc\x1bkkxxU", "#second 日本"}, {"abc\x1b" "2k", "#second 日本"}, {"abc\x1b" "2kjj", "#abc"}, {"abc\x1b" "3k9j", "#abc"},
        {"\x1b/s\r2n", "#second 日本"}, {"abc\x1b/zz\r", "ab#c"}, {"abc\x1b/sz\r", "ab#c"},
    };
    int calls = 0;
    delegate_to(editor, &calls);
    cel_set_mode(editor, CEL_MODE_VI);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char keys[256];
        snprintf(keys, sizeof keys, "%si#\r", cases[i].keys);
        CHECK(read_typed(editor, keys, cases[i].line) == CEL_LINE);
    }
    CHECK(read_typed(editor, "one two\x1b" "0d\x1b" "xdix\r", "ne two") == CEL_LINE);
    CHECK(read_typed(editor, "one two\x1b" "0d\x03", NULL) == CEL_INTERRUPT);
    CHECK(read_typed(editor, "one two\x1b#", "# one two") == CEL_LINE);
    cel_set_mode(editor, CEL_MODE_EMACS);
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
    // What was typed last may still be on its way to the terminal, where no flush finds it; a key after it does.
    CHECK(read_typed(editor, "\x03", NULL) == CEL_INTERRUPT);
}

static void hide(cel_editor *editor) {
    pthread_t typist;
    char *line = NULL;
    size_t length = 0;
    pass_keys_through();
    pthread_create(&typist, NULL, type, "hun\x7fnter\x1b[200~2\n\x1b[201~\r");
    CHECK(cel_read_hidden(editor, &line, &length) == CEL_LINE);
    pthread_join(typist, NULL);
    CHECK(line && strcmp(line, "hunter2") == 0);
    if (line) cel_free_line(line, length);
}

/// One round of random keys, with a tendency to what is special, or to what keeps a menu open; returns how many.
static size_t compose(char *keys, bool prefers_menu) {
    static const char *const in_menu[] = {
        "\t", "\t", "\t", "\t", "\t", "\t", "\x1b[A", "\x1b[B", "\x1b[B", "\x1b[A", "\x1b[C", "\x0e", "\x10", "\x1b[Z", "\x1b[6~", "\x1b[Z", "\x1b[5~", "\x1b[6~", "\x10", "\x0e",
        "a", "日", "e\xcc\x81", "\x7f", "\x08", "\r", "\x07", "\x1b[200~p\np\x1b[201~", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
    };
    static const char *const special[] = {
        "\x1b[A", "\x1b[D", "\x1b[200~p\np\x1b[201~", "\x12", "\t", "\x1b[3~", "日", "e\xcc\x81", "\x16", "\x1b", "\x17",
        "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", "\x1b.", "\x1f", "\x1b[B", "\x10", "\x0e", "\x1b" "b", "\xe0\xb8\xb5",
        "\x19", "\x14", "\x1b\x7f", "\x0c", "\x1b[1;5C", "\x1b" "f", "\x1b" "d", "\x15", "\x0b", "\x13", "\x07", "\x1b" "u",
        "\x1b" "c", "\x1bOM", "2", "d", "c", "w", "e", "iw", "a(", "f", ".", "U", "p", "R", "\x1b[5~", "\x1b[6~", "\x1by", "\x1b/", "\x1b\r", "\x1b#", "3", "i", "k", "G", "n",
        "\x03", "\x04", "\x18\x15", "\x18\x05", "\r", "\x1a", "ma", "`a", "``", "=", "\\", "*", "&", "~/",
    };
    size_t used = 0, count = 0;
    for (; used < 400; count++) {
        bool menu_key = prefers_menu && rand() % 32;
        const char *piece = menu_key ? in_menu[(size_t)rand() % (sizeof in_menu / sizeof *in_menu)] : special[(size_t)rand() % (sizeof special / sizeof *special)];
        if (menu_key || rand() % 2) {
            used += (size_t)sprintf(keys + used, "%s", piece);
        } else {
            keys[used++] = (char)(rand() % 255 + 1);
        }
    }
    // A closing mark for an open paste, out of any nested reader, and away with the line.
    sprintf(keys + used, "\x1b[201~\x07\x07 \x05\x15\x03\x03");
    return count;
}

/// A round's keys make as many lines as they hold keys that end one; the last of them leaves nothing behind.
static size_t fuzz(cel_editor *editor, unsigned rounds, unsigned seed) {
    int calls = 0;
    size_t keys_sent = 0;
    is_coloured = true;
    menu.presses = 0;
    atomic_store(&nudging, true);
    srand(seed);
    for (unsigned round = 0; round < rounds; round++) {
        char keys[4096] = "";
        // As many as half of the keys are to meet an open menu.
        bool prefers_menu = round % 5 != 0;
        menu.is_patient = round % 2;
        offer_menus(editor, &calls, prefers_menu);
        keys_sent += compose(keys, prefers_menu);
        read_typed(editor, keys, NULL);
        for (int waiting = 1; waiting > 0;) {
            if (ioctl(slave, FIONREAD, &waiting) == 0 && waiting > 0) read_typed(editor, "", NULL);
        }
        cel_set_mode(editor, round % 3 == 2 ? CEL_MODE_VI : CEL_MODE_EMACS);
        is_coloured = round % 4 != 3;
        cel_set_right_prompt(editor, round % 2 ? "\x01\x1b[2m\x01" "▶ e\xcc\x81\x01\x1b[0m\x01 " : "");
    }
    atomic_store(&nudging, false);
    tcflush(slave, TCIFLUSH);
    cel_set_delegate(editor, NULL);
    return keys_sent;
}

static int drive(unsigned rounds, unsigned seed) {
    pthread_t drainer;
    size_t keys = 0;
    pthread_create(&drainer, NULL, drain, NULL);
    cel_editor *editor = cel_create("driver", slave, slave);
    CHECK(editor != NULL);
    if (editor) {
        cel_set_prompt(editor, "\x01\x1b[1m\x01" "♪ driver\x01\x1b[0m\x01> ");
        cel_set_title(editor, "driver");
        cel_set_palette(editor, "2 1;34  4;31 \x1b]0;pwned\a 90 31;31;31;31;31;31;31;31;31;31;31;31;31;31;31 36");
        for (int round = 0; round < 2; round++) {
            is_coloured = round == 1;
            edit(editor);
            choose_by_keys(editor);
            command(editor);
        }
        abort_and_post(editor);
        hide(editor);
        keys = fuzz(editor, rounds, seed);
        cel_destroy(editor);
    }
    atomic_store(&finished, true);
    pthread_join(drainer, NULL);
    close(slave);
    close(master);
    printf("CEditLine driver: %s, %zu random keys, %zu of them in a menu\n", failures ? "failed" : "passed", keys,
           menu.presses);
    return failures ? 1 : 0;
}

/// What a shell does for its job (UNSTOPPABLE says that nothing can stop it, as under valgrind): lets it go on whenever it has stopped, and finds the terminal fit for use then.
static int look_after(pid_t job) {
    int status = 0, stops = 0, unfit = 0;
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        struct termios modes;
        stops++;
        const tcflag_t fit = ICANON | ECHO | ISIG;
        if (tcgetattr(slave, &modes) != 0 || (modes.c_lflag & fit) != fit) unfit++;
        kill(job, SIGCONT);
    }
    printf("CEditLine driver: stopped and went on %d times\n", stops);
    if ((stops == 0 && !getenv("UNSTOPPABLE")) || unfit > 0) return fprintf(stderr, "%d times the terminal was unfit for use\n", unfit), 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

int main(int count, char **arguments) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    setenv("TERM", "xterm-256color", 1);
    setenv("VISUAL", "true", 1);  // what Ctrl-X Ctrl-E and v start
    setenv("HOME", "/nonexistent", 1);  // without an .editrc
    if (openpty(&master, &slave, NULL, NULL, &size) != 0) return 2;
    pid_t job = fork();
    if (job != 0) return look_after(job);
    setpgid(0, 0);  // Ctrl-Z stops the group
    return drive(count > 1 ? (unsigned)atoi(arguments[1]) : 20, count > 2 ? (unsigned)atoi(arguments[2]) : 1);
}
