// Where vi's motions lead, and what its text objects hold: places in the line, found without changing it. What is done
// with them is vi.c's.

#include "motions.h"

#include "line.h"
#include "words.h"

#include <wctype.h>

static wchar_t at(cel_editor *editor, size_t place) {
    return el_wline(editor->el)->buffer[place];
}

/// What a place is part of; all but blanks is one for the big words.
static cel_word_class class_at(cel_editor *editor, size_t place, bool big) {
    cel_word_class class = cel_class_at(editor, place);
    return big && class == CEL_CLASS_OTHER ? CEL_CLASS_WORD : class;
}

static bool is_blank(cel_editor *editor, size_t place) {
    return cel_class_at(editor, place) == CEL_CLASS_BLANK;
}

// MARK: Words

/// The place after the spaces that follow a word; `c` leaves the last spaces alone.
static size_t next_word(cel_editor *editor, unsigned count, bool big, bool changing) {
    size_t place = cel_cursor(editor), length = cel_length(editor);
    while (count-- > 0 && place < length) {
        cel_word_class class = class_at(editor, place, big);
        while (place < length && class_at(editor, place, big) == class) place++;
        if (changing && count == 0) break;
        while (place < length && is_blank(editor, place)) place++;
    }
    return place;
}

static size_t previous_word(cel_editor *editor, unsigned count, bool big) {
    size_t place = cel_cursor(editor);
    while (count-- > 0 && place > 0) {
        while (place > 0 && is_blank(editor, place - 1)) place--;
        if (place == 0) break;
        cel_word_class class = class_at(editor, place - 1, big);
        while (place > 0 && class_at(editor, place - 1, big) == class) place--;
    }
    return place;
}

/// The last character of a word.
static size_t end_of_word(cel_editor *editor, unsigned count, bool big) {
    size_t place = cel_cursor(editor), length = cel_length(editor);
    while (count-- > 0 && place + 1 < length) {
        place++;
        while (place + 1 < length && is_blank(editor, place)) place++;
        cel_word_class class = class_at(editor, place, big);
        while (place + 1 < length && class_at(editor, place + 1, big) == class) place++;
    }
    return place;
}

// MARK: Characters and brackets

/// The place that f, F, t or T leads to. False when the character is not there so often.
static bool find(cel_editor *editor, const cel_motion *motion, bool again, size_t *place) {
    bool back = iswupper((wint_t)motion->key), before = motion->key == L't' || motion->key == L'T';
    size_t from = cel_cursor(editor), length = cel_length(editor);
    unsigned left = motion->count;
    // Repeated, t leaves the place it stands before.
    if (again && before && !back && from + 1 < length && at(editor, from + 1) == motion->argument) from++;
    if (again && before && back && from > 0 && at(editor, from - 1) == motion->argument) from--;
    while (left > 0) {
        if (back ? from == 0 : from + 1 >= length) return false;
        from += back ? (size_t)-1 : 1;
        if (at(editor, from) == motion->argument) left--;
    }
    *place = !before ? from : back ? from + 1 : from - 1;
    return true;
}

/// ; and , are the last search for a character, or that in the other direction.
static bool find_again(cel_editor *editor, const cel_motion *motion, size_t *place, bool *inclusive) {
    cel_motion last = editor->vi.found;
    last.count = motion->count;
    if (!last.key) return false;
    wint_t key = (wint_t)last.key;
    if (motion->key == L',') last.key = (wchar_t)(iswupper(key) ? towlower(key) : towupper(key));
    *inclusive = iswlower((wint_t)last.key);
    return find(editor, &last, true, place);
}

/// The other bracket of a pair, from one at `from`; false when it is missing.
static bool partner(cel_editor *editor, size_t from, size_t *place) {
    static const wchar_t brackets[] = L"()[]{}<>";
    const wchar_t *own = wcschr(brackets, at(editor, from));
    if (!own || !*own) return false;
    bool opens = (own - brackets) % 2 == 0;
    wchar_t other = opens ? own[1] : own[-1];
    size_t length = cel_length(editor);
    for (int depth = 0; from < length; from += opens ? 1 : (size_t)-1) {  // below 0 is beyond the length, too
        if (at(editor, from) == *own) depth++;
        if (at(editor, from) == other) depth--;
        if (depth == 0) return *place = from, true;
    }
    return false;
}

/// %: the partner of the first bracket at or after the cursor.
static bool match(cel_editor *editor, size_t *place) {
    for (size_t i = cel_cursor(editor); i < cel_length(editor); i++) {
        if (wcschr(L"()[]{}", at(editor, i))) return partner(editor, i, place);
    }
    return false;
}

/// `: a place with a letter, or the end where the line has become shorter; with another ` for the letter, where the last
/// operator was.
static bool find_mark(cel_editor *editor, wchar_t letter, size_t *place) {
    size_t length = cel_length(editor);
    size_t kept = letter == L'`' ? editor->vi.operated + 1
        : letter >= L'a' && letter <= L'z' ? editor->vi.marks[letter - L'a'] : 0;
    if (kept == 0) return false;
    *place = kept - 1 < length ? kept - 1 : length;
    return true;
}

static size_t first_letter(cel_editor *editor) {
    size_t place = 0;
    while (place + 1 < cel_length(editor) && is_blank(editor, place)) place++;
    return place;
}

bool cel_find_place(cel_editor *editor, const cel_motion *motion, bool changing, size_t *place, bool *inclusive) {
    size_t cursor = cel_cursor(editor), length = cel_length(editor);
    bool big = iswupper((wint_t)motion->key);
    *inclusive = false;
    *place = cursor;
    switch (motion->key) {
    case L'h': case 0x08: case 0x7F: case CEL_KEY_LEFT:
        *place = cursor > motion->count ? cursor - motion->count : 0;
        return true;
    case L'l': case L' ': case CEL_KEY_RIGHT:
        *place = length - cursor > motion->count ? cursor + motion->count : length;
        return true;
    case L'0': case CEL_KEY_HOME: *place = 0; return true;
    case L'^': *place = first_letter(editor); return true;
    case L'$': case CEL_KEY_END: *place = length; return true;
    case L'|': *place = motion->count - 1 < length ? motion->count - 1 : length; return true;
    case L'w': case L'W': *place = next_word(editor, motion->count, big, changing); return true;
    case L'b': case L'B': *place = previous_word(editor, motion->count, big); return true;
    case L'e': case L'E':
        *inclusive = true;
        *place = end_of_word(editor, motion->count, big);
        return length > 0;
    case L'f': case L't': case L'F': case L'T':
        *inclusive = !big;
        return find(editor, motion, false, place);
    case L';': case L',': return find_again(editor, motion, place, inclusive);
    case L'%': *inclusive = true; return match(editor, place);
    case L'`': return find_mark(editor, motion->argument, place);
    default: return false;
    }
}

// MARK: Text objects

static void widen(cel_editor *editor, cel_span *span, bool big) {
    cel_word_class class = class_at(editor, span->from, big);
    while (span->from > 0 && class_at(editor, span->from - 1, big) == class) span->from--;
    while (span->to < cel_length(editor) && class_at(editor, span->to, big) == class) span->to++;
}

/// One more word or run of blanks.
static void take_run(cel_editor *editor, cel_span *span, bool big) {
    if (span->to >= cel_length(editor)) return;
    cel_span run = {span->to, span->to};
    widen(editor, &run, big);
    span->to = run.to;
}

/// iw and aw: words and the blanks between them, each of which counts for i; for a, a word counts with its blanks.
static bool word_object(cel_editor *editor, unsigned count, bool around, bool big, cel_span *span) {
    size_t length = cel_length(editor);
    if (length == 0) return false;
    *span = (cel_span){cel_cursor(editor), cel_cursor(editor)};
    if (span->from == length) span->from = span->to = length - 1;
    bool begins_blank = is_blank(editor, span->from);
    widen(editor, span, big);
    for (unsigned i = 1; !around && i < count; i++) take_run(editor, span, big);
    if (!around) return true;
    for (unsigned i = 0; i < count; i++) {
        if (i > 0) take_run(editor, span, big);
        if (begins_blank || (span->to < length && is_blank(editor, span->to))) take_run(editor, span, big);
    }
    // The last word has its blanks in front.
    if (!begins_blank && !is_blank(editor, span->to - 1)) {
        while (span->from > 0 && is_blank(editor, span->from - 1)) span->from--;
    }
    return true;
}

/// i" and a": the quotes around the cursor, or the next ones in the line.
static bool quote_object(cel_editor *editor, wchar_t quote, bool around, cel_span *span) {
    size_t length = cel_length(editor), cursor = cel_cursor(editor);
    for (size_t i = 0, open = length; i < length; i++) {
        if (at(editor, i) == L'\\' && open < length) {
            i++;
        } else if (at(editor, i) == quote && open == length) {
            open = i;
        } else if (at(editor, i) == quote) {
            if (i >= cursor) {
                *span = around ? (cel_span){open, i + 1} : (cel_span){open + 1, i};
                while (around && span->to < length && is_blank(editor, span->to)) span->to++;
                return true;
            }
            open = length;
        }
    }
    return false;
}

/// i( and a(: the pair around the cursor, of so many around it.
static bool bracket_object(cel_editor *editor, wchar_t open, unsigned count, bool around, cel_span *span) {
    size_t cursor = cel_cursor(editor), end;
    for (size_t i = cursor + 1; i-- > 0;) {
        if (i >= cel_length(editor) || at(editor, i) != open || !partner(editor, i, &end) || end < cursor) continue;
        if (--count > 0) continue;
        *span = around ? (cel_span){i, end + 1} : (cel_span){i + 1, end};
        return true;
    }
    return false;
}

bool cel_find_object(cel_editor *editor, const cel_motion *motion, cel_span *span) {
    bool around = motion->key == L'a';
    switch (motion->argument) {
    case L'w': case L'W': return word_object(editor, motion->count, around, motion->argument == L'W', span);
    case L'"': case L'\'': case L'`': return quote_object(editor, motion->argument, around, span);
    case L'(': case L')': case L'b': return bracket_object(editor, L'(', motion->count, around, span);
    case L'[': case L']': return bracket_object(editor, L'[', motion->count, around, span);
    case L'{': case L'}': case L'B': return bracket_object(editor, L'{', motion->count, around, span);
    case L'<': case L'>': return bracket_object(editor, L'<', motion->count, around, span);
    default: return false;
    }
}
