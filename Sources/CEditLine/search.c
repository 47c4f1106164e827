// Incremental search through the history, Ctrl-R and Ctrl-S, with a list of what fits under the line. libedit's own takes
// many letters for commands and the text for a regular expression; here the delegate compares, folding case and accents.
// How the list gets onto the screen is menu.c's.

#include "search.h"

#include "bytes.h"
#include "input.h"
#include "line.h"
#include "menu.h"
#include "recall.h"
#include "text.h"
#include "undo.h"
#include "vi-state.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

enum { PATTERN_LIMIT = 127 };

typedef struct search {
    cel_editor *editor;
    wchar_t *prompt;   // the editor's own
    wchar_t *line;     // what was being typed
    size_t cursor;
    wchar_t pattern[PATTERN_LIMIT + 1];
    long chosen[PATTERN_LIMIT + 1];  // the line that a key had led to at each length of the pattern; -1 for none
    size_t length;
    long age;      // of the line that is shown; -1 for what was being typed
    long stay;     // of the line that a key has led to; -1 for none
    bool newer;
    bool missed;     // the last key led to no line
    bool is_vain;    // no line fits the pattern: none is shown, and none can be accepted
    bool only_fetches;
} search;

/// Draws prompt and found line; the old prompt is still the editor's when the area is cleared.
static void draw(search *s, const wchar_t *text) {
    cel_editor *editor = s->editor;
    const wchar_t *name = s->missed ? L"not found: " : s->newer ? L"search forward: " : L"search: ";
    wchar_t *prompt = calloc(wcslen(name) + s->length + 4, sizeof *prompt);
    if (!prompt) return;
    wcscpy(prompt, name);
    wmemcpy(prompt + wcslen(name), s->pattern, s->length);
    wcscat(prompt, !s->is_vain && (s->length || s->line[0] || s->age >= 0) ? L" › " : L"");
    cel_erase(editor);
    if (editor->prompt.text != s->prompt) free(editor->prompt.text);
    editor->prompt.text = prompt;
    if (text) cel_replace_line(editor, text, wcslen(text));
    if (editor->menu.is_open) cel_note_menu_line(editor);
    cel_redraw(editor);
}

/// Goes to the line that fits another pattern, or that a key leads to, and shows it.
static void look(search *s, cel_menu_key key) {
    cel_delegate *delegate = &s->editor->settings.delegate;
    wchar_t *text = NULL;
    char *found = NULL, *pattern = cel_narrow(s->editor->clusters, s->pattern, s->length, NULL);
    long age = pattern ? delegate->find(delegate->context, key, pattern, s->stay, &found) : -1;
    if (found) text = cel_wide(s->editor->clusters, found, strlen(found));
    free(found);
    free(pattern);
    bool is_move = key != CEL_MENU_NARROW, is_empty = !is_move && s->length == 0;
    s->missed = age < 0 && !is_empty;
    s->is_vain = s->missed && (!is_move || s->is_vain);
    if (age >= 0 || !is_move) s->age = age;
    if (age >= 0 && (is_move || age != s->stay)) s->stay = is_move ? age : -1;
    if (s->missed) el_beep(s->editor->el);
    draw(s, age < 0 && is_empty ? s->line : s->is_vain ? L"" : text);
    free(text);
}

static void extend(search *s, wchar_t c) {
    if (s->length == PATTERN_LIMIT) return;
    s->chosen[s->length] = s->stay;
    s->pattern[s->length++] = c;
}

static void shorten(search *s) {
    if (s->length == 0) return;
    s->stay = s->chosen[--s->length];
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
    case 0x12: case 0x0E: case CEL_KEY_DOWN:  // ^R, ^N
        s->newer = false;
        look(s, CEL_MENU_DOWN);
        return true;
    case 0x13: case 0x10: case CEL_KEY_UP:  // ^S, ^P
        s->newer = true;
        look(s, CEL_MENU_UP);
        return true;
    case CEL_KEY_PAGE_DOWN:
        look(s, CEL_MENU_PAGE_DOWN);
        return true;
    case CEL_KEY_PAGE_UP:
        look(s, CEL_MENU_PAGE_UP);
        return true;
    case 0x08: case 0x7F:
        shorten(s);
        break;
    case 0x03: case 0x07: case CEL_KEY_CANCEL:  // ^C, ^G, Escape alone
        *back = true;
        return false;
    case CEL_KEY_PASTE:
        for (const wchar_t *c = s->editor->input.paste; c && *c && *c != L'\n'; c++) extend(s, *c);
        break;
    case CEL_KEY_COMBINE:
        combine(s);
        break;
    case L'\r': case L'\n':
        if (!s->is_vain) return false;
        // Nothing was found, so there is nothing that may run.
        if (s->only_fetches) return *back = true, false;
        el_beep(s->editor->el);
        return true;
    default:
        if (key < 0x20 || (key >= 0x80 && key < 0xA0)) return false;
        extend(s, key);
        break;
    }
    look(s, CEL_MENU_NARROW);
    return true;
}

static unsigned char run(cel_editor *editor, wchar_t by, bool newer) {
    search s = {.editor = editor, .prompt = editor->prompt.text, .age = -1, .stay = -1, .newer = newer};
    s.cursor = cel_cursor(editor);
    s.line = cel_copy(editor, 0, cel_length(editor));
    if (!s.line || !editor->settings.delegate.find) return free(s.line), CC_ERROR;
    wchar_t key = 0;
    bool back = false, open;
    s.only_fetches = by == L'/' || by == L'?';
    editor->search.is_running = true;
    // What has been typed is what is looked for; vi's commands begin with nothing.
    if (!s.only_fetches && s.line[0] && wcslen(s.line) <= PATTERN_LIMIT && !wcschr(s.line, L'\n')) {
        for (const wchar_t *c = s.line; *c; c++) extend(&s, *c);
    }
    cel_open_menu(editor);
    look(&s, CEL_MENU_NARROW);
    while ((open = cel_next_key(editor, &key)) && take(&s, key, &back)) {}
    editor->search.is_running = false;
    cel_erase(editor);
    cel_forget_menu(editor);
    if (editor->prompt.text != s.prompt) free(editor->prompt.text);
    editor->prompt.text = s.prompt;
    // Where nothing fits, another key finds the line as it was.
    if (back || s.is_vain) cel_replace_line(editor, s.line, s.cursor);
    bool fetches = open && !back && s.only_fetches && (key == L'\r' || key == L'\n');
    if (fetches && s.length == 0 && s.age < 0) cel_search_on(editor, newer);
    if (!back && !s.is_vain && (s.length > 0 || s.age >= 0)) {
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
    if (!back) cel_push_key(editor, key);
    return CC_NORM;
}

unsigned char cel_search_older(EditLine *el, wint_t key) {
    return run(cel_of(el), (wchar_t)key, false);
}

unsigned char cel_search_newer(EditLine *el, wint_t key) {
    return run(cel_of(el), (wchar_t)key, true);
}
