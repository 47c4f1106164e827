// The line as text that can be taken, replaced, killed and taken back: what all commands of ours are made of. libedit
// keeps the buffer; kills and undo are here because its own know neither clusters nor, in emacs mode, a way back.

#include "editor.h"

#include <stdlib.h>
#include <string.h>

size_t cel_cursor(cel_editor *editor) {
    const LineInfoW *line = el_wline(editor->el);
    return (size_t)(line->cursor - line->buffer);
}

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

// MARK: Kills

/// Takes a part out of the line and keeps it for Ctrl-Y; kills in a row are kept as one.
static unsigned char kill_part(cel_editor *editor, size_t from, size_t to) {
    bool before = to <= cel_cursor(editor) && from < cel_cursor(editor);
    wchar_t *part = cel_copy(editor, from, to);
    if (to <= from || !part) return free(part), CC_ERROR;
    if (editor->kill.text && editor->kill.key + 1 == editor->input.key_count) {
        const wchar_t *first = before ? part : editor->kill.text, *second = before ? editor->kill.text : part;
        wchar_t *joined = calloc(wcslen(first) + wcslen(second) + 1, sizeof *joined);
        if (joined) wcscat(wcscpy(joined, first), second);
        free(part);
        part = joined;
    }
    free(editor->kill.text);
    editor->kill.text = part;
    editor->kill.key = editor->input.key_count;
    cel_delete(editor, from, to);
    return CC_REFRESH;
}

unsigned char cel_kill_word_before(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_word_before(cel_of(el), false), cel_cursor(cel_of(el)));
}

/// Ctrl-W: back to the last blank.
unsigned char cel_kill_blank_word(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_word_before(cel_of(el), true), cel_cursor(cel_of(el)));
}

unsigned char cel_kill_word_after(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_cursor(cel_of(el)), cel_word_after(cel_of(el)));
}

unsigned char cel_kill_before(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), 0, cel_cursor(cel_of(el)));
}

unsigned char cel_kill_after(EditLine *el, wint_t key) {
    (void)key;
    return kill_part(cel_of(el), cel_cursor(cel_of(el)), cel_length(cel_of(el)));
}

unsigned char cel_yank(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->kill.text || !editor->kill.text[0]) return CC_ERROR;
    return el_winsertstr(el, editor->kill.text) == 0 ? CC_REFRESH : CC_ERROR;
}

// MARK: Undo

/// Notes the line before a key changes it. A run of typed characters is one step.
void cel_note_line(cel_editor *editor, wchar_t key) {
    bool typed = key >= 0x21 && key != 0x7F && (key < 0x80 || key >= 0xA0);
    size_t length = cel_length(editor);
    // A letter that is a command, as vi's are, does not make the line longer.
    bool in_run = typed && editor->undo.is_typing && length == editor->undo.length + 1;
    editor->undo.is_typing = typed;
    editor->undo.length = length;
    if (in_run || key == 0x1F) return;
    if (editor->vi.is_on && !editor->vi.is_commanding) {  // what is typed belongs to the command before
        cel_note_insert(editor, key);
        return;
    }
    wchar_t *copy;
    const LineInfoW *line = el_wline(editor->el);
    cel_step *last = editor->undo.count ? &editor->undo.steps[editor->undo.count - 1] : NULL;
    if (last && wcslen(last->text) == length && memcmp(last->text, line->buffer, length * sizeof *copy) == 0) {
        last->cursor = cel_cursor(editor);
        return;
    }
    copy = cel_copy(editor, 0, length);
    if (!copy) return;
    if (editor->undo.count == CEL_UNDO_STEPS) {
        free(editor->undo.steps[1].text);  // the first is the line as it was
        for (size_t i = 2; i < CEL_UNDO_STEPS; i++) editor->undo.steps[i - 1] = editor->undo.steps[i];
        editor->undo.count--;
    }
    editor->undo.steps[editor->undo.count++] = (cel_step){copy, cel_cursor(editor)};
}

void cel_forget_steps(cel_editor *editor) {
    while (editor->undo.count > 0) free(editor->undo.steps[--editor->undo.count].text);
    editor->undo.is_typing = false;
}

/// Takes the last change back.
unsigned char cel_undo(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    while (editor->undo.count > 0) {
        cel_step step = editor->undo.steps[--editor->undo.count];
        wchar_t *current = cel_copy(editor, 0, cel_length(editor));
        bool differs = !current || wcscmp(current, step.text) != 0;
        if (differs) cel_replace_line(editor, step.text, step.cursor);
        free(current);
        free(step.text);
        cel_stay_in_line(editor);
        if (differs) return CC_REFRESH;
    }
    return CC_ERROR;
}
