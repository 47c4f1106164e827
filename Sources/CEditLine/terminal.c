// Who has the terminal: the editor as long as a line is read, else other programs. How it is restored, and kept quiet
// between two lines, is restore.c's.

#include "terminal.h"

#include "layout.h"
#include "restore.h"
#include "vi-state.h"

/// The terminal for keys: no signals, no flow control, and a pasted LF stays apart from a CR.
void cel_seize_terminal(cel_editor *editor) {
    cel_hide_typing(false);
    el_wset(editor->el, EL_SETTY, L"-d", L"-isig", L"-ixon", L"-icrnl", L"-inlcr", NULL);
    el_wset(editor->el, EL_PREP_TERM, 1);
    cel_update_size(editor);
    el_resize(editor->el);
    fputs("\x1b[?2004h", editor->terminal.out);
    cel_show_state(editor);
}

/// Puts the terminal back into the modes that other programs expect.
void cel_release_terminal(cel_editor *editor) {
    el_wset(editor->el, EL_PREP_TERM, 0);
    fputs("\x1b[?2004l", editor->terminal.out);
    cel_give_shape_back(editor);
    fflush(editor->terminal.out);
}

void cel_lend_terminal(cel_editor *editor) {
    pthread_mutex_lock(&editor->shared.lock);
    if (!editor->shared.is_reading) cel_hide_typing(false);
    pthread_mutex_unlock(&editor->shared.lock);
}

void cel_reclaim_terminal(cel_editor *editor) {
    pthread_mutex_lock(&editor->shared.lock);
    if (!editor->shared.is_reading) cel_hide_typing(true);
    pthread_mutex_unlock(&editor->shared.lock);
}

void cel_read_keys(cel_editor *editor, bool singly) {
    pthread_mutex_lock(&editor->shared.lock);
    if (!editor->shared.is_reading) cel_collect_lines(!singly);
    pthread_mutex_unlock(&editor->shared.lock);
}
