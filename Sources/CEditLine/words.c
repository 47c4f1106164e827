// Words, as the keys of both modes go by them. libedit takes what stands in for a cluster for no letter, so that a word
// would end at a letter with a mark; here a cluster is what its first scalar is.

#include "words.h"

#include "line.h"

#include <stdlib.h>
#include <wctype.h>

/// Blank, part of a word, or neither.
cel_word_class cel_class_at(cel_editor *editor, size_t place) {
    wchar_t scalars[CEL_CLUSTER_LIMIT];
    cel_scalars(editor->clusters, el_wline(editor->el)->buffer[place], scalars);
    if (iswspace((wint_t)scalars[0])) return CEL_CLASS_BLANK;
    return iswalnum((wint_t)scalars[0]) || scalars[0] == L'_' ? CEL_CLASS_WORD : CEL_CLASS_OTHER;
}

static bool in_word(cel_editor *editor, size_t place, bool by_blanks) {
    cel_word_class class = cel_class_at(editor, place);
    return by_blanks ? class != CEL_CLASS_BLANK : class == CEL_CLASS_WORD;
}

/// Where the word before the cursor begins.
size_t cel_word_before(cel_editor *editor, bool by_blanks) {
    size_t place = cel_cursor(editor);
    while (place > 0 && !in_word(editor, place - 1, by_blanks)) place--;
    while (place > 0 && in_word(editor, place - 1, by_blanks)) place--;
    return place;
}

/// Where the word after the cursor, or around it, ends.
size_t cel_word_after(cel_editor *editor) {
    size_t place = cel_cursor(editor), length = cel_length(editor);
    while (place < length && !in_word(editor, place, false)) place++;
    while (place < length && in_word(editor, place, false)) place++;
    return place;
}

unsigned char cel_word_left(EditLine *el, wint_t key) {
    (void)key;
    cel_move_to(cel_of(el), cel_word_before(cel_of(el), false));
    return CC_REFRESH;
}

// MARK: Case

/// A character of the editor in another case, its marks kept.
wchar_t cel_in_case(cel_editor *editor, wchar_t c, bool upper) {
    wchar_t scalars[CEL_CLUSTER_LIMIT];
    size_t count = cel_scalars(editor->clusters, c, scalars);
    for (size_t i = 0; i < count; i++) {
        scalars[i] = (wchar_t)(upper ? towupper((wint_t)scalars[i]) : towlower((wint_t)scalars[i]));
    }
    return cel_stand_in(editor->clusters, scalars, count);
}

/// Changes the case of what is left of the word, or of the next one, and moves after it.
static unsigned char change_case(cel_editor *editor, bool first_upper, bool rest_upper) {
    size_t from = cel_cursor(editor), to = cel_word_after(editor);
    wchar_t *part = cel_copy(editor, from, to);
    if (to <= from || !part) return free(part), CC_ERROR;
    bool is_first = true;
    for (size_t i = 0; i < to - from; i++) {
        if (!in_word(editor, from + i, false)) continue;
        part[i] = cel_in_case(editor, part[i], is_first ? first_upper : rest_upper);
        is_first = false;
    }
    cel_delete(editor, from, to);
    el_winsertstr(editor->el, part);
    free(part);
    return CC_REFRESH;
}

unsigned char cel_upper_case(EditLine *el, wint_t key) {
    (void)key;
    return change_case(cel_of(el), true, true);
}

unsigned char cel_lower_case(EditLine *el, wint_t key) {
    (void)key;
    return change_case(cel_of(el), false, false);
}

unsigned char cel_capitalise(EditLine *el, wint_t key) {
    (void)key;
    return change_case(cel_of(el), true, false);
}
