// The line as text that can be taken and replaced: what all commands of ours are made of. libedit keeps the buffer.
// Kills are kill.c's, the way back undo.c's.

#include "line.h"

#include <stdlib.h>

/// How many characters stand before the cursor.
size_t cel_cursor(cel_editor *editor) {
    const LineInfoW *line = el_wline(editor->el);
    return (size_t)(line->cursor - line->buffer);
}

/// How many characters the line has.
size_t cel_length(cel_editor *editor) {
    const LineInfoW *line = el_wline(editor->el);
    return (size_t)(line->lastchar - line->buffer);
}

/// A copy of the line from `from` up to `to`, which the caller frees; NULL without memory.
wchar_t *cel_copy(cel_editor *editor, size_t from, size_t to) {
    const LineInfoW *line = el_wline(editor->el);
    wchar_t *copy = calloc(to - from + 1, sizeof *copy);
    if (copy) wmemcpy(copy, line->buffer + from, to - from);
    return copy;
}

/// Puts the cursor after so many characters.
void cel_move_to(cel_editor *editor, size_t place) {
    el_cursor(editor->el, (int)place - (int)cel_cursor(editor));
}

/// Takes a part out of the line; the cursor stays with its text.
void cel_delete(cel_editor *editor, size_t from, size_t to) {
    size_t cursor = cel_cursor(editor);
    if (to <= from) return;
    cel_move_to(editor, to);
    el_wdeletestr(editor->el, (int)(to - from));
    if (cursor < from) cel_move_to(editor, cursor);
    if (cursor > to) cel_move_to(editor, cursor - (to - from));
}

/// Puts another text into the line, the cursor at `cursor`.
void cel_replace_line(cel_editor *editor, const wchar_t *text, size_t cursor) {
    cel_move_to(editor, cel_length(editor));
    if (cel_length(editor) > 0) el_wdeletestr(editor->el, (int)cel_length(editor));
    if (text[0]) el_winsertstr(editor->el, text);
    cel_move_to(editor, cursor);
}

/// What the line is, as a number (FNV-1a): a hint is only of use in the line it was made for.
uint64_t cel_line_digest(cel_editor *editor) {
    uint64_t digest = 0xcbf29ce484222325;
    const wchar_t *line = el_wline(editor->el)->buffer;
    for (size_t i = 0, length = cel_length(editor); i < length; i++) {
        digest = (digest ^ (uint64_t)line[i]) * 0x100000001b3;
    }
    return digest;
}
