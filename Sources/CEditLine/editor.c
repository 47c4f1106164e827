// Making, using and ending an editor: the order of libedit's settings matters, and all of it is here.

#include "editor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static wchar_t *prompt_of(EditLine *el) {
    return cel_of(el)->prompt;
}

/// What stands at the right edge now; empty for nothing.
const wchar_t *cel_right_prompt(cel_editor *editor) {
    bool shown = editor->columns >= CEL_RIGHT_COLUMNS && !editor->searching && !editor->hidden;
    return shown && editor->right ? editor->right : L"";
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
    editor->in = open_stream(in_fd, "r");
    editor->out = cel_open_stream(editor->clusters, out_fd, &editor->sink);
    editor->err = fopen("/dev/null", "we");
    if (!editor->in || !editor->out || !editor->err) return false;
    if (pipe(editor->wake) != 0) return false;
    for (int i = 0; i < 2; i++) {
        fcntl(editor->wake[i], F_SETFD, FD_CLOEXEC);
        fcntl(editor->wake[i], F_SETFL, O_NONBLOCK);
    }
    return true;
}

static bool configure(cel_editor *editor, const char *program) {
    // The error stream is /dev/null until the end: libedit says nothing there but that it does not know the terminal.
    editor->el = el_init_fd(program, editor->in, editor->out, editor->err, editor->in_fd, editor->out_fd,
                            fileno(editor->err));
    if (!editor->el) return false;
    EditLine *el = editor->el;
    el_wset(el, EL_CLIENTDATA, editor);
    choose_terminal(el);
    el_wset(el, EL_SIGNAL, 0);
    el_wset(el, EL_PROMPT_ESC, prompt_of, CEL_ESCAPE_MARK);
    el_wset(el, EL_RPROMPT_ESC, right_prompt_of, CEL_ESCAPE_MARK);
    el_wset(el, EL_GETCFN, cel_get_char);
    cel_add_commands(editor);
    editor->age = -1;
    return true;
}

cel_editor *cel_create(const char *program, int in_fd, int out_fd) {
    cel_force_utf8();
    cel_editor *editor = calloc(1, sizeof *editor);
    if (!editor) return NULL;
    editor->in_fd = in_fd;
    editor->out_fd = out_fd;
    editor->wake[0] = editor->wake[1] = -1;
    editor->prompt = calloc(1, sizeof *editor->prompt);
    editor->clusters = cel_clusters_create();
    pthread_mutex_init(&editor->lock, NULL);
    if (!editor->prompt || !editor->clusters || !open_streams(editor, in_fd, out_fd) || !configure(editor, program)) {
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
    if (editor->out) cel_set_title(editor, NULL);
    if (editor->el) el_end(editor->el);
    cel_hide_typing(false);
    cel_forget_terminal();
    if (editor->in) fclose(editor->in);
    if (editor->out) fclose(editor->out);
    if (editor->err) fclose(editor->err);
    for (int i = 0; i < 2; i++) {
        if (editor->wake[i] >= 0) close(editor->wake[i]);
    }
    pthread_mutex_destroy(&editor->lock);
    free(editor->posts);
    free(editor->paste);
    free(editor->prompt);
    free(editor->right);
    free(editor->searched);
    free(editor->hint);
    free(editor->killed);
    cel_forget_change(editor);
    cel_end_walk(editor);
    cel_forget_steps(editor);
    free(editor->sink);
    cel_clusters_destroy(editor->clusters);
    free(editor);
}

void cel_set_delegate(cel_editor *editor, const cel_delegate *delegate) {
    editor->delegate = delegate ? *delegate : (cel_delegate){0};
}

void cel_set_mode(cel_editor *editor, cel_mode mode) {
    editor->configured = editor->configured && editor->mode == mode;
    editor->mode = mode;
}

void cel_set_prompt(cel_editor *editor, const char *prompt) {
    wchar_t *wide = cel_wide(editor, prompt, strlen(prompt));
    if (!wide) return;
    free(editor->prompt);
    editor->prompt = wide;
    editor->sign = wcsrchr(wide, L'>');
}

void cel_set_right_prompt(cel_editor *editor, const char *prompt) {
    free(editor->right);
    editor->right = cel_wide(editor, prompt, strlen(prompt));
}

/// The terminal for keys: no signals, no flow control, and a pasted LF stays apart from a CR.
void cel_seize_terminal(cel_editor *editor) {
    cel_hide_typing(false);
    el_wset(editor->el, EL_SETTY, L"-d", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", NULL);
    el_wset(editor->el, EL_PREP_TERM, 1);
    cel_update_size(editor);
    el_resize(editor->el);
    fputs("\x1b[?2004h", editor->out);
    cel_show_state(editor);
}

/// Puts the terminal back into the modes that other programs expect.
void cel_release_terminal(cel_editor *editor) {
    el_wset(editor->el, EL_PREP_TERM, 0);
    fputs("\x1b[?2004l", editor->out);
    cel_give_shape_back(editor);
    fflush(editor->out);
}

/// From here on the terminal is ours: posts wait for the right moment. The prompt must not appear before that holds.
static void begin(cel_editor *editor) {
    fflush(stdout);
    cel_remember_terminal(editor->in_fd);
    editor->outcome = CEL_LINE;
    editor->queued = 0;
    editor->count = 0;
    editor->rows_above = 0;
    editor->is_ours = editor->is_windowed = editor->is_entered = false;
    editor->argument = 0;
    editor->is_vi = editor->insert_moved = false;
    editor->open_change = (cel_change){0};
    cel_forget_continuation();
    editor->completion_key = editor->word_key = editor->kill_key = 0;
    pthread_mutex_lock(&editor->lock);
    editor->reading = true;
    pthread_mutex_unlock(&editor->lock);
    cel_seize_terminal(editor);
    // What was typed ahead has been echoed where the prompt belongs, and will be shown again after it.
    int waiting = 0;
    if (ioctl(editor->in_fd, FIONREAD, &waiting) == 0 && waiting > 0) fputs("\r\x1b[K", editor->out);
}

/// Gives the terminal back to other programs, and writes the posts that came too late. What is typed from here on waits
/// for the next line.
static void end(cel_editor *editor) {
    cel_drop_hint(editor);
    cel_end_walk(editor);
    cel_forget_walk(editor);
    cel_forget_steps(editor);
    cel_set_paste(editor, NULL);
    cel_release_terminal(editor);
    cel_hide_typing(true);
    pthread_mutex_lock(&editor->lock);
    editor->reading = false;
    if (editor->posts) fputs(editor->posts, editor->out);
    free(editor->posts);
    editor->posts = NULL;
    fflush(editor->out);
    pthread_mutex_unlock(&editor->lock);
}

void cel_lend_terminal(cel_editor *editor) {
    pthread_mutex_lock(&editor->lock);
    if (!editor->reading) cel_hide_typing(false);
    pthread_mutex_unlock(&editor->lock);
}

void cel_reclaim_terminal(cel_editor *editor) {
    pthread_mutex_lock(&editor->lock);
    if (!editor->reading) cel_hide_typing(true);
    pthread_mutex_unlock(&editor->lock);
}

void cel_read_keys(cel_editor *editor, bool singly) {
    pthread_mutex_lock(&editor->lock);
    if (!editor->reading) cel_collect_lines(!singly);
    pthread_mutex_unlock(&editor->lock);
}

cel_outcome cel_read_line(cel_editor *editor, const char *initial, char **line, size_t *length) {
    begin(editor);
    cel_configure_keys(editor);
    if (initial[0]) {
        cel_set_paste(editor, cel_decode_all(initial, strlen(initial)));
        editor->queue[editor->queued++] = CEL_KEY_PASTE;
    }
    int count = 0;
    const wchar_t *text = el_wgets(editor->el, &count);
    if (editor->outcome == CEL_ABORT) cel_leave_line(editor, "");
    *line = NULL;
    *length = 0;
    cel_speak(editor);
    if (editor->outcome == CEL_LINE && !text && editor->is_entered) text = L"";
    if (editor->outcome == CEL_LINE && !text) editor->outcome = CEL_GONE;
    if (editor->outcome == CEL_LINE) {
        if (count > 0 && text[count - 1] == L'\n') count--;
        *line = cel_narrow(editor, text, (size_t)count, length);
        if (!*line) editor->outcome = CEL_GONE;
    }
    end(editor);
    return editor->outcome;
}

/// What a key does to a secret: false when the secret is finished.
static bool take_secret_key(cel_editor *editor, wchar_t key, wchar_t *secret, size_t *count, size_t capacity) {
    switch (key) {
    case L'\r': case L'\n': return false;
    case 0x03: editor->outcome = CEL_INTERRUPT; return false;
    case 0x04:
        if (*count > 0) return true;
        editor->outcome = CEL_EOF;
        return false;
    case 0x08: case 0x7F:
        if (*count > 0) secret[--*count] = 0;
        return true;
    case 0x15: case 0x17:
        *count = 0;
        return true;
    case CEL_KEY_PASTE:
        for (wchar_t *c = editor->paste; c && *c; c++) {
            if (*c != L'\n' && *count < capacity) secret[(*count)++] = *c;
        }
        cel_set_paste(editor, NULL);
        return true;
    case CEL_KEY_COMBINE:
        if (*count < capacity) secret[(*count)++] = editor->combining;
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
    editor->hidden = true;
    cel_redraw(editor);
    while (cel_next_key(editor, &key) && take_secret_key(editor, key, secret, &count, CAPACITY)) {}
    cel_leave_line(editor, editor->outcome == CEL_INTERRUPT ? "^C" : "");
    editor->hidden = false;
    if (editor->outcome == CEL_LINE) {
        *line = cel_narrow(editor, secret, count, length);
        if (!*line) editor->outcome = CEL_GONE;
    }
    for (volatile wchar_t *wipe = secret; wipe < secret + CAPACITY; wipe++) *wipe = 0;
    end(editor);
    return editor->outcome;
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
