// Incremental search through the history, Ctrl-R and Ctrl-S. libedit's own takes many letters for commands and the text
// for a regular expression; here the delegate compares, folding case and accents.

#include "search.h"

#include "bytes.h"
#include "input.h"
#include "line.h"
#include "recall.h"
#include "text.h"
#include "undo.h"
#include "vi-state.h"
#include "view.h"

#include <stdlib.h>

enum { PATTERN_LIMIT = 127 };

typedef struct search {
    cel_editor *editor;
    wchar_t *prompt;   // the editor's own
    wchar_t *line;     // what was being typed
    size_t cursor;
    wchar_t pattern[PATTERN_LIMIT + 1];
    long ages[PATTERN_LIMIT + 1];  // where the search stood at each length of the pattern
    size_t length;
    long age;
    bool newer;
    bool missed;
} search;

/// Draws prompt and found line; the old prompt is still the editor's when the area is cleared.
static void draw(search *s, const wchar_t *text) {
    cel_editor *editor = s->editor;
    const wchar_t *name = s->missed ? L"not found: " : s->newer ? L"search forward: " : L"search: ";
    wchar_t *prompt = calloc(wcslen(name) + s->length + 4, sizeof *prompt);
    if (!prompt) return;
    wcscpy(prompt, name);
    wmemcpy(prompt + wcslen(name), s->pattern, s->length);
    wcscat(prompt, s->length || s->line[0] ? L" › " : L"");
    cel_erase(editor);
    if (editor->prompt.text != s->prompt) free(editor->prompt.text);
    editor->prompt.text = prompt;
    if (text) cel_replace_line(editor, text, wcslen(text));
    cel_redraw(editor);
}

/// Looks for the pattern from where the search stands; `next` leaves the place itself out.
static void look(search *s, bool next) {
    wchar_t *text = NULL;
    char *pattern = cel_narrow(s->editor->clusters, s->pattern, s->length, NULL);
    if (pattern && s->length > 0) {
        cel_recall query = {
            .kind = CEL_RECALL_CONTAINING, .pattern = pattern, .from = s->age, .newer = s->newer,
            .inclusive = !next && s->age >= 0,
        };
        long age = cel_ask_recall(s->editor, &query, &text);
        s->missed = age < 0;
        if (age >= 0) s->age = age;
    } else {
        s->missed = false;
    }
    free(pattern);
    if (s->missed) el_beep(s->editor->el);
    draw(s, text);
    free(text);
}

static void extend(search *s, wchar_t c) {
    if (s->length == PATTERN_LIMIT) return;
    s->ages[s->length] = s->age;
    s->pattern[s->length++] = c;
}

static void shorten(search *s) {
    if (s->length == 0) return;
    s->age = s->ages[--s->length];
    s->pattern[s->length] = 0;
}

/// Adds a mark to the last character of the pattern, or begins another.
static void combine(search *s) {
    wchar_t text[CEL_CLUSTER_LIMIT + 1];
    cel_clusters *clusters = s->editor->clusters;
    size_t count = s->length ? cel_scalars(clusters, s->pattern[s->length - 1], text) : 0;
    text[count++] = s->editor->input.combining;
    if (count > 1 && cel_cluster_length(text, count) == count) {
        s->pattern[s->length - 1] = cel_stand_in(clusters, text, count);
    } else {
        extend(s, cel_stand_in(clusters, text + count - 1, 1));
    }
}

/// What a key does to the search; false when it ends it. `*back` asks for the line as it was.
static bool take(search *s, wchar_t key, bool *back) {
    switch (key) {
    case 0x12: case 0x13:  // ^R, ^S
        s->newer = key == 0x13;
        look(s, true);
        return true;
    case 0x08: case 0x7F:
        shorten(s);
        break;
    case 0x03: case 0x07:  // ^C, ^G
        *back = true;
        return false;
    case CEL_KEY_PASTE:
        for (const wchar_t *c = s->editor->input.paste; c && *c && *c != L'\n'; c++) extend(s, *c);
        break;
    case CEL_KEY_COMBINE:
        combine(s);
        break;
    default:
        if (key < 0x20 || (key >= 0x80 && key < 0xA0)) return false;
        extend(s, key);
        break;
    }
    look(s, false);
    return true;
}

static unsigned char run(cel_editor *editor, wchar_t by, bool newer) {
    search s = {.editor = editor, .prompt = editor->prompt.text, .age = -1, .newer = newer};
    s.cursor = cel_cursor(editor);
    s.line = cel_copy(editor, 0, cel_length(editor));
    if (!s.line || !editor->settings.delegate.recall) return free(s.line), CC_ERROR;
    wchar_t key = 0;
    bool back = false, open, only_fetches = by == L'/' || by == L'?';
    editor->search.is_running = true;
    // What has been typed is what is looked for; vi's commands begin with nothing.
    if (!only_fetches && s.line[0] && wcslen(s.line) <= PATTERN_LIMIT && !wcschr(s.line, L'\n')) {
        for (const wchar_t *c = s.line; *c; c++) extend(&s, *c);
        look(&s, false);
    } else {
        draw(&s, NULL);
    }
    while ((open = cel_next_key(editor, &key)) && take(&s, key, &back)) {}
    editor->search.is_running = false;
    cel_erase(editor);
    if (editor->prompt.text != s.prompt) free(editor->prompt.text);
    editor->prompt.text = s.prompt;
    if (back) cel_replace_line(editor, s.line, s.cursor);
    bool fetches = open && !back && only_fetches && (key == L'\r' || key == L'\n');
    if (fetches && s.length == 0) cel_search_on(editor, newer);
    if (!back && s.length > 0) {
        editor->search.is_newer = newer;
        cel_adopt_search(editor, cel_narrow(editor->clusters, s.pattern, s.length, NULL), s.line, s.age);
    }
    if (fetches) {
        cel_move_to(editor, 0);
        cel_forget_steps(editor);
    }
    cel_stay_in_line(editor);
    free(s.line);
    cel_redraw(editor);
    if (!open) return CC_EOF;
    if (fetches) return CC_NORM;
    // A lone Escape only ends the search; with a key after it, and like any other key, it does what it always does.
    if (!back && (key != 0x1B || editor->input.queued > 0)) cel_push_key(editor, key);
    return CC_NORM;
}

unsigned char cel_search_older(EditLine *el, wint_t key) {
    return run(cel_of(el), (wchar_t)key, false);
}

unsigned char cel_search_newer(EditLine *el, wint_t key) {
    return run(cel_of(el), (wchar_t)key, true);
}
