// Which key does what, in both modes, and what a user's .editrc may change: conveniences it may rebind, but not the
// keys that the rest of the editor relies on.

#include "bindings.h"

#include "commands.h"
#include "completion.h"
#include "editrc.h"
#include "external.h"
#include "hint.h"
#include "jobs.h"
#include "kill.h"
#include "menu-keys.h"
#include "recall.h"
#include "search.h"
#include "undo.h"
#include "vi-insert.h"
#include "vi-state.h"
#include "vi-words.h"
#include "vi.h"
#include "view.h"
#include "words.h"

/// Teaches libedit our commands. It keeps the pointers to the names.
void cel_add_commands(cel_editor *editor) {
    static const struct {
        const wchar_t *name, *help;
        unsigned char (*function)(EditLine *, wint_t);
    } commands[] = {
        {L"cel-enter", L"Finish the line", cel_enter},
        {L"cel-keep-as-note", L"Keep the line as a note", cel_keep_as_note},
        {L"cel-new-row", L"Begin another row", cel_new_row},
        {L"cel-clear-screen", L"Clear the screen", cel_clear_screen},
        {L"cel-interrupt", L"Drop the line", cel_interrupt},
        {L"cel-paste", L"Insert what was pasted", cel_paste},
        {L"cel-combine", L"Add a mark to the character before", cel_combine},
        {L"cel-complete", L"Complete", cel_complete_forward},
        {L"cel-complete-back", L"Complete, going back", cel_complete_backward},
        {L"cel-end-or-delete", L"End, list or delete", cel_end_or_delete},
        {L"cel-suspend", L"Suspend", cel_suspend},
        {L"cel-cancel", L"Out of the list", cel_cancel},
        {L"cel-menu", L"In the menu", cel_act_in_menu},
        {L"cel-nothing", L"Do nothing", cel_nothing},
        {L"cel-refresh", L"Draw the line", cel_refresh},
        {L"cel-up", L"A row up, or the line before", cel_up},
        {L"cel-down", L"A row down, or the line after", cel_down},
        {L"cel-last-word", L"Insert the last word of the line before", cel_last_word},
        {L"cel-search-older", L"Search the history", cel_search_older},
        {L"cel-search-newer", L"Search the history forward", cel_search_newer},
        {L"cel-right", L"A character right, or accept the hint", cel_right},
        {L"cel-to-end", L"To the end, or accept the hint", cel_to_end},
        {L"cel-word-left", L"A word left", cel_word_left},
        {L"cel-word-right", L"A word right, or of the hint", cel_word_right},
        {L"cel-kill-word-before", L"Kill the word before", cel_kill_word_before},
        {L"cel-kill-blank-word", L"Kill back to the last blank", cel_kill_blank_word},
        {L"cel-kill-word-after", L"Kill the word after", cel_kill_word_after},
        {L"cel-kill-before", L"Kill what is before the cursor", cel_kill_before},
        {L"cel-kill-after", L"Kill what is after the cursor", cel_kill_after},
        {L"cel-yank", L"Insert what was killed", cel_yank},
        {L"cel-yank-before", L"What was killed before, in place of it", cel_yank_before},
        {L"cel-undo", L"Take the last change back", cel_undo},
        {L"cel-redo", L"Make the change again that was taken back", cel_redo},
        {L"cel-edit", L"Edit the line in $EDITOR", cel_edit_externally},
        {L"cel-upper-case", L"The word in capitals", cel_upper_case},
        {L"cel-lower-case", L"The word in small letters", cel_lower_case},
        {L"cel-capitalise", L"The word with a capital", cel_capitalise},
        {L"cel-search-again", L"The next older line that was searched for", cel_search_again},
        {L"cel-search-back", L"The next newer line that was searched for", cel_search_back},
        {L"cel-oldest", L"The oldest line", cel_oldest},
        {L"cel-vi-move", L"Move", cel_vi_move},
        {L"cel-vi-mark", L"Give the place a letter", cel_vi_mark},
        {L"cel-vi-list", L"List what the word could become", cel_vi_list},
        {L"cel-vi-complete", L"Complete the word, or put in all it could become", cel_vi_complete},
        {L"cel-vi-home", L"The home folder in place of a tilde", cel_vi_home},
        {L"cel-vi-change", L"Change, or keep for putting", cel_vi_change},
        {L"cel-vi-repeat", L"Repeat the last change", cel_vi_repeat},
        {L"cel-vi-escape", L"Keys are commands", cel_vi_escape},
        {L"cel-vi-undo-all", L"The line as it was", cel_vi_undo_all},
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        el_wset(editor->el, EL_ADDFN, commands[i].name, commands[i].help, commands[i].function);
    }
}

typedef struct binding {
    wchar_t key[CEL_KEY_LENGTH];
    const wchar_t *command;
} binding;

/// Keys that no configuration may change: those that escape sequences become, and those that would otherwise break the
/// editor or the shell.
static const binding essential[] = {
    {L"^I", L"cel-complete"}, {{CEL_KEY_BACK_TAB}, L"cel-complete-back"}, {L"^C", L"cel-interrupt"},
    {L"^D", L"cel-end-or-delete"}, {L"^Z", L"cel-suspend"}, {{CEL_KEY_PASTE}, L"cel-paste"},
    {{CEL_KEY_COMBINE}, L"cel-combine"}, {{CEL_KEY_CANCEL}, L"cel-cancel"},
    {{CEL_KEY_MENU}, L"cel-menu"}, {{CEL_KEY_PAGE_UP}, L"cel-nothing"}, {{CEL_KEY_PAGE_DOWN}, L"cel-nothing"},
    {{CEL_KEY_REFRESH}, L"cel-refresh"}, {{CEL_KEY_UP}, L"cel-up"}, {{CEL_KEY_DOWN}, L"cel-down"},
    {{CEL_KEY_LEFT}, L"ed-prev-char"}, {{CEL_KEY_RIGHT}, L"cel-right"}, {{CEL_KEY_HOME}, L"ed-move-to-beg"},
    {{CEL_KEY_END}, L"cel-to-end"}, {{CEL_KEY_DELETE}, L"ed-delete-next-char"},
    {{CEL_KEY_WORD_LEFT}, L"cel-word-left"}, {{CEL_KEY_WORD_RIGHT}, L"cel-word-right"},
    {{CEL_KEY_DELETE_WORD}, L"cel-kill-word-after"}, {L"^M", L"cel-enter"}, {L"^J", L"cel-enter"},
};

static const binding emacs[] = {
    {L"^P", L"cel-up"}, {L"^N", L"cel-down"}, {L"^F", L"cel-right"}, {L"^E", L"cel-to-end"},
    {L"^R", L"cel-search-older"}, {L"^S", L"cel-search-newer"}, {L"^W", L"cel-kill-blank-word"},
    {L"^U", L"cel-kill-before"}, {L"^K", L"cel-kill-after"}, {L"^Y", L"cel-yank"}, {L"^_", L"cel-undo"},
    {L"^G", L"cel-cancel"}, {L"^X^U", L"cel-undo"}, {L"^X^E", L"cel-edit"}, {L"^L", L"cel-clear-screen"},
    {L"\x1b.", L"cel-last-word"},
    {L"\x1b_", L"cel-last-word"}, {L"\x1b" L"b", L"cel-word-left"}, {L"\x1b" L"f", L"cel-word-right"},
    {L"\x1b" L"d", L"cel-kill-word-after"}, {L"\x1b\x7f", L"cel-kill-word-before"},
    {L"\x1b\x08", L"cel-kill-word-before"}, {L"\x1b" L"u", L"cel-upper-case"}, {L"\x1b" L"l", L"cel-lower-case"},
    {L"\x1b" L"c", L"cel-capitalise"}, {L"\x1b\r", L"cel-new-row"}, {L"\x1b\n", L"cel-new-row"},
    {L"\x1b" L"y", L"cel-yank-before"}, {L"\x1b/", L"cel-redo"}, {L"\x1b#", L"cel-keep-as-note"},
};

enum { ESSENTIAL_COUNT = sizeof essential / sizeof *essential, EMACS_COUNT = sizeof emacs / sizeof *emacs };

bool cel_emacs_binding(size_t index, uint32_t *key, char *command) {
    if (index >= ESSENTIAL_COUNT + EMACS_COUNT) return false;
    const binding *found = index < ESSENTIAL_COUNT ? essential + index : emacs + (index - ESSENTIAL_COUNT);
    for (size_t i = 0; i < CEL_KEY_LENGTH; i++) key[i] = (uint32_t)found->key[i];
    size_t length = 0;
    for (; found->command[length] && length + 1 < CEL_COMMAND_LENGTH; length++) {
        command[length] = (char)found->command[length];
    }
    command[length] = 0;
    return true;
}

static const binding vi_insert[] = {
    {L"^P", L"cel-up"}, {L"^N", L"cel-down"}, {L"^R", L"cel-search-older"}, {L"^S", L"cel-search-newer"},
    {L"^W", L"cel-kill-blank-word"}, {L"^U", L"cel-kill-before"}, {L"^L", L"cel-clear-screen"}, {L"^G", L"cel-cancel"},
    {L"^H", L"ed-delete-prev-char"}, {L"^?", L"ed-delete-prev-char"}, {L"^Y", L"cel-yank"},
};

static const binding vi_command[] = {
    {L"k", L"cel-up"}, {L"j", L"cel-down"}, {L"-", L"cel-up"}, {L"+", L"cel-down"}, {L"^P", L"cel-up"},
    {L"^N", L"cel-down"}, {L"/", L"cel-search-older"}, {L"?", L"cel-search-newer"}, {L"n", L"cel-search-again"},
    {L"N", L"cel-search-back"}, {L"G", L"cel-oldest"}, {L"^R", L"cel-search-older"}, {L"^S", L"cel-search-newer"},
    {L"_", L"cel-last-word"}, {L"v", L"cel-edit"}, {L"^L", L"cel-clear-screen"}, {L"u", L"cel-undo"},
    {L"U", L"cel-vi-undo-all"}, {L".", L"cel-vi-repeat"}, {L"#", L"cel-keep-as-note"}, {L"^W", L"cel-kill-blank-word"},
    {L"^U", L"cel-kill-before"}, {L"^Y", L"cel-yank"}, {L"m", L"cel-vi-mark"}, {L"=", L"cel-vi-list"},
    {L"\\\\", L"cel-vi-complete"}, {L"*", L"cel-vi-complete"}, {L"&", L"cel-vi-home"},
};

/// Commands of vi's that are one key each, and all alike to libedit.
static const wchar_t vi_motions[] = L"hl wWbBeE^$|fFtT;,%`", vi_changes[] = L"dcyxXsSDCYpPr~iIaAR";

/// From one state of vi's to the other, once ours has said so.
static const binding vi_states[] = {
    {{CEL_KEY_VI_COMMAND}, L"vi-command-mode"}, {{CEL_KEY_VI_INSERT}, L"vi-insert"},
    {{CEL_KEY_VI_REPLACE}, L"vi-replace-mode"},
};

/// What the keys that move mean where keys are commands.
static const binding vi_essential[] = {
    {{CEL_KEY_LEFT}, L"cel-vi-move"}, {{CEL_KEY_RIGHT}, L"cel-vi-move"}, {{CEL_KEY_HOME}, L"cel-vi-move"},
    {{CEL_KEY_END}, L"cel-vi-move"}, {{CEL_KEY_DELETE}, L"cel-vi-change"}, {L"^H", L"cel-vi-move"},
    {L"^?", L"cel-vi-move"},
};

enum { MAIN_MAP, COMMAND_MAP };

static void bind_all(EditLine *el, int map, const binding *bindings, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (map == MAIN_MAP) {
            el_wset(el, EL_BIND, bindings[i].key, bindings[i].command, NULL);
        } else {
            el_wset(el, EL_BIND, L"-a", bindings[i].key, bindings[i].command, NULL);
        }
    }
}

#define BIND(el, map, bindings) bind_all(el, map, bindings, sizeof bindings / sizeof *bindings)

/// Binds keys of vi's command state. `^` alone would be the beginning of a control character.
static void bind_keys(EditLine *el, const wchar_t *keys, const wchar_t *command) {
    for (; *keys; keys++) {
        wchar_t key[] = {L'\\', *keys, 0};
        bool plain = *keys != L'^';
        el_wset(el, EL_BIND, L"-a", plain ? key + 1 : key, command, NULL);
    }
}

/// Whether the keys are vi's.
static bool is_vi(EditLine *el) {
    const wchar_t *name = L"emacs";
    return el_wget(el, EL_EDITOR, &name) == 0 && name && name[0] == L'v';
}

static void bind_conveniences(EditLine *el) {
    if (!is_vi(el)) {
        BIND(el, MAIN_MAP, emacs);
    } else {
        BIND(el, MAIN_MAP, vi_insert);
        BIND(el, COMMAND_MAP, vi_command);
        bind_keys(el, vi_motions, L"cel-vi-move");
        bind_keys(el, vi_changes, L"cel-vi-change");
    }
}

/// Begins with our keys in the wanted mode and lets the user's .editrc change them. What it may not have is put right:
/// another mode than the one asked for, no editing at all.
static void configure(cel_editor *editor) {
    EditLine *el = editor->el;
    bool wants_vi = editor->settings.mode == CEL_MODE_VI;
    el_wset(el, EL_EDITOR, wants_vi ? L"vi" : L"emacs");  // Debian begins in vi
    bind_conveniences(el);
    cel_source_editrc(el, bind_conveniences);
    el_wset(el, EL_EDITMODE, 1);
    if (is_vi(el) == wants_vi || editor->settings.mode == CEL_MODE_USER) return;
    el_wset(el, EL_EDITOR, wants_vi ? L"vi" : L"emacs");
    bind_conveniences(el);  // changing the mode has wiped them
}

/// Makes sure of the keys; the essential ones before each line, whatever happened to them.
void cel_configure_keys(cel_editor *editor) {
    EditLine *el = editor->el;
    if (!editor->settings.are_keys_bound) configure(editor);
    editor->settings.are_keys_bound = true;
    BIND(el, MAIN_MAP, essential);
    editor->vi.is_on = is_vi(el);
    editor->vi.is_commanding = false;
    cel_show_state(editor);
    if (is_vi(el)) {
        BIND(el, COMMAND_MAP, essential);
        // Escape is a key, and not the beginning of a sequence: those have been read before libedit sees them.
        el_wset(el, EL_BIND, L"^[", L"cel-vi-escape", NULL);
        el_wset(el, EL_BIND, L"-a", L"^[", L"cel-nothing", NULL);
        BIND(el, MAIN_MAP, vi_states);
        BIND(el, COMMAND_MAP, vi_states);
        BIND(el, COMMAND_MAP, vi_essential);
        el_wset(el, EL_BIND, L"-a", L":", L"cel-nothing", NULL);  // like M-x, reads memory that was never written
    } else {
        el_wset(el, EL_BIND, L"\x1bx", L"cel-nothing", NULL);
        el_wset(el, EL_BIND, L"\x1bX", L"cel-nothing", NULL);
    }
}
