// vi's commands for the word at the cursor: `=` lists what it could become, `\` completes it, `*` puts all of that in
// its place, `&` the home folder in place of its tilde; but for the first, text goes in after it. A word is what has
// blanks around it. What it could become the delegate knows.

#include "vi-words.h"

#include "completion.h"
#include "line.h"
#include "text.h"
#include "vi-insert.h"
#include "vi-state.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(cel_editor *editor, size_t place) {
    return cel_class_at(editor, place) == CEL_CLASS_BLANK;
}

static size_t end_of_word(cel_editor *editor, size_t place) {
    while (place < cel_length(editor) && !is_blank(editor, place)) place++;
    return place;
}

/// What is typed from here on goes in at the cursor.
static unsigned char insert_after(cel_editor *editor, unsigned char result) {
    cel_begin_insert(editor, &(cel_change){.command = L'i'});
    return result == CC_ERROR ? CC_ERROR : CC_NORM;
}

/// =
unsigned char cel_vi_list(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_note_command(editor);
    cel_move_to(editor, end_of_word(editor, cel_cursor(editor)));
    return cel_complete(editor, CEL_COMPLETE_LIST) == CC_ERROR ? CC_REFRESH_BEEP : CC_REFRESH;
}

/// \ and *
unsigned char cel_vi_complete(EditLine *el, wint_t key) {
    cel_editor *editor = cel_of(el);
    cel_note_command(editor);
    cel_move_to(editor, end_of_word(editor, cel_cursor(editor)));
    return insert_after(editor, cel_complete(editor, key == L'*' ? CEL_COMPLETE_ALL : CEL_COMPLETE_FORWARD));
}

/// &
unsigned char cel_vi_home(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    size_t start = cel_cursor(editor);
    cel_note_command(editor);
    while (start > 0 && !is_blank(editor, start - 1)) start--;
    const LineInfoW *line = el_wline(el);
    if (start >= cel_length(editor) || line->buffer[start] != L'~') return insert_after(editor, CC_NORM);
    bool is_own = end_of_word(editor, start) == start + 1 || line->buffer[start + 1] == L'/';
    const char *home = getenv("HOME");
    wchar_t *text = is_own && home ? cel_wide(editor->clusters, home, strlen(home)) : NULL;
    if (text && text[0]) {
        cel_delete(editor, start, start + 1);
        cel_move_to(editor, start);
        el_winsertstr(el, text);
    }
    free(text);
    cel_move_to(editor, end_of_word(editor, start));
    return insert_after(editor, CC_NORM);
}
