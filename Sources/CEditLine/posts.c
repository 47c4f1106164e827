// Lines that other threads print: above the one being typed, or at once when none is. How the area is cleared and drawn
// again is view.c's.

#include "posts.h"

#include "bytes.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

enum { POST_INTERVAL = 50 };  // ms: so often lines are printed above one being typed

/// Appends a line to what waits; the caller holds the lock.
static void enqueue(cel_editor *editor, const char *text, const char *end) {
    size_t before = editor->shared.posts ? strlen(editor->shared.posts) : 0;
    char *joined = realloc(editor->shared.posts, before + strlen(text) + strlen(end) + 1);
    if (!joined) return;
    stpcpy(stpcpy(joined + before, text), end);
    editor->shared.posts = joined;
}

void cel_post(cel_editor *editor, const char *text) {
    size_t length = strlen(text);
    const char *end = length > 0 && text[length - 1] == '\n' ? "" : "\n";
    pthread_mutex_lock(&editor->shared.lock);
    if (editor->shared.is_reading) {
        enqueue(editor, text, end);
        cel_wake(editor);
    } else {
        fprintf(editor->terminal.out, "%s%s", text, end);
        fflush(editor->terminal.out);
    }
    pthread_mutex_unlock(&editor->shared.lock);
}

/// How long posts have to wait, in ms; -1 when there are none. Each costs a redrawing, and many come together.
static int patience(cel_editor *editor) {
    pthread_mutex_lock(&editor->shared.lock);
    bool waiting = editor->shared.posts != NULL;
    pthread_mutex_unlock(&editor->shared.lock);
    if (!waiting) return -1;
    long left = editor->shared.printed_at + POST_INTERVAL - cel_milliseconds();
    return left < 0 ? 0 : left > POST_INTERVAL ? POST_INTERVAL : (int)left;
}

static void print_above(cel_editor *editor, const char *text) {
    cel_erase(editor);
    fputs(text, editor->terminal.out);
    cel_redraw(editor);
}

/// Prints what waits, unless something has been printed a moment ago. Returns how long the rest may wait, in ms; -1
/// when nothing does.
int cel_print_posts(cel_editor *editor) {
    int wait = patience(editor);
    if (wait != 0) return wait;
    pthread_mutex_lock(&editor->shared.lock);
    char *posts = editor->shared.posts;
    editor->shared.posts = NULL;
    pthread_mutex_unlock(&editor->shared.lock);
    print_above(editor, posts);
    editor->shared.printed_at = cel_milliseconds();
    free(posts);
    return -1;
}
