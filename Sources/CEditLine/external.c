// The line in the user's own editor (Ctrl-X Ctrl-E): a private file, a child on the terminal as it was, and the text
// back in the line, where Enter still has to be pressed.

#include "external.h"

#include "line.h"
#include "terminal.h"
#include "text.h"
#include "utf8.h"
#include "view.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum { TEXT_LIMIT = CEL_PASTE_SCALARS * 4 };

/// Runs the user's editor on a file; whether it ended well.
static bool run_editor(const char *path) {
    static char shell[] = "/bin/sh", flag[] = "-c", script[] = "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", name[] = "edit";
    char *const arguments[] = {shell, flag, script, name, (char *)path, NULL};
    posix_spawnattr_t attributes;
    sigset_t signals;
    pid_t child;
    int status = -1;
    posix_spawnattr_init(&attributes);
    sigfillset(&signals);
    posix_spawnattr_setsigdefault(&attributes, &signals);  // what we ignore, children must not
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    if (posix_spawn(&child, shell, NULL, &attributes, arguments, environ) == 0) {
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    }
    posix_spawnattr_destroy(&attributes);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// The file's text without its last line end, decoded; the caller frees it.
static wchar_t *read_back(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    char *bytes = fd < 0 ? NULL : malloc(TEXT_LIMIT);
    size_t length = 0;
    ssize_t got;
    while (bytes && length < TEXT_LIMIT && (got = read(fd, bytes + length, TEXT_LIMIT - length)) > 0) {
        length += (size_t)got;
    }
    if (length > 0 && bytes[length - 1] == '\n') length--;
    wchar_t *text = bytes ? cel_decode_all(bytes, length) : NULL;
    free(bytes);
    if (fd >= 0) close(fd);
    return text;
}

static bool write_out(int fd, const char *text, size_t length) {
    bool written = write(fd, text, length) == (ssize_t)length && write(fd, "\n", 1) == 1;
    return close(fd) == 0 && written;
}

unsigned char cel_edit_externally(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    const char *folder = getenv("TMPDIR");
    char path[512];
    size_t length = 0;
    char *line = cel_narrow(editor->clusters, el_wline(el)->buffer, cel_length(editor), &length);
    int printed = snprintf(path, sizeof path, "%s/line-XXXXXX", folder && folder[0] ? folder : "/tmp");
    int fd = line && printed > 0 && (size_t)printed < sizeof path ? mkostemp(path, O_CLOEXEC) : -1;
    bool ready = fd >= 0 && write_out(fd, line, length);
    free(line);
    if (fd < 0) return CC_ERROR;
    cel_leave_line(editor, "");
    cel_release_terminal(editor);
    wchar_t *text = ready && run_editor(path) ? read_back(path) : NULL;
    unlink(path);
    cel_seize_terminal(editor);
    if (text) {
        cel_sanitise_paste(text);
        cel_lend(editor->clusters, text);
        cel_replace_line(editor, text, wcslen(text));
    }
    free(text);
    cel_redraw(editor);
    return CC_NORM;
}
