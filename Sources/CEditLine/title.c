// The title of the terminal's window: set at prompts that ask for it, and given back.

#include "state.h"

#include "restore.h"
#include "screen.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_TITLE = 200 };

/// Terminals that are known to take a title; others could show it as text.
static bool takes_titles(void) {
    static const char *const kin[] = {
        "xterm", "tmux", "screen", "kitty", "ghostty", "wezterm", "foot", "alacritty",
    };
    const char *name = getenv("TERM");
    for (size_t i = 0; name && i < sizeof kin / sizeof *kin; i++) {
        if (strncmp(name, kin[i], strlen(kin[i])) == 0) return true;
    }
    return false;
}

void cel_set_title(cel_editor *editor, const char *title) {
    if (!title) {
        if (editor->terminal.is_titled) fputs(CEL_NO_TITLE, editor->terminal.out);
        editor->terminal.is_titled = false;
        cel_note_title(false);
        fflush(editor->terminal.out);
        return;
    }
    wchar_t *wide = takes_titles() ? cel_decode_all(title, strlen(title)) : NULL;
    if (!wide) return;
    fputs(editor->terminal.is_titled ? "\x1b]2;" : "\x1b[22;2t\x1b]2;", editor->terminal.out);
    editor->terminal.is_titled = true;
    cel_note_title(true);
    for (size_t i = 0; wide[i] && i < LONGEST_TITLE; i++) {
        if (!cel_is_hidden(wide[i])) cel_write_wide(editor, wide + i, 1);
    }
    fputc('\a', editor->terminal.out);
    fflush(editor->terminal.out);
    free(wide);
}
