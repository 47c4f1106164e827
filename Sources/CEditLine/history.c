// What Up recalls. Keeping it over restarts is not libedit's: its files lose text outside ASCII and truncate in place.

#include "editor.h"

#include <stdlib.h>
#include <string.h>

int cel_history_open(cel_editor *editor) {
    HistEventW event;
    editor->history = history_winit();
    if (!editor->history) return -1;
    history_w(editor->history, &event, H_SETSIZE, CEL_HISTORY_SIZE);  // without it nothing is kept
    return el_wset(editor->el, EL_HIST, history_w, editor->history);
}

void cel_history_close(cel_editor *editor) {
    if (editor->history) history_wend(editor->history);
    editor->history = NULL;
}

/// Forgets an older entry with the same text, so that Up never shows anything twice.
static void forget(cel_editor *editor, const wchar_t *line) {
    HistEventW event;
    for (int found = history_w(editor->history, &event, H_FIRST); found == 0;
         found = history_w(editor->history, &event, H_NEXT)) {
        if (wcscmp(event.str, line) != 0) continue;
        if (history_w(editor->history, &event, H_DEL, event.num) == 0) free((void *)event.str);
        return;
    }
}

void cel_history_add(cel_editor *editor, const char *line) {
    wchar_t *wide = cel_wide(line, strlen(line));
    HistEventW event;
    if (wide && wide[0]) {
        forget(editor, wide);
        history_w(editor->history, &event, H_ENTER, wide);
    }
    free(wide);
}

void cel_history_clear(cel_editor *editor) {
    HistEventW event;
    history_w(editor->history, &event, H_CLEAR);
}
