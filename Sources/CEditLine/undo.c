// The line before each change, the way back to it, which libedit has in vi mode only, and the way forth again. Which
// keys belong to one change of vi's is vi-insert.c's.

#include "undo.h"

#include "line.h"
#include "vi-state.h"

#include <stdlib.h>
#include <string.h>

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

static void forget_undone(cel_editor *editor) {
    while (editor->undo.undone_count > 0) free(editor->undo.undone[--editor->undo.undone_count].text);
}

/// From here on there is no way back to what the line was before.
void cel_forget_steps(cel_editor *editor) {
    while (editor->undo.count > 0) free(editor->undo.steps[--editor->undo.count].text);
    forget_undone(editor);
    editor->undo.is_typing = false;
}

/// Keeps the line that a step back has left, for cel_redo. Those that were left before it count only in the line that
/// the step before this one came to. Takes the text over.
static void keep_undone(cel_editor *editor, wchar_t *text, size_t cursor, uint64_t before) {
    cel_undo_state *undo = &editor->undo;
    if (undo->digest != before) forget_undone(editor);
    if (undo->undone_count == CEL_UNDO_STEPS) {
        free(undo->undone[0].text);
        for (size_t i = 1; i < CEL_UNDO_STEPS; i++) undo->undone[i - 1] = undo->undone[i];
        undo->undone_count--;
    }
    undo->undone[undo->undone_count++] = (cel_step){text, cursor};
    undo->digest = cel_line_digest(editor);
}

/// Takes the last change back.
unsigned char cel_undo(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    size_t cursor = cel_cursor(editor);
    uint64_t before = cel_line_digest(editor);
    while (editor->undo.count > 0) {
        cel_step step = editor->undo.steps[--editor->undo.count];
        wchar_t *current = cel_copy(editor, 0, cel_length(editor));
        bool differs = !current || wcscmp(current, step.text) != 0;
        if (differs) cel_replace_line(editor, step.text, step.cursor);
        free(step.text);
        if (differs && current) keep_undone(editor, current, cursor, before);
        else free(current);
        cel_stay_in_line(editor);
        if (differs) return CC_REFRESH;
    }
    return CC_ERROR;
}

/// Takes the last step back once more, but forwards, as long as nothing else has changed the line.
unsigned char cel_redo(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (editor->undo.undone_count == 0 || editor->undo.digest != cel_line_digest(editor)) return CC_ERROR;
    cel_step step = editor->undo.undone[--editor->undo.undone_count];
    cel_replace_line(editor, step.text, step.cursor);
    free(step.text);
    editor->undo.digest = cel_line_digest(editor);
    cel_stay_in_line(editor);
    return CC_REFRESH;
}
