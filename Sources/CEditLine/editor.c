// Making, using and ending an editor: the order of libedit's settings matters, and is decided here.

#include "state.h"

#include "bindings.h"
#include "bytes.h"
#include "colours.h"
#include "completion.h"
#include "hint.h"
#include "input.h"
#include "jobs.h"
#include "keys.h"
#include "kill.h"
#include "layout.h"
#include "marks.h"
#include "menu.h"
#include "paint.h"
#include "recall.h"
#include "restore.h"
#include "screen.h"
#include "terminal.h"
#include "text.h"
#include "undo.h"
#include "utf8.h"
#include "vi-insert.h"
#include "view.h"
#include "window.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static wchar_t *prompt_of(EditLine *el) {
    return cel_of(el)->prompt.text;
}

static wchar_t *right_prompt_of(EditLine *el) {
    return (wchar_t *)cel_right_prompt(cel_of(el));
}

/// A stream of our own on a descriptor, so that closing it leaves the caller's alone.
static FILE *open_stream(int fd, const char *mode) {
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    FILE *stream = copy < 0 ? NULL : fdopen(copy, mode);
    if (!stream && copy >= 0) close(copy);
    return stream;
}

/// A terminal that the system's database does not know is still one: most speak xterm's language.
static void choose_terminal(EditLine *el) {
    static const char *const kin[] = {
        "xterm", "alacritty", "foot", "wezterm", "ghostty", "kitty", "tmux", "screen", "rxvt", "konsole", "vte",
    };
    if (el_set(el, EL_TERMINAL, NULL) == 0) return;
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof kin / sizeof *kin; i++) {
        if (strncmp(name, kin[i], strlen(kin[i])) != 0) continue;
        if (el_set(el, EL_TERMINAL, "xterm-256color") == 0) return;
    }
    if (el_set(el, EL_TERMINAL, "xterm") == 0) return;
    el_set(el, EL_TERMINAL, "ansi");
}

static bool open_streams(cel_editor *editor, int in_fd, int out_fd) {
    editor->terminal.in = open_stream(in_fd, "r");
    editor->terminal.out = cel_open_stream(editor->clusters, out_fd, &editor->terminal.sink);
    editor->terminal.err = fopen("/dev/null", "we");
    if (!editor->terminal.in || !editor->terminal.out || !editor->terminal.err) return false;
    if (pipe(editor->shared.wake) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(editor->shared.wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(editor->shared.wake[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static bool configure(cel_editor *editor, const char *program) {
    // The error stream is /dev/null until the end: libedit says nothing there but that it does not know the terminal.
    const cel_terminal_state *terminal = &editor->terminal;
    editor->el = el_init_fd(program, terminal->in, terminal->out, terminal->err, terminal->in_fd, terminal->out_fd,
                            fileno(terminal->err));
    if (!editor->el) return false;
    EditLine *el = editor->el;
    el_wset(el, EL_CLIENTDATA, editor);
    choose_terminal(el);
    el_wset(el, EL_SIGNAL, 0);
    el_wset(el, EL_PROMPT_ESC, prompt_of, CEL_ESCAPE_MARK);
    el_wset(el, EL_RPROMPT_ESC, right_prompt_of, CEL_ESCAPE_MARK);
    el_wset(el, EL_GETCFN, cel_get_char);
    cel_add_commands(editor);
    cel_set_palette(editor, "2");
    editor->recall.age = -1;
    return true;
}

cel_editor *cel_create(const char *program, int in_fd, int out_fd) {
    cel_force_utf8();
    cel_editor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->terminal.in_fd = in_fd;
    editor->terminal.out_fd = out_fd;
    editor->shared.wake[0] = editor->shared.wake[1] = -1;
    editor->prompt.text = calloc(1, sizeof *editor->prompt.text);
    editor->clusters = cel_clusters_create();
    pthread_mutex_init(&editor->shared.lock, NULL);
    if (!editor->prompt.text || !editor->clusters || !open_streams(editor, in_fd, out_fd)
        || !configure(editor, program)) {
        int error = errno;
        cel_destroy(editor);
        errno = error;
        return NULL;
    }
    cel_watch_resize(editor);
    cel_watch_continuation(editor);
    cel_watch_stops();
    return editor;
}

void cel_destroy(cel_editor *editor) {
    cel_unwatch_stops();
    cel_unwatch_continuation(editor);
    cel_unwatch_resize(editor);
    if (editor->terminal.out) cel_end_marks(editor);
    if (editor->terminal.out) cel_set_title(editor, NULL);
    if (editor->el) el_end(editor->el);
    cel_hide_typing(false);
    cel_forget_terminal();
    if (editor->terminal.in) fclose(editor->terminal.in);
    if (editor->terminal.out) fclose(editor->terminal.out);
    if (editor->terminal.err) fclose(editor->terminal.err);
    for (int i = 0; i < 2; i++) {
        if (editor->shared.wake[i] >= 0) close(editor->shared.wake[i]);
    }
    pthread_mutex_destroy(&editor->shared.lock);
    free(editor->shared.posts);
    free(editor->input.paste);
    free(editor->prompt.text);
    free(editor->prompt.right);
    free(editor->search.pattern);
    free(editor->hint.text);
    cel_forget_colours(editor);
    cel_free_shown(editor);
    cel_forget_kills(editor);
    cel_forget_change(editor);
    cel_end_recall(editor);
    cel_forget_steps(editor);
    free(editor->terminal.sink);
    cel_clusters_destroy(editor->clusters);
    free(editor);
}

void cel_set_delegate(cel_editor *editor, const cel_delegate *delegate) {
    editor->settings.delegate = delegate ? *delegate : (cel_delegate){0};
}

void cel_set_mode(cel_editor *editor, cel_mode mode) {
    editor->settings.are_keys_bound = editor->settings.are_keys_bound && editor->settings.mode == mode;
    editor->settings.mode = mode;
}

void cel_set_prompt(cel_editor *editor, const char *prompt) {
    wchar_t *wide = cel_wide(editor->clusters, prompt, strlen(prompt));
    if (!wide) return;
    free(editor->prompt.text);
    editor->prompt.text = wide;
    editor->prompt.sign = wcsrchr(wide, L'>');
}

void cel_set_right_prompt(cel_editor *editor, const char *prompt) {
    free(editor->prompt.right);
    editor->prompt.right = cel_wide(editor->clusters, prompt, strlen(prompt));
}

/// From here on the terminal is ours: posts wait for the right moment. The prompt must not appear before that holds.
static void begin(cel_editor *editor) {
    fflush(stdout);
    cel_remember_terminal(editor->terminal.in_fd);
    editor->reading.outcome = CEL_LINE;
    editor->input.queued = 0;
    editor->vi.count = 0;
    editor->area.rows_above = 0;
    editor->area.is_ours = editor->area.is_windowed = editor->reading.is_entered = false;
    editor->vi.argument = 0;
    memset(editor->vi.marks, 0, sizeof editor->vi.marks);
    editor->vi.operated = 0;
    editor->vi.is_on = editor->vi.insertion.has_moved = false;
    editor->vi.insertion.change = (cel_change){0};
    cel_forget_continuation();
    editor->completion.key = editor->last_word.key = editor->kill.key = editor->kill.yanked = 0;
    pthread_mutex_lock(&editor->shared.lock);
    editor->shared.is_reading = true;
    pthread_mutex_unlock(&editor->shared.lock);
    cel_seize_terminal(editor);
    // What was typed ahead has been echoed where the prompt belongs, and will be shown again after it.
    int waiting = 0;
    if (ioctl(editor->terminal.in_fd, FIONREAD, &waiting) == 0 && waiting > 0) fputs("\r\x1b[K", editor->terminal.out);
    cel_mark_prompt(editor, false);
}

/// Gives the terminal back to other programs, and writes the posts that came too late. What is typed from here on waits
/// for the next line.
static void end(cel_editor *editor) {
    cel_drop_hint(editor);
    cel_end_recall(editor);
    cel_forget_candidates(editor);
    cel_forget_menu(editor);
    cel_forget_steps(editor);
    cel_set_paste(editor, NULL);
    cel_release_terminal(editor);
    cel_hide_typing(true);
    pthread_mutex_lock(&editor->shared.lock);
    editor->shared.is_reading = false;
    if (editor->shared.posts) fputs(editor->shared.posts, editor->terminal.out);
    free(editor->shared.posts);
    editor->shared.posts = NULL;
    fflush(editor->terminal.out);
    pthread_mutex_unlock(&editor->shared.lock);
}

cel_outcome cel_read_line(cel_editor *editor, const char *initial, char **line, size_t *length) {
    begin(editor);
    cel_configure_keys(editor);
    if (initial[0]) {
        cel_set_paste(editor, cel_decode_all(initial, strlen(initial)));
        cel_append_key(editor, CEL_KEY_PASTE);
    }
    if (editor->settings.delegate.is_choosing) cel_open_menu(editor);
    int count = 0;
    cel_begin_view(editor);
    const wchar_t *text = el_wgets(editor->el, &count);
    if (editor->reading.outcome == CEL_ABORT) cel_leave_line(editor, "");
    *line = NULL;
    *length = 0;
    cel_speak(editor);
    if (editor->reading.outcome == CEL_LINE && !text && editor->reading.is_entered) text = L"";
    if (editor->reading.outcome == CEL_LINE && !text) editor->reading.outcome = CEL_GONE;
    if (editor->reading.outcome == CEL_LINE) {
        if (count > 0 && text[count - 1] == L'\n') count--;
        *line = cel_narrow(editor->clusters, text, (size_t)count, length);
        if (!*line) editor->reading.outcome = CEL_GONE;
        if (*line && *length > 0) cel_mark_output(editor);
    }
    end(editor);
    return editor->reading.outcome;
}

/// What a key does to a secret: false when the secret is finished.
static bool take_secret_key(cel_editor *editor, wchar_t key, wchar_t *secret, size_t *count, size_t capacity) {
    switch (key) {
    case L'\r': case L'\n': return false;
    case 0x03: editor->reading.outcome = CEL_INTERRUPT; return false;
    case 0x04:
        if (*count > 0) return true;
        editor->reading.outcome = CEL_EOF;
        return false;
    case 0x08: case 0x7F:
        if (*count > 0) secret[--*count] = 0;
        return true;
    case 0x15: case 0x17:
        *count = 0;
        return true;
    case CEL_KEY_PASTE:
        for (wchar_t *c = editor->input.paste; c && *c; c++) {
            if (*c != L'\n' && *count < capacity) secret[(*count)++] = *c;
        }
        cel_set_paste(editor, NULL);
        return true;
    case CEL_KEY_COMBINE:
        if (*count < capacity) secret[(*count)++] = editor->input.combining;
        return true;
    default:
        if (key >= 0x20 && (key < 0x80 || key >= 0xA0) && *count < capacity) secret[(*count)++] = key;
        return true;
    }
}

cel_outcome cel_read_hidden(cel_editor *editor, char **line, size_t *length) {
    enum { CAPACITY = 4096 };
    wchar_t secret[CAPACITY];
    size_t count = 0;
    wchar_t key;
    *line = NULL;
    *length = 0;
    begin(editor);
    editor->reading.is_hidden = true;
    cel_redraw(editor);
    while (cel_next_key(editor, &key) && take_secret_key(editor, key, secret, &count, CAPACITY)) {}
    cel_leave_line(editor, editor->reading.outcome == CEL_INTERRUPT ? "^C" : "");
    editor->reading.is_hidden = false;
    if (editor->reading.outcome == CEL_LINE) {
        *line = cel_narrow(editor->clusters, secret, count, length);
        if (!*line) editor->reading.outcome = CEL_GONE;
    }
    for (volatile wchar_t *wipe = secret; wipe < secret + CAPACITY; wipe++) *wipe = 0;
    end(editor);
    return editor->reading.outcome;
}

void cel_name_thread(const char *name) {
#if defined(__APPLE__)
    pthread_setname_np(name);
#else
    pthread_setname_np(pthread_self(), name);
#endif
}

void cel_free_line(char *line, size_t length) {
    for (volatile char *wipe = line; wipe < line + length; wipe++) *wipe = 0;
    free(line);
}
