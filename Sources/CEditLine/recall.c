// Up, Down, vi's n, N and G, and the last argument: lines typed before come back. Which lines there are, and which of
// them fit, the delegate knows; here is how they get into the line, and the way back to what was being typed.

#include "recall.h"

#include "completion.h"
#include "line.h"
#include "text.h"
#include "undo.h"
#include "vi-state.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/// Asks for an entry, counted by age from 0; -1 when there is none.
long cel_ask_recall(cel_editor *editor, const cel_recall *query, wchar_t **text) {
    *text = NULL;
    if (!editor->settings.delegate.recall) return -1;
    char *found = NULL;
    long age = editor->settings.delegate.recall(editor->settings.delegate.context, query, &found);
    if (age >= 0 && found) *text = cel_wide(editor->clusters, found, strlen(found));
    free(found);
    return *text ? age : -1;
}

/// The walk is over: the next one begins with what is in the line then.
void cel_end_recall(cel_editor *editor) {
    free(editor->recall.shown);
    free(editor->recall.origin);
    free(editor->recall.prefix);
    editor->recall.shown = editor->recall.origin = NULL;
    editor->recall.prefix = NULL;
    editor->recall.age = -1;
}

/// A walk continues as long as the line is what it put there; else a new one begins with the text before the cursor.
static bool continue_walk(cel_editor *editor) {
    wchar_t *current = cel_copy(editor, 0, cel_length(editor));
    bool same = current && editor->recall.shown && wcscmp(current, editor->recall.shown) == 0;
    if (same || !current) return free(current), same;
    cel_end_recall(editor);
    editor->recall.origin = current;
    size_t length = cel_is_commanding(editor) ? 0 : cel_cursor(editor);
    editor->recall.prefix = cel_narrow(editor->clusters, current, length, NULL);
    return editor->recall.prefix != NULL;
}

/// The next entry of the walk that differs from the line.
static wchar_t *step(cel_editor *editor, bool newer) {
    cel_recall query = {.kind = CEL_RECALL_PREFIX, .pattern = editor->recall.prefix, .newer = newer};
    wchar_t *text;
    long age = editor->recall.age;
    do {
        query.from = age;
        age = cel_ask_recall(editor, &query, &text);
        const LineInfoW *line = el_wline(editor->el);
        size_t length = cel_length(editor);
        if (age < 0 || wcslen(text) != length || memcmp(text, line->buffer, length * sizeof *text) != 0) break;
        free(text);
        text = NULL;
    } while (age >= 0);
    if (age >= 0) editor->recall.age = age;
    return text;
}

/// Puts an entry into the line; it is the walk's from here on.
static unsigned char adopt(cel_editor *editor, wchar_t *text) {
    cel_replace_line(editor, text, cel_is_commanding(editor) ? 0 : wcslen(text));
    if (cel_is_commanding(editor)) cel_forget_steps(editor);
    free(editor->recall.shown);
    editor->recall.shown = text;
    return CC_REFRESH;
}

/// The count before a command of vi's; 1 without.
static unsigned steps(cel_editor *editor) {
    return cel_is_commanding(editor) && editor->vi.argument > 0 ? editor->vi.argument : 1;
}

/// One entry on; false where there is none. The way to newer ones ends at what was being typed.
static bool walk_on(cel_editor *editor, bool newer) {
    if (newer && editor->recall.age < 0) return false;
    wchar_t *text = step(editor, newer);
    if (!text && !newer) return false;
    if (!text) {
        editor->recall.age = -1;
        text = wcsdup(editor->recall.origin);
    }
    if (text) adopt(editor, text);
    return text != NULL;
}

/// Within several lines the cursor moves among them first; false when it stands in the outermost.
static bool move_row(cel_editor *editor, bool down) {
    const LineInfoW *line = el_wline(editor->el);
    const wchar_t *start = line->cursor, *next = line->cursor;
    while (start > line->buffer && start[-1] != L'\n') start--;
    while (next < line->lastchar && *next != L'\n') next++;
    size_t column = (size_t)(line->cursor - start);
    if (down ? next == line->lastchar : start == line->buffer) return false;
    const wchar_t *target = down ? next + 1 : start - 1;
    while (!down && target > line->buffer && target[-1] != L'\n') target--;
    while (column-- > 0 && target < line->lastchar && *target != L'\n') target++;
    cel_move_to(editor, (size_t)(target - line->buffer));
    return true;
}

/// So many rows on, within the line and beyond it in older or newer ones.
static unsigned char walk(cel_editor *editor, bool newer) {
    unsigned wanted = steps(editor), left = wanted;
    while (left > 0 && (move_row(editor, newer) || (continue_walk(editor) && walk_on(editor, newer)))) left--;
    return left < wanted ? CC_REFRESH : CC_ERROR;
}

unsigned char cel_up(EditLine *el, wint_t key) {
    (void)key;
    if (cel_is_walking(cel_of(el))) return cel_complete_backward(el, key);
    return walk(cel_of(el), false);
}

unsigned char cel_down(EditLine *el, wint_t key) {
    (void)key;
    if (cel_is_listing(cel_of(el))) return cel_complete_forward(el, key);
    return walk(cel_of(el), true);
}

/// M-.: the last word of the line before; pressed again, of the one before that.
unsigned char cel_last_word(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    bool again = editor->last_word.key != 0 && editor->last_word.key + 1 == editor->input.key_count;
    cel_recall query = {.kind = CEL_RECALL_LAST_WORD, .pattern = "", .from = again ? editor->last_word.age : -1};
    wchar_t *text;
    long age = cel_ask_recall(editor, &query, &text);
    editor->last_word.key = editor->input.key_count;
    if (!again) editor->last_word.length = 0;
    if (age < 0) return CC_ERROR;
    if (editor->last_word.length > 0) el_wdeletestr(el, (int)editor->last_word.length);
    if (text[0]) el_winsertstr(el, text);
    editor->last_word.age = age;
    editor->last_word.length = wcslen(text);
    free(text);
    return CC_REFRESH;
}

/// A search has ended in an entry: Up, Down, n and N continue from there. Takes over the pattern.
void cel_adopt_search(cel_editor *editor, char *pattern, const wchar_t *origin, long age) {
    free(editor->search.pattern);
    editor->search.pattern = pattern;
    if (age < 0) return;
    cel_end_recall(editor);
    editor->recall.shown = cel_copy(editor, 0, cel_length(editor));
    editor->recall.origin = wcsdup(origin);
    editor->recall.prefix = strdup("");
    if (editor->recall.shown && editor->recall.origin && editor->recall.prefix) editor->recall.age = age;
    else cel_end_recall(editor);
}

/// The next entry that holds what was searched last.
static bool find_on(cel_editor *editor, bool newer) {
    wchar_t *text;
    if (newer && editor->recall.age < 0) return false;
    cel_recall query = {
        .kind = CEL_RECALL_CONTAINING, .pattern = editor->search.pattern, .from = editor->recall.age, .newer = newer,
    };
    long age = cel_ask_recall(editor, &query, &text);
    if (age < 0) return false;
    editor->recall.age = age;
    adopt(editor, text);
    return true;
}

/// n and N: so many of those entries on.
unsigned char cel_search_on(cel_editor *editor, bool newer) {
    if (!editor->search.pattern || !continue_walk(editor) || !find_on(editor, newer)) return CC_ERROR;
    for (unsigned left = steps(editor) - 1; left > 0 && find_on(editor, newer); left--) {}
    return CC_REFRESH;
}

unsigned char cel_search_again(EditLine *el, wint_t key) {
    (void)key;
    return cel_search_on(cel_of(el), cel_of(el)->search.is_newer);
}

unsigned char cel_search_back(EditLine *el, wint_t key) {
    (void)key;
    return cel_search_on(cel_of(el), !cel_of(el)->search.is_newer);
}

/// vi's G: the oldest entry, or the one with that number from there.
unsigned char cel_oldest(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    wchar_t *text, *next;
    if (!continue_walk(editor)) return CC_ERROR;
    cel_recall query = {.kind = CEL_RECALL_PREFIX, .pattern = "", .from = LONG_MAX, .newer = true};
    long age = cel_ask_recall(editor, &query, &text);
    if (age < 0) return CC_ERROR;
    for (unsigned left = steps(editor) - 1; left > 0 && age > 0; left--) {
        query.from = age;
        long newer = cel_ask_recall(editor, &query, &next);
        if (newer < 0) break;
        free(text);
        text = next;
        age = newer;
    }
    editor->recall.age = age;
    return adopt(editor, text);
}
