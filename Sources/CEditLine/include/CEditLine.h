// The line editor as C can give it to Swift: UTF-8 in and out, lengths in bytes, no variadic call, no libedit type.
// Everything here runs on the one thread that created the editor, except what says "any thread".
#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#define CEL_NULLABLE _Nullable
#else
#define CEL_NULLABLE
#endif

/// An editor on one terminal.
typedef struct cel_editor cel_editor;

/// How reading a line ended.
typedef enum cel_outcome {
    CEL_LINE,       // a line, without its newline
    CEL_EOF,        // Ctrl-D on an empty line
    CEL_INTERRUPT,  // Ctrl-C
    CEL_ABORT,      // cel_abort was called
    CEL_GONE,       // the terminal is gone
} cel_outcome;

/// Private key codes: C1 controls, which cannot arrive as input because the decoder drops them.
typedef enum cel_key {
    CEL_KEY_NONE = 0,
    CEL_KEY_PASTE = 0x80,
    CEL_KEY_UP,
    CEL_KEY_DOWN,
    CEL_KEY_LEFT,
    CEL_KEY_RIGHT,
    CEL_KEY_HOME,
    CEL_KEY_END,
    CEL_KEY_DELETE,
    CEL_KEY_WORD_LEFT,
    CEL_KEY_WORD_RIGHT,
    CEL_KEY_DELETE_WORD,
    CEL_KEY_BACK_TAB,
    CEL_KEY_PASTE_END,
    CEL_KEY_COMBINE,
    CEL_KEY_ENTER,      // of the keypad; acts as Enter
    CEL_KEY_VI_COMMAND,  // from one of vi's states to the other, as libedit has it
    CEL_KEY_VI_INSERT,
    CEL_KEY_VI_REPLACE,
    CEL_KEY_CANCEL,      // Escape in a walk through candidates
    CEL_KEY_REFRESH,     // draws what a command before it has changed
    CEL_KEY_PAGE_UP,
    CEL_KEY_PAGE_DOWN,
    CEL_KEY_MENU,        // does what a key means while a menu is open
} cel_key;

/// Which completion key was pressed.
typedef enum cel_completion {
    CEL_COMPLETE_FORWARD,   // Tab
    CEL_COMPLETE_BACKWARD,  // Shift-Tab
    CEL_COMPLETE_LIST,      // Ctrl-D at the end of a line
    CEL_COMPLETE_ALL,       // vi's *: all candidates, one after the other
} cel_completion;

/// What an open menu is asked.
typedef enum cel_menu_key {
    CEL_MENU_NONE,
    CEL_MENU_NEXT,      // Tab
    CEL_MENU_PREVIOUS,  // Shift-Tab
    CEL_MENU_UP,
    CEL_MENU_DOWN,
    CEL_MENU_LEFT,
    CEL_MENU_RIGHT,
    CEL_MENU_PAGE_UP,
    CEL_MENU_PAGE_DOWN,
    CEL_MENU_MARK,      // a blank, where the line is there for its menu
    CEL_MENU_TAKE,      // Enter
    CEL_MENU_CANCEL,    // Escape, Ctrl-G
    CEL_MENU_NARROW,    // no key: the line, or what is searched for, has changed
} cel_menu_key;

/// What a completion key does, or one in a menu.
typedef enum cel_action_kind {
    CEL_ACTION_NOTHING,
    CEL_ACTION_BEEP,
    CEL_ACTION_REPLACE,  // `delete_bytes` before the cursor and `delete_after` after it give way to `text`
    CEL_ACTION_LIST,     // `text` is printed above the line: rows separated by newlines
    CEL_ACTION_OPEN,     // a menu opens under the line
    CEL_ACTION_TAKE,     // replaces, and the menu closes
    CEL_ACTION_CLOSE,    // the menu closes, with the line as it was typed
    CEL_ACTION_PASS,     // the menu closes, and the key does what it does without one
    CEL_ACTION_FINISH,   // the line ends, and leaves nothing on the screen
} cel_action_kind;

/// In the rows of a menu: what follows is shown in reverse, faint, or as usual again.
enum {
    CEL_MARK_REVERSE = 0x0E,
    CEL_MARK_PLAIN = 0x0F,
    CEL_MARK_FAINT = 0x10,
};

/// The answer to such a key; `text` comes from malloc and is freed by the editor.
typedef struct cel_action {
    cel_action_kind kind;
    size_t delete_bytes;
    size_t delete_after;
    char *CEL_NULLABLE text;
} cel_action;

/// What the completion key was pressed on.
typedef struct cel_place {
    const char *line;
    size_t length;
    size_t cursor;  // in bytes
    bool repeated;  // the key before was a completion key, too
    int columns;    // of the terminal
    int rows;
    int room;       // how many rows under the line a menu can have; 0 where there can be none
} cel_place;

/// What is looked for among the lines typed before.
typedef enum cel_recall_kind {
    CEL_RECALL_PREFIX,      // begins with the pattern
    CEL_RECALL_CONTAINING,  // holds the pattern, whatever its case and accents
    CEL_RECALL_LAST_WORD,   // any; the answer is its last word
} cel_recall_kind;

/// Which line is asked for. Lines are counted by age: 0 is the newest, -1 the line being typed.
typedef struct cel_recall {
    cel_recall_kind kind;
    const char *pattern;
    long from;
    bool newer;      // towards the newest
    bool inclusive;  // `from` itself counts, too
} cel_recall;

/// What kind of text a hint is.
typedef enum cel_hint_kind {
    CEL_HINT_NONE,
    CEL_HINT_TEXT,   // can be accepted
    CEL_HINT_USAGE,  // is only to be read
} cel_hint_kind;

/// How many styles a palette may have. Style 0 is plain, style 1 that of hints; what the others mean the caller knows.
enum { CEL_STYLES = 24, CEL_STYLE_HINT = 1 };

/// Which keys there are.
typedef enum cel_mode {
    CEL_MODE_USER,  // what .editrc says; Emacs keys when it says nothing
    CEL_MODE_EMACS,
    CEL_MODE_VI,
} cel_mode;

/// What is marked for the terminal.
typedef enum cel_marks {
    CEL_MARKS_NONE,
    CEL_MARKS_LINE,          // a prompt, its line and its output
    CEL_MARKS_CONTINUATION,  // a prompt that continues the line before
} cel_marks;

/// Who answers for the line; none of these may call back into the editor. Texts come from malloc and are freed by it.
typedef struct cel_delegate {
    void *CEL_NULLABLE context;
    void (*CEL_NULLABLE complete)(void *CEL_NULLABLE context, cel_completion key, const cel_place *place,
                                  cel_action *answer);
    /// The age of the line found, and its text; -1 when there is none.
    long (*CEL_NULLABLE recall)(void *CEL_NULLABLE context, const cel_recall *query,
                                char *CEL_NULLABLE *CEL_NULLABLE text);
    /// The age of the line that a search comes to, and its text; -1 when there is none, or none further. CEL_MENU_NARROW
    /// is for another pattern, with which the line `from` stays chosen, if it is one (-1: the first is); other keys lead
    /// to another line of the list, which is the menu meanwhile.
    long (*CEL_NULLABLE find)(void *CEL_NULLABLE context, cel_menu_key key, const char *pattern, long from,
                              char *CEL_NULLABLE *CEL_NULLABLE text);
    /// What the word before the cursor stands for: CEL_ACTION_REPLACE, or nothing.
    void (*CEL_NULLABLE expand)(void *CEL_NULLABLE context, const cel_place *place, cel_action *answer);
    cel_hint_kind (*CEL_NULLABLE suggest)(void *CEL_NULLABLE context, const char *line, size_t length,
                                          char *CEL_NULLABLE *CEL_NULLABLE text);
    /// The style of each byte of the line; they come as 0, which is plain. The cursor is in bytes; it is beyond the end
    /// of a line that is finished.
    void (*CEL_NULLABLE colour)(void *CEL_NULLABLE context, const char *line, size_t length, size_t cursor,
                                unsigned char *styles);
    /// What a key does to the menu that is open.
    void (*CEL_NULLABLE choose)(void *CEL_NULLABLE context, cel_menu_key key, const cel_place *place,
                                cel_action *answer);
    /// The rows of the open menu, at most `rows` of less than `columns` cells, with newlines between them and the marks
    /// above; what is longer is cut.
    char *CEL_NULLABLE (*CEL_NULLABLE draw)(void *CEL_NULLABLE context, int columns, int rows);
    /// The line is there for its menu alone, which is open from the beginning to the end of it.
    bool is_choosing;
} cel_delegate;

/// Opens an editor on a terminal; NULL (with errno) when that cannot be had. UTF-8 whatever the locale; reads .editrc.
/// SIGWINCH is the editor's until cel_destroy.
cel_editor *CEL_NULLABLE cel_create(const char *program, int in_fd, int out_fd);
/// Restores the terminal and frees everything.
void cel_destroy(cel_editor *editor);
/// The delegate for the lines from here on; NULL for none.
void cel_set_delegate(cel_editor *editor, const cel_delegate *CEL_NULLABLE delegate);
/// What the styles from 1 on look like, one after the other with a blank between them: for each what stands between
/// `CSI` and `m`, such as `1;34`, or nothing for plain text.
void cel_set_palette(cel_editor *editor, const char *palette);
/// Which keys the lines from here on are edited with.
void cel_set_mode(cel_editor *editor, cel_mode mode);
/// What stands before the line. Escape sequences stand between U+0001 marks, and something visible follows them.
void cel_set_prompt(cel_editor *editor, const char *prompt);
/// What stands at the right edge, by the rules of the prompt, where the terminal has 80 columns and the line leaves room.
void cel_set_right_prompt(cel_editor *editor, const char *prompt);
/// Whether it is marked for the terminal where prompt, line and output begin (OSC 133), from the next line on;
/// `status` is how the line before has ended.
void cel_set_marks(cel_editor *editor, cel_marks kind, int status);
/// Names the terminal's window, where it can be named; NULL gives the name back. Between two lines only.
void cel_set_title(cel_editor *editor, const char *CEL_NULLABLE title);

/// Reads a line that starts with `initial`. `*line` is set for CEL_LINE; give it to cel_free_line.
cel_outcome cel_read_line(cel_editor *editor, const char *initial, char *CEL_NULLABLE *CEL_NULLABLE line,
                          size_t *length);
/// Reads a line that is not shown: no echo, no history, no completion.
cel_outcome cel_read_hidden(cel_editor *editor, char *CEL_NULLABLE *CEL_NULLABLE line, size_t *length);
/// Wipes and frees a line.
void cel_free_line(char *line, size_t length);

/// Prints text above the line being typed, or at once when none is. It must be sanitised. Any thread.
void cel_post(cel_editor *editor, const char *text);
/// Ends the line being read, or the next one, with CEL_ABORT. Any thread.
void cel_abort(cel_editor *editor);
/// Takes an abort back that came too late. Any thread.
void cel_rearm(cel_editor *editor);

/// Gives a child the terminal as it was before the first line, between two lines: what is typed then is echoed again, and
/// Ctrl-D ends. Any thread.
void cel_lend_terminal(cel_editor *editor);
/// Takes the terminal back from a child. Any thread.
void cel_reclaim_terminal(cel_editor *editor);

/// Between two lines: gives a program that reads the terminal each key at once, or whole lines again. Any thread.
void cel_read_keys(cel_editor *editor, bool singly);

/// The longest key of a binding, and the longest name of a command, each with its end.
enum { CEL_KEY_LENGTH = 6, CEL_COMMAND_LENGTH = 32 };
/// Which command a key has where keys are those of Emacs, binding by binding; false after the last. A key is written as
/// libedit wants it (`^W`, ESC and a letter), or is a private key code. `key` and `command` have room for the longest.
/// Any thread.
bool cel_emacs_binding(size_t index, uint32_t *key, char *command);
/// Whether the terminal wraps its rows again when its width changes, as most do today. Any thread.
bool cel_rewraps(void);
/// Names the calling thread, for debuggers; at most 15 bytes.
void cel_name_thread(const char *name);
/// The cells that text takes on the terminal, by the rules of the editor. Any thread.
int cel_columns(const char *text);
/// The key that an escape sequence stands for (`bytes` without the leading ESC). Any thread.
cel_key cel_key_of_sequence(const char *bytes, size_t length);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
