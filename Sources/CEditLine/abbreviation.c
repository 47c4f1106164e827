// Abbreviations: what a word stands for is put in its place when a blank or Enter ends the word. Which words stand for
// something the delegate knows. A key that ends no such word costs one comparison, and draws nothing.

#include "abbreviation.h"

#include "completion.h"
#include "view.h"

#include <stdlib.h>

/// Whether the key after this one belongs to it: Escape, Ctrl-Q, Ctrl-V, Ctrl-X.
static bool takes_next(wchar_t key) {
    return key == 0x1B || key == 0x11 || key == 0x16 || key == 0x18;
}

/// Whether a word ends at the cursor.
static bool is_at_end_of_word(cel_editor *editor) {
    const LineInfoW *line = el_wline(editor->el);
    if (line->cursor == line->buffer || line->cursor[-1] == L' ' || line->cursor[-1] == L'\n') return false;
    return line->cursor == line->lastchar || *line->cursor == L' ' || *line->cursor == L'\n';
}

/// Before a key is handled: if it ends a word that stands for something, puts that in. The key then does what it
/// always does.
void cel_expand_word(cel_editor *editor, wchar_t key) {
    wchar_t before = editor->input.key;
    editor->input.key = key;
    if (key != L' ' && key != L'\r' && key != L'\n') return;
    if (!editor->settings.delegate.expand || editor->reading.is_hidden) return;
    if (editor->vi.is_commanding || takes_next(before) || !is_at_end_of_word(editor)) return;
    cel_place place = {0};
    char *line = cel_describe(editor, &place);
    if (!line) return;
    cel_action answer = {.kind = CEL_ACTION_NOTHING};
    editor->settings.delegate.expand(editor->settings.delegate.context, &place, &answer);
    bool fits = answer.delete_bytes <= place.cursor && answer.delete_after <= place.length - place.cursor;
    if (answer.kind == CEL_ACTION_REPLACE && answer.text && fits) {
        cel_erase(editor);
        cel_replace_around(editor, &answer);
        cel_redraw(editor);
    }
    free(answer.text);
    free(line);
}
