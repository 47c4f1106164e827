// vi's words in its command state: w, b, e and W, B, E, alone and behind d, c and y, and its ~. libedit's own operators do
// the deleting, with undo, repeating and putting back: they are given the word as so many characters.

#include "editor.h"

#include <stdlib.h>
#include <wctype.h>

enum { MOST_STEPS = 9999 };

/// Counts are digits typed before a command, but not behind those that take any character.
void cel_note_digit(cel_editor *editor, wchar_t key) {
    bool counts = (key >= L'1' && key <= L'9') || (key == L'0' && editor->count > 0);
    if (counts && !editor->literal_follows) {
        editor->count = editor->count * 10 + (unsigned)(key - L'0');
        if (editor->count > MOST_STEPS) editor->count = MOST_STEPS;
    } else {
        editor->argument = editor->count > 0 ? editor->count : 1;
        editor->count = 0;
    }
    editor->literal_follows = !editor->literal_follows && key > 0 && wcschr(L"rfFtT", key);
}

/// What a place is part of; all but blanks is one for the big words.
static cel_word_class class_at(cel_editor *editor, size_t place, bool big) {
    cel_word_class class = cel_class_at(editor, place);
    return big && class == CEL_CLASS_OTHER ? CEL_CLASS_WORD : class;
}

/// Behind the blanks after a word; `c` leaves the last blanks alone.
static size_t next_word(cel_editor *editor, unsigned count, bool big, bool changing) {
    size_t place = cel_cursor(editor), length = cel_length(editor);
    while (count-- > 0 && place < length) {
        cel_word_class class = class_at(editor, place, big);
        while (place < length && class_at(editor, place, big) == class) place++;
        if (changing && count == 0) break;
        while (place < length && cel_class_at(editor, place) == CEL_CLASS_BLANK) place++;
    }
    return place;
}

static size_t previous_word(cel_editor *editor, unsigned count, bool big) {
    size_t place = cel_cursor(editor);
    while (count-- > 0 && place > 0) {
        while (place > 0 && cel_class_at(editor, place - 1) == CEL_CLASS_BLANK) place--;
        if (place == 0) break;
        cel_word_class class = class_at(editor, place - 1, big);
        while (place > 0 && class_at(editor, place - 1, big) == class) place--;
    }
    return place;
}

/// Behind the last character of a word.
static size_t end_of_word(cel_editor *editor, unsigned count, bool big) {
    size_t place = cel_cursor(editor), length = cel_length(editor);
    while (count-- > 0 && place < length) {
        place++;
        while (place < length && cel_class_at(editor, place) == CEL_CLASS_BLANK) place++;
        if (place == length) break;
        cel_word_class class = class_at(editor, place, big);
        while (place + 1 < length && class_at(editor, place + 1, big) == class) place++;
    }
    return place < length ? place + 1 : length;
}

static unsigned char move(cel_editor *editor, size_t place) {
    if (place == cel_cursor(editor)) return CC_ERROR;
    cel_move_to(editor, place);
    return CC_REFRESH;
}

// libedit's own B reads in front of the line when a count is larger than the words there are.

unsigned char cel_vi_next_word(EditLine *el, wint_t key) {
    return move(cel_of(el), next_word(cel_of(el), cel_of(el)->argument, key == L'W', false));
}

unsigned char cel_vi_previous_word(EditLine *el, wint_t key) {
    return move(cel_of(el), previous_word(cel_of(el), cel_of(el)->argument, key == L'B'));
}

unsigned char cel_vi_end_of_word(EditLine *el, wint_t key) {
    size_t end = end_of_word(cel_of(el), cel_of(el)->argument, key == L'E');
    return move(cel_of(el), end > 0 ? end - 1 : 0);
}

/// Makes an operator of libedit's, a count and a motion the next keys.
static void push_operation(cel_editor *editor, wchar_t builtin, unsigned count, wchar_t motion) {
    cel_push_key(editor, motion);
    for (; count > 0; count /= 10) cel_push_key(editor, (wchar_t)(L'0' + count % 10));
    cel_push_key(editor, builtin);
}

/// Reads the motion of an operator, with a count of its own.
static bool read_motion(cel_editor *editor, wchar_t *key, unsigned *count) {
    unsigned own = 0;
    while (cel_next_key(editor, key)) {
        if (!(*key >= L'1' && *key <= L'9') && !(*key == L'0' && own > 0)) {
            *count = *count * (own > 0 ? own : 1);
            if (*count > MOST_STEPS) *count = MOST_STEPS;
            return true;
        }
        own = own * 10 + (unsigned)(*key - L'0');
        if (own > MOST_STEPS) own = MOST_STEPS;
    }
    return false;
}

static unsigned char operate(cel_editor *editor, wchar_t letter, wchar_t builtin) {
    unsigned count = editor->argument;
    wchar_t key;
    if (!read_motion(editor, &key, &count)) return CC_EOF;
    size_t from = cel_cursor(editor), to = from;
    switch (key) {
    case L'w': case L'W': to = next_word(editor, count, key == L'W', letter == L'c'); break;
    case L'b': case L'B': to = previous_word(editor, count, key == L'B'); break;
    case L'e': case L'E': to = end_of_word(editor, count, key == L'E'); break;
    case 0x1B: return CC_NORM;
    case 0x03: cel_push_key(editor, key); return CC_NORM;
    default:
        push_operation(editor, builtin, count > 1 ? count : 0, key == letter ? builtin : key);
        return CC_NORM;
    }
    if (to == from) return CC_ERROR;
    push_operation(editor, builtin, (unsigned)(to > from ? to - from : from - to), to > from ? L'l' : L'h');
    return CC_NORM;
}

unsigned char cel_vi_delete(EditLine *el, wint_t key) {
    (void)key;
    return operate(cel_of(el), L'd', CEL_KEY_VI_DELETE);
}

unsigned char cel_vi_change(EditLine *el, wint_t key) {
    (void)key;
    return operate(cel_of(el), L'c', CEL_KEY_VI_CHANGE);
}

unsigned char cel_vi_yank(EditLine *el, wint_t key) {
    (void)key;
    return operate(cel_of(el), L'y', CEL_KEY_VI_YANK);
}

/// ~: the other case, character by character. libedit's own reads in front of the line when that is one letter.
unsigned char cel_vi_change_case(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    size_t from = cel_cursor(editor), to = from + editor->argument;
    if (to > cel_length(editor)) to = cel_length(editor);
    wchar_t *part = cel_copy(editor, from, to);
    if (to <= from || !part) return free(part), CC_ERROR;
    for (size_t i = 0; i < to - from; i++) {
        wchar_t scalars[CEL_CLUSTER_LIMIT];
        cel_scalars(editor->clusters, part[i], scalars);
        part[i] = cel_in_case(editor, part[i], !iswupper((wint_t)scalars[0]));
    }
    cel_delete(editor, from, to);
    el_winsertstr(el, part);
    free(part);
    return CC_REFRESH;
}
