// vi's command state: operators with motions and text objects, the changes made of them, and how one is repeated.
// libedit only keeps which state it is; its own commands know neither text objects nor what belongs to one change.
// Where motions lead is motions.c's, the text that is typed for a change vi-insert.c's.

#include "vi.h"

#include "bytes.h"
#include "input.h"
#include "kill.h"
#include "line.h"
#include "motions.h"
#include "utf8.h"
#include "vi-insert.h"
#include "vi-state.h"
#include "words.h"

#include <stdlib.h>
#include <wctype.h>

static unsigned char done(cel_editor *editor) {
    cel_stay_in_line(editor);
    return CC_REFRESH;
}

// MARK: Reading

static bool is_motion(wchar_t key) {
    if (key >= CEL_KEY_LEFT && key <= CEL_KEY_END) return true;
    return key > 0 && wcschr(L"hl wWbBeE0^$|fFtT;,%`\x08\x7f", key);
}

/// One character as an argument; false when there will be none. Escape and Ctrl-C take the command back.
static bool read_argument(cel_editor *editor, wchar_t *argument, bool *given_up) {
    if (!cel_next_key(editor, argument)) return false;
    if (*argument == CEL_KEY_COMBINE) *argument = cel_stand_in(editor->clusters, &editor->input.combining, 1);
    *given_up = *argument < 0x20 || (*argument >= 0x7F && *argument < 0xA0);
    if (*argument == 0x03) cel_push_key(editor, *argument);
    return true;
}

/// Reads the motion of an operator, with a count of its own and the character it may take.
static bool read_motion(cel_editor *editor, cel_change *change, bool *given_up) {
    wchar_t key;
    unsigned own = 0;
    for (;;) {
        if (!cel_next_key(editor, &key)) return false;
        if (!(key >= L'1' && key <= L'9') && !(key == L'0' && own > 0)) break;
        own = own * 10 + (unsigned)(key - L'0');
        if (own > CEL_MOST_STEPS) own = CEL_MOST_STEPS;
    }
    change->motion = (cel_motion){key, own, 0};
    *given_up = key == 0x1B || key == 0x03;
    if (key == 0x03) cel_push_key(editor, key);
    bool takes_one = key > 0 && wcschr(L"fFtTia`", key);
    return *given_up || !takes_one || read_argument(editor, &change->motion.argument, given_up);
}

// MARK: Deleting, changing, keeping

/// What an operator works on; false when there is nothing like it.
static bool find_span(cel_editor *editor, const cel_change *change, cel_span *span) {
    size_t cursor = cel_cursor(editor), place;
    cel_motion motion = change->motion;
    bool inclusive;
    unsigned own = motion.count > 0 ? motion.count : 1;
    motion.count = own * (change->count > 0 ? change->count : 1);
    if (motion.count > CEL_MOST_STEPS) motion.count = CEL_MOST_STEPS;
    if (motion.key == change->command) return *span = (cel_span){0, cel_length(editor)}, true;
    if (motion.key == L'i' || motion.key == L'a') return cel_find_object(editor, &motion, span);
    if (!cel_find_place(editor, &motion, change->command == L'c', &place, &inclusive)) return false;
    *span = place < cursor ? (cel_span){place, cursor} : (cel_span){cursor, place};
    if (inclusive && span->to < cel_length(editor)) span->to++;
    return span->to > span->from;
}

static void keep(cel_editor *editor, const cel_span *span) {
    wchar_t *part = span->to > span->from ? cel_copy(editor, span->from, span->to) : NULL;
    if (!part) return;
    cel_keep_kill(editor, part);
}

/// What is taken out can be put back, and comes back by undo with the cursor on it.
static void take_out(cel_editor *editor, const cel_span *span) {
    keep(editor, span);
    if (editor->undo.count > 0) editor->undo.steps[editor->undo.count - 1].cursor = span->from;
    cel_delete(editor, span->from, span->to);
    cel_move_to(editor, span->from);
}

/// Puts text in as something that was typed; the cursor comes to its last character.
static void put_in(cel_editor *editor, const wchar_t *text) {
    if (text && text[0] && el_winsertstr(editor->el, text) == 0) el_cursor(editor->el, -1);
}

/// d, c and y; x, X, s and the capitals are some of these.
static unsigned char operate(cel_editor *editor, const cel_change *change) {
    cel_span span;
    wchar_t command = change->command;
    if (!find_span(editor, change, &span)) return CC_ERROR;
    if (command == L'y') {
        keep(editor, &span);
        // A motion leaves the cursor where it is, as in every shell; a text object is gone to.
        if (change->motion.key == L'i' || change->motion.key == L'a') cel_move_to(editor, span.from);
        return done(editor);
    }
    take_out(editor, &span);
    if (command == L'd') return done(editor);
    if (change->text) return put_in(editor, change->text), done(editor);
    return cel_begin_insert(editor, change);
}

// MARK: Single characters

/// p and P: what was taken out or kept, after the cursor or before it.
static unsigned char put(cel_editor *editor, const cel_change *change) {
    unsigned count = change->count > 0 ? change->count : 1;
    const wchar_t *text = cel_newest_kill(editor);
    size_t length = text ? wcslen(text) : 0;
    if (length == 0 || length * count > CEL_PASTE_SCALARS) return CC_ERROR;
    if (change->command == L'p' && cel_cursor(editor) < cel_length(editor)) el_cursor(editor->el, 1);
    while (count-- > 0) el_winsertstr(editor->el, text);
    el_cursor(editor->el, -1);
    return done(editor);
}

/// The span of so many characters from the cursor on.
static cel_span characters(cel_editor *editor, const cel_change *change) {
    size_t from = cel_cursor(editor), left = cel_length(editor) - from, count = change->count > 0 ? change->count : 1;
    return (cel_span){from, from + (count < left ? count : left)};
}

/// r and ~: other characters in place of as many.
static unsigned char exchange(cel_editor *editor, const cel_change *change) {
    cel_span span = characters(editor, change);
    wchar_t *part = cel_copy(editor, span.from, span.to);
    if (span.to <= span.from || !part) return free(part), CC_ERROR;
    for (wchar_t *c = part; *c; c++) {
        wchar_t scalars[CEL_CLUSTER_LIMIT];
        cel_scalars(editor->clusters, *c, scalars);
        *c = change->command == L'r' ? change->motion.argument : cel_in_case(editor, *c, !iswupper((wint_t)scalars[0]));
    }
    cel_delete(editor, span.from, span.to);
    el_winsertstr(editor->el, part);
    if (change->command == L'r') el_cursor(editor->el, -1);
    free(part);
    return done(editor);
}

/// i, I, a, A and R.
static unsigned char insert(cel_editor *editor, const cel_change *change) {
    size_t length = cel_length(editor);
    if (change->command == L'I') cel_move_to(editor, 0);
    if (change->command == L'A') cel_move_to(editor, length);
    if (change->command == L'a' && cel_cursor(editor) < length) el_cursor(editor->el, 1);
    if (!change->text) return cel_begin_insert(editor, change);
    if (change->command == L'R') {
        cel_span span = characters(editor, &(cel_change){.count = (unsigned)wcslen(change->text)});
        cel_delete(editor, span.from, span.to);
    }
    unsigned count = change->command != L'R' && change->count > 0 ? change->count : 1;
    if (wcslen(change->text) * count > CEL_PASTE_SCALARS) return CC_ERROR;
    for (; count > 1; count--) el_winsertstr(editor->el, change->text);
    put_in(editor, change->text);
    return done(editor);
}

// MARK: Commands

/// What is short for an operator with a motion.
static bool spell_out(cel_change *change) {
    static const struct { wchar_t key, command, motion; } abbreviations[] = {
        {L'x', L'd', L'l'}, {CEL_KEY_DELETE, L'd', L'l'}, {L'X', L'd', L'h'}, {L's', L'c', L'l'}, {L'S', L'c', L'c'},
        {L'D', L'd', L'$'}, {L'C', L'c', L'$'}, {L'Y', L'y', L'$'},
    };
    for (size_t i = 0; i < sizeof abbreviations / sizeof *abbreviations; i++) {
        if (change->command != abbreviations[i].key) continue;
        change->command = abbreviations[i].command;
        change->motion = (cel_motion){abbreviations[i].motion, 0, 0};
        return true;
    }
    return false;
}

static unsigned char perform(cel_editor *editor, const cel_change *change) {
    switch (change->command) {
    case L'd': case L'c': case L'y': return operate(editor, change);
    case L'p': case L'P': return put(editor, change);
    case L'r': case L'~': return exchange(editor, change);
    default: return insert(editor, change);
    }
}

static void note_find(cel_editor *editor, const cel_motion *motion) {
    if (motion->key <= 0 || !wcschr(L"fFtT", motion->key)) return;
    editor->vi.found = *motion;
}

/// A motion alone.
unsigned char cel_vi_move(EditLine *el, wint_t key) {
    cel_editor *editor = cel_of(el);
    cel_motion motion = {(wchar_t)key, editor->vi.argument > 0 ? editor->vi.argument : 1, 0};
    size_t place, from = cel_cursor(editor);
    bool inclusive, given_up = false;
    cel_note_command(editor);
    if (wcschr(L"fFtT`", (wchar_t)key) && !read_argument(editor, &motion.argument, &given_up)) return CC_EOF;
    if (given_up) return CC_NORM;
    note_find(editor, &motion);
    if (!cel_find_place(editor, &motion, false, &place, &inclusive)) return CC_ERROR;
    cel_move_to(editor, place);
    cel_stay_in_line(editor);
    bool may_rest = motion.key > 0 && wcschr(L"0^$`", motion.key);
    return cel_cursor(editor) == from && !may_rest ? CC_ERROR : CC_REFRESH;
}

/// m: the cursor's place gets a letter.
unsigned char cel_vi_mark(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    wchar_t letter;
    bool given_up = false;
    cel_note_command(editor);
    if (!read_argument(editor, &letter, &given_up)) return CC_EOF;
    if (given_up) return CC_NORM;
    if (letter < L'a' || letter > L'z') return CC_ERROR;
    editor->vi.marks[letter - L'a'] = cel_cursor(editor) + 1;
    return CC_NORM;
}

/// A change, or keeping a part.
unsigned char cel_vi_change(EditLine *el, wint_t key) {
    cel_editor *editor = cel_of(el);
    cel_change change = {.command = (wchar_t)key, .count = editor->vi.argument};
    bool given_up = false;
    cel_note_command(editor);
    if (spell_out(&change)) {
        // Its motion is known.
    } else if (key == L'd' || key == L'c' || key == L'y') {
        if (!read_motion(editor, &change, &given_up)) return CC_EOF;
        bool object = change.motion.key == L'i' || change.motion.key == L'a';
        bool whole_line = change.motion.key == change.command;
        if (!given_up && !object && !whole_line && !is_motion(change.motion.key)) return CC_ERROR;
        note_find(editor, &change.motion);
        editor->vi.operated = cel_cursor(editor);
    } else if (key == L'r' && !read_argument(editor, &change.motion.argument, &given_up)) {
        return CC_EOF;
    }
    if (given_up) return CC_NORM;
    unsigned char result = perform(editor, &change);
    bool is_finished = result == CC_REFRESH && cel_is_commanding(editor);
    if (is_finished && change.command != L'y') cel_remember_change(editor, &change, NULL);
    return result;
}

/// The last change once more, with another count if one is given.
unsigned char cel_vi_repeat(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    cel_note_command(editor);
    if (!editor->vi.last_change.command) return CC_ERROR;
    if (editor->vi.argument > 0) {
        editor->vi.last_change.count = editor->vi.argument;
        editor->vi.last_change.motion.count = 0;
    }
    return perform(editor, &editor->vi.last_change);
}
