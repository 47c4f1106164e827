// Keys in the menu under the line: which of them it takes, which edit the line and so narrow it, and which close it and
// then do what they always do. What stands in the menu, and what is chosen, the delegate knows.

#include "menu-keys.h"

#include "bytes.h"
#include "completion.h"
#include "line.h"
#include "menu.h"
#include "screen.h"
#include "view.h"

#include <stdlib.h>
#include <string.h>

/// What a key means in the menu; CEL_MENU_NONE for what is none of its keys.
static cel_menu_key meaning(cel_editor *editor, wchar_t key) {
    switch (key) {
    case L'\t': return CEL_MENU_NEXT;
    case CEL_KEY_BACK_TAB: return CEL_MENU_PREVIOUS;
    case CEL_KEY_UP: case 0x10: return CEL_MENU_UP;      // ^P
    case CEL_KEY_DOWN: case 0x0E: return CEL_MENU_DOWN;  // ^N
    case CEL_KEY_LEFT: return CEL_MENU_LEFT;
    case CEL_KEY_RIGHT: return CEL_MENU_RIGHT;
    case CEL_KEY_PAGE_UP: return CEL_MENU_PAGE_UP;
    case CEL_KEY_PAGE_DOWN: return CEL_MENU_PAGE_DOWN;
    case L'\r': case L'\n': return CEL_MENU_TAKE;
    case CEL_KEY_CANCEL: case 0x07: return CEL_MENU_CANCEL;
    case L' ': return editor->settings.delegate.is_choosing ? CEL_MENU_MARK : CEL_MENU_NONE;
    default: return CEL_MENU_NONE;
    }
}

/// Whether a key types or takes back: the menu stays open for what comes of it.
static bool edits(cel_editor *editor, wchar_t key) {
    if (editor->vi.is_commanding) return false;
    if (key == 0x08 || key == 0x7F || key == CEL_KEY_COMBINE || key == CEL_KEY_PASTE) return true;
    return key >= 0x20 && (key < 0x80 || key >= 0xA0);
}

/// Asks the delegate what a key does, and returns whether what it answers can be done.
static bool ask(cel_editor *editor, cel_menu_key key, cel_action *answer) {
    cel_place place = {0};
    char *line = cel_describe(editor, &place);
    if (!line) return false;
    editor->settings.delegate.choose(editor->settings.delegate.context, key, &place, answer);
    bool replaces = answer->kind == CEL_ACTION_REPLACE || answer->kind == CEL_ACTION_TAKE;
    bool fits = answer->delete_bytes <= place.cursor && answer->delete_after <= place.length - place.cursor;
    free(line);
    return !replaces || (answer->text && fits);
}

/// The line has changed: the menu is for what it is now, or has no more use. The way back leads no further than here.
static void narrow(cel_editor *editor) {
    if (!editor->menu.is_open || editor->search.is_running || cel_fits_menu(editor)) return;
    cel_action answer = {.kind = CEL_ACTION_NOTHING};
    free(editor->menu.before);
    editor->menu.before = NULL;
    cel_note_menu_line(editor);
    bool stays = ask(editor, CEL_MENU_NARROW, &answer) && answer.kind == CEL_ACTION_NOTHING;
    free(answer.text);
    if (!stays && !editor->settings.delegate.is_choosing) cel_close_menu(editor);
}

/// While no key comes: the menu follows the line, and is shown.
void cel_tend_menu(cel_editor *editor) {
    if (!editor->menu.is_open || cel_is_input_waiting(editor)) return;
    narrow(editor);
    bool is_needed = editor->settings.delegate.is_choosing || editor->search.is_running;
    if (cel_menu_room(editor) == 0 && !is_needed) cel_close_menu(editor);
    cel_show_menu(editor);
}

/// What a key is while a menu is open: its own, or itself. However fast keys come, each finds the menu of what was typed
/// before it.
wchar_t cel_key_in_menu(cel_editor *editor, wchar_t key) {
    narrow(editor);
    if (!editor->menu.is_open || editor->search.is_running) return key;
    if (meaning(editor, key) != CEL_MENU_NONE) {
        editor->menu.key = key;
        return CEL_KEY_MENU;
    }
    if (edits(editor, key)) return key;
    // Where the line is there for the menu, it comes again below whatever the key draws.
    if (editor->settings.delegate.is_choosing) cel_hide_menu(editor);
    else cel_close_menu(editor);
    return key;
}

/// Puts an entry into the line, and keeps the line that was typed.
static void preview(cel_editor *editor, const cel_action *answer) {
    if (!editor->menu.before) {
        editor->menu.before = cel_copy(editor, 0, cel_length(editor));
        editor->menu.before_cursor = cel_cursor(editor);
    }
    cel_replace_around(editor, answer);
    cel_note_menu_line(editor);
}

/// Out of the menu, with the line as it was typed.
static void give_back(cel_editor *editor) {
    wchar_t *before = editor->menu.before;
    size_t cursor = editor->menu.before_cursor;
    editor->menu.before = NULL;
    cel_close_menu(editor);
    if (before) cel_replace_line(editor, before, cursor);
    free(before);
}

static unsigned char perform(cel_editor *editor, const cel_action *answer, wchar_t pressed) {
    switch (answer->kind) {
    case CEL_ACTION_NOTHING:
        editor->menu.is_stale = true;
        return CC_NORM;
    case CEL_ACTION_REPLACE:
        preview(editor, answer);
        return CC_REFRESH;
    case CEL_ACTION_TAKE:
        cel_close_menu(editor);
        cel_replace_around(editor, answer);
        return CC_REFRESH;
    case CEL_ACTION_CLOSE:
        give_back(editor);
        return CC_REFRESH;
    case CEL_ACTION_PASS:
        cel_close_menu(editor);
        cel_push_key(editor, pressed);
        return CC_NORM;
    case CEL_ACTION_FINISH:
        cel_close_menu(editor);
        cel_erase(editor);
        editor->reading.is_entered = true;
        return CC_NEWLINE;
    case CEL_ACTION_BEEP: case CEL_ACTION_LIST: case CEL_ACTION_OPEN: return CC_ERROR;
    }
    return CC_ERROR;
}

/// A key of the menu's.
unsigned char cel_act_in_menu(EditLine *el, wint_t key) {
    (void)key;
    cel_editor *editor = cel_of(el);
    if (!editor->menu.is_open) return CC_ERROR;
    wchar_t pressed = editor->menu.key;
    cel_action answer = {.kind = CEL_ACTION_NOTHING};
    unsigned char result = CC_ERROR;
    cel_speak(editor);  // the menu is not of the line, which may be ours
    if (ask(editor, meaning(editor, pressed), &answer)) result = perform(editor, &answer, pressed);
    free(answer.text);
    cel_keep_quiet(editor);
    return result;
}
