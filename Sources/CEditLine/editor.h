// The inside of the editor, shared by the files of this target only.
#ifndef CEDITLINE_EDITOR_H
#define CEDITLINE_EDITOR_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // wcwidth, wcsdup, stpcpy, fopencookie, mkostemp, pthread_setname_np
#endif

#if !__has_include(<histedit.h>)
#error "install libedit-dev (Debian, Ubuntu: apt-get install libedit-dev; macOS: brew install libedit)"
#endif

#include <histedit.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <termios.h>
#include <wchar.h>

#include "CEditLine.h"

enum {
    CEL_ESCAPE_TIMEOUT = 50,      // ms: the bytes of one key arrive together
    CEL_CHARACTER_TIMEOUT = 200,  // ms: inside a UTF-8 character
    CEL_PASTE_TIMEOUT = 2000,     // ms: between two bytes of a paste
    CEL_PASTE_SCALARS = 65536,
    CEL_UNDO_STEPS = 64,
    CEL_PATTERN_LIMIT = 127,
    CEL_QUEUE = 16,
    CEL_POST_INTERVAL = 50,   // ms: so often news is printed above a line
    CEL_ANSWER_TIMEOUT = 150, // ms: for the terminal to say where its cursor is
    CEL_RESIZE_INTERVAL = 50, // ms: for so long a window that rests keeps its size
    CEL_RESIZE_ROUNDS = 8,
    CEL_RIGHT_COLUMNS = 80,   // narrower terminals have no right prompt
    CEL_CLUSTER_LIMIT = 32,  // scalars of one cluster; more begin another
};

/// A cell of the edit area, from its first row.
typedef struct cel_position {
    int row;
    int column;
} cel_position;

/// The line before a change.
typedef struct cel_step {
    wchar_t *text;
    size_t cursor;
} cel_step;

/// A motion of vi's, and the character it may take.
typedef struct cel_motion {
    wchar_t key;
    unsigned count;
    wchar_t argument;
} cel_motion;

/// A change as vi's keys say it; `text` is what was typed for it.
typedef struct cel_change {
    wchar_t command;
    unsigned count;
    cel_motion motion;
    wchar_t *text;
} cel_change;

/// A part of the line.
typedef struct cel_span {
    size_t from, to;
} cel_span;

/// What no prompt holds but as a mark: text between two of these takes no cells.
#define CEL_ESCAPE_MARK L'\x01'
/// What stands before each further row of an entry that has several.
#define CEL_CONTINUATION L"  … "

typedef struct cel_clusters cel_clusters;
typedef struct cel_sink cel_sink;

/// The terminal: its streams, its size, and what has been found out about it or changed in it. Opened by editor.c; the
/// size is written by screen.c, the rest by the file that is named.
typedef struct cel_terminal_state {
    FILE *in;
    FILE *out;
    FILE *err;         // what libedit complains to; nothing is shown of it
    cel_sink *sink;    // what `out` writes to
    int in_fd;
    int out_fd;
    int columns;
    int rows;
    bool is_titled;    // the window has a name of ours (title.c)
    bool is_shaped;    // the cursor has the shape of one of vi's states (vi-state.c)
    bool is_silent;    // it does not say where its cursor is (window.c)
} cel_terminal_state;

/// What other threads reach: text to print, a request to end the line, and the pipe that wakes the editor's thread for
/// it. Written by any thread.
typedef struct cel_shared_state {
    pthread_mutex_t lock;   // guards the next two, and writing while no line is read
    bool is_reading;
    char *posts;            // whole lines waiting to be printed above the prompt
    atomic_bool is_aborted;
    int wake[2];            // what it is read from, and what signal handlers write to, too
    long posted;            // when posts were last printed, in ms; the editor's thread only
} cel_shared_state;

/// What the caller has asked for, for the lines to come. Written by editor.c.
typedef struct cel_settings_state {
    cel_delegate delegate;
    cel_mode mode;
    bool are_keys_bound;  // for `mode` (bindings.c)
} cel_settings_state;

/// What stands around the line, with escape sequences between marks. Written by editor.c; a search puts its own text in
/// place of the prompt for a while.
typedef struct cel_prompt_state {
    wchar_t *text;
    wchar_t *sign;   // the last `>` of the prompt, which tells vi's states apart; NULL without one
    wchar_t *right;  // the prompt at the right edge
} cel_prompt_state;

/// How the line is being read, and how that ends. Begun by editor.c; the outcome is written by what ends it.
typedef struct cel_reading_state {
    cel_outcome outcome;
    bool is_entered;  // Enter was pressed, perhaps on an empty line
    bool is_hidden;   // a secret is being read, without libedit
} cel_reading_state;

/// What has been typed and not been handled yet. Written by input.c and keys.c, and by window.c, which meets keys while it
/// waits for the terminal's answer.
typedef struct cel_input_state {
    unsigned char unread[64];  // bytes that belong to the next key
    size_t unread_count;
    wchar_t queue[CEL_QUEUE];  // keys decoded, not yet asked for
    unsigned queued;
    wchar_t *paste;            // what CEL_KEY_PASTE inserts
    wchar_t combining;         // what CEL_KEY_COMBINE adds to the character before
    unsigned long key_count;   // counts key presses: two with numbers in a row had nothing between them
} cel_input_state;

/// The area of prompt and line on the screen, as it was drawn. Written by view.c and paint.c.
typedef struct cel_area_state {
    cel_position cursor;  // where the cursor has been left, from the first row of the area that is shown
    uint64_t digest;      // the line that is shown, as a number, where we draw it
    int rows_above;       // how many rows of the area stand above the screen
    bool is_ours;         // the area is drawn by us alone; libedit is mute
    bool is_windowed;     // the screen shows as many of its rows as it has, beginning with `top`
    int top;
    bool is_stale;        // what is shown has to be drawn again in any case
} cel_area_state;

/// The list of candidates, and the walk through it. Written by commands.c.
typedef struct cel_completion_state {
    unsigned long key;     // the press that was last a completion key
    bool is_listing;       // a list of candidates has been shown for the line
    wchar_t *before;       // the line before a candidate of it was put in
    size_t before_cursor;
} cel_completion_state;

/// The ghost text after the cursor. Written by hint.c.
typedef struct cel_hint_state {
    wchar_t *text;
    uint64_t digest;     // the line it was made for, as a number
    cel_hint_kind kind;
    int cells;           // how much of it is drawn
    bool is_beside;      // a right prompt comes after it
} cel_hint_state;

/// The walk through the history, entry by entry. Written by recall.c.
typedef struct cel_recall_state {
    long age;         // where it stands; -1 at the line being typed
    wchar_t *shown;   // what it has put into the line
    wchar_t *origin;  // what was being typed
    char *prefix;     // what the entries must begin with
} cel_recall_state;

/// The last word of a line before, as M-. inserted it. Written by recall.c.
typedef struct cel_last_word_state {
    unsigned long key;  // the press that last inserted one
    long age;
    size_t length;
} cel_last_word_state;

/// The search through the history: whether one reads the keys, and what the last one was. Written by search.c and
/// recall.c.
typedef struct cel_search_state {
    bool is_running;
    char *pattern;
    bool is_newer;  // it went towards newer lines
} cel_search_state;

/// What Ctrl-Y and vi's p put back. Written by line.c and vi.c.
typedef struct cel_kill_state {
    wchar_t *text;
    unsigned long key;  // the press that last killed
} cel_kill_state;

/// The line before each change. Written by line.c, and by what makes vi's changes.
typedef struct cel_undo_state {
    cel_step steps[CEL_UNDO_STEPS];
    size_t count;
    bool is_typing;  // the key before was an ordinary character
    size_t length;   // and the length of the line then
} cel_undo_state;

/// Text that is being typed for a command of vi's. Written by vi-state.c.
typedef struct cel_insertion {
    cel_change change;
    size_t from;     // where that text begins
    size_t after;    // how much of the line comes after it
    bool has_moved;  // the key before went elsewhere
} cel_insertion;

/// vi's keys. Written by vi.c and vi-state.c, and for each line by bindings.c.
typedef struct cel_vi_state {
    bool is_on;               // the keys are vi's
    bool is_commanding;       // and commands, as far as ours have noticed
    unsigned count;           // the digits typed so far
    unsigned argument;        // and the count of the command that follows them, 0 without
    cel_motion found;         // what the last f, F, t or T was
    cel_change last_change;   // what `.` repeats
    cel_insertion insertion;
} cel_vi_state;

/// An editor: libedit, and what we keep beside it. All but `shared` is the editor's thread's only.
struct cel_editor {
    EditLine *el;
    cel_clusters *clusters;
    cel_shared_state shared;
    cel_settings_state settings;
    cel_terminal_state terminal;
    cel_prompt_state prompt;
    cel_reading_state reading;
    cel_input_state input;
    cel_area_state area;
    cel_completion_state completion;
    cel_hint_state hint;
    cel_recall_state recall;
    cel_last_word_state last_word;
    cel_search_state search;
    cel_kill_state kill;
    cel_undo_state undo;
    cel_vi_state vi;
};

// clusters.c: what stands in for a character that is several scalars, or none that libedit can show.
cel_clusters *cel_clusters_create(void);
void cel_clusters_destroy(cel_clusters *clusters);
size_t cel_cluster_length(const wchar_t *text, size_t count);
int cel_cluster_width(const wchar_t *text, size_t count);
bool cel_may_combine(wchar_t c);
wchar_t cel_stand_in(cel_clusters *clusters, const wchar_t *text, size_t count);
size_t cel_scalars(const cel_clusters *clusters, wchar_t c, wchar_t *text);
size_t cel_shown(const cel_clusters *clusters, wchar_t c, wchar_t *text);

// stream.c
FILE *cel_open_stream(const cel_clusters *clusters, int fd, cel_sink **sink);
void cel_mute(cel_sink *sink, bool muted);
bool cel_broke_rows(cel_sink *sink);
void cel_mend_rows(cel_sink *sink);

// text.c: the border between UTF-8 and the wide characters of the editor.
void cel_force_utf8(void);
size_t cel_decode(const unsigned char *bytes, size_t length, wchar_t *scalar);
size_t cel_encode(wchar_t scalar, char *bytes);
wchar_t *cel_decode_all(const char *text, size_t length);
void cel_lend(cel_editor *editor, wchar_t *text);
wchar_t *cel_wide(cel_editor *editor, const char *text, size_t length);
char *cel_narrow(cel_editor *editor, const wchar_t *text, size_t count, size_t *length);
size_t cel_narrow_length(cel_editor *editor, wchar_t c);
bool cel_is_hidden(wchar_t c);
void cel_sanitise_paste(wchar_t *text);

// input.c
int cel_get_char(EditLine *el, wchar_t *character);
bool cel_next_key(cel_editor *editor, wchar_t *key);
void cel_push_key(cel_editor *editor, wchar_t key);
int cel_read_byte(cel_editor *editor, int timeout);
void cel_return_byte(cel_editor *editor, unsigned char byte);
bool cel_is_input_waiting(cel_editor *editor);
long cel_milliseconds(void);
void cel_wake(cel_editor *editor);

// window.c
void cel_watch_resize(cel_editor *editor);
void cel_unwatch_resize(cel_editor *editor);
void cel_follow_size(cel_editor *editor, bool patiently);
bool cel_ask_position(cel_editor *editor, int *row, int *column);

// keys.c
wchar_t cel_read_escape(cel_editor *editor);
void cel_set_paste(cel_editor *editor, wchar_t *text);

// screen.c
void cel_measure(const wchar_t *text, size_t count, int columns, cel_position *position);
const wchar_t *cel_continuation(cel_editor *editor);
void cel_break(cel_position *position, bool is_empty);
void cel_locate_unmarked(cel_editor *editor, cel_position *cursor, cel_position *end);
void cel_update_size(cel_editor *editor);
void cel_clear_below(cel_editor *editor);
void cel_erase(cel_editor *editor);
void cel_leave_line(cel_editor *editor, const char *mark);
void cel_print_above(cel_editor *editor, const char *text);
void cel_print_list(cel_editor *editor, const char *rows);
void cel_write_prompt(cel_editor *editor);
void cel_write_wide(cel_editor *editor, const wchar_t *text, size_t count);

void cel_locate(cel_editor *editor, cel_position *cursor, cel_position *end);

// paint.c
void cel_paint(cel_editor *editor);
void cel_paint_window(cel_editor *editor);
void cel_go_to(cel_editor *editor, const cel_position *place);

// view.c
void cel_redraw(cel_editor *editor);
void cel_settle(cel_editor *editor);
void cel_take_over(cel_editor *editor);
void cel_show_line(cel_editor *editor);
void cel_show_end(cel_editor *editor);
void cel_speak(cel_editor *editor);
void cel_keep_quiet(cel_editor *editor);
void cel_apply_resize(cel_editor *editor, int old_columns);

// jobs.c
void cel_watch_stops(void);
void cel_unwatch_stops(void);
void cel_watch_continuation(cel_editor *editor);
void cel_unwatch_continuation(cel_editor *editor);
void cel_forget_continuation(void);
void cel_go_on(cel_editor *editor);

// words.c
typedef enum cel_word_class { CEL_CLASS_BLANK, CEL_CLASS_WORD, CEL_CLASS_OTHER } cel_word_class;
cel_word_class cel_class_at(cel_editor *editor, size_t place);
size_t cel_word_before(cel_editor *editor, bool by_blanks);
size_t cel_word_after(cel_editor *editor);
wchar_t cel_in_case(cel_editor *editor, wchar_t c, bool upper);

// motions.c
/// Where a motion leads, and whether what stands there belongs to it. False when it leads nowhere.
bool cel_find_place(cel_editor *editor, const cel_motion *motion, bool changing, size_t *place, bool *inclusive);
/// What a text object holds; false when there is none.
bool cel_find_object(cel_editor *editor, const cel_motion *motion, cel_span *span);

// vi.c
void cel_note_digit(cel_editor *editor, wchar_t key);
void cel_stay_in_line(cel_editor *editor);

// vi-state.c
bool cel_is_commanding(cel_editor *editor);
void cel_show_state(cel_editor *editor);
void cel_give_shape_back(cel_editor *editor);
void cel_note_command(cel_editor *editor);
void cel_note_insert(cel_editor *editor, wchar_t key);
void cel_remember_change(cel_editor *editor, const cel_change *change, wchar_t *text);
void cel_forget_change(cel_editor *editor);
unsigned char cel_begin_insert(cel_editor *editor, const cel_change *change);

// line.c
size_t cel_cursor(cel_editor *editor);
size_t cel_length(cel_editor *editor);
wchar_t *cel_copy(cel_editor *editor, size_t from, size_t to);
void cel_move_to(cel_editor *editor, size_t place);
void cel_delete(cel_editor *editor, size_t from, size_t to);
void cel_replace_line(cel_editor *editor, const wchar_t *text, size_t cursor);
void cel_note_line(cel_editor *editor, wchar_t key);
void cel_forget_steps(cel_editor *editor);

// Commands, as libedit calls them.
unsigned char cel_kill_word_before(EditLine *el, wint_t key);
unsigned char cel_kill_blank_word(EditLine *el, wint_t key);
unsigned char cel_kill_word_after(EditLine *el, wint_t key);
unsigned char cel_kill_before(EditLine *el, wint_t key);
unsigned char cel_kill_after(EditLine *el, wint_t key);
unsigned char cel_yank(EditLine *el, wint_t key);
unsigned char cel_word_left(EditLine *el, wint_t key);
unsigned char cel_word_right(EditLine *el, wint_t key);
unsigned char cel_undo(EditLine *el, wint_t key);
unsigned char cel_up(EditLine *el, wint_t key);
unsigned char cel_down(EditLine *el, wint_t key);
unsigned char cel_last_word(EditLine *el, wint_t key);
unsigned char cel_search_older(EditLine *el, wint_t key);
unsigned char cel_search_newer(EditLine *el, wint_t key);
unsigned char cel_right(EditLine *el, wint_t key);
unsigned char cel_to_end(EditLine *el, wint_t key);
unsigned char cel_edit_externally(EditLine *el, wint_t key);
unsigned char cel_upper_case(EditLine *el, wint_t key);
unsigned char cel_lower_case(EditLine *el, wint_t key);
unsigned char cel_capitalise(EditLine *el, wint_t key);
unsigned char cel_search_again(EditLine *el, wint_t key);
unsigned char cel_search_back(EditLine *el, wint_t key);
unsigned char cel_oldest(EditLine *el, wint_t key);
unsigned char cel_vi_move(EditLine *el, wint_t key);
unsigned char cel_vi_change(EditLine *el, wint_t key);
unsigned char cel_vi_repeat(EditLine *el, wint_t key);
unsigned char cel_vi_escape(EditLine *el, wint_t key);
unsigned char cel_vi_undo_all(EditLine *el, wint_t key);

// recall.c
long cel_ask_recall(cel_editor *editor, const cel_recall *query, wchar_t **text);
void cel_end_walk(cel_editor *editor);
void cel_adopt_search(cel_editor *editor, char *pattern, const wchar_t *origin, long age);
unsigned char cel_search_on(cel_editor *editor, bool newer);

// hint.c
uint64_t cel_line_digest(cel_editor *editor);
void cel_show_hint(cel_editor *editor);
void cel_hide_hint(cel_editor *editor);
void cel_drop_hint(cel_editor *editor);
bool cel_accept_hint(cel_editor *editor, bool one_word);

// editrc.c
void cel_source_editrc(EditLine *el);

// bindings.c
void cel_bind_conveniences(EditLine *el);
void cel_configure_keys(cel_editor *editor);

void cel_add_commands(cel_editor *editor);

// commands.c
unsigned char cel_enter(EditLine *el, wint_t key);
unsigned char cel_clear_screen(EditLine *el, wint_t key);
unsigned char cel_interrupt(EditLine *el, wint_t key);
unsigned char cel_paste(EditLine *el, wint_t key);
unsigned char cel_combine(EditLine *el, wint_t key);
unsigned char cel_complete_forward(EditLine *el, wint_t key);
unsigned char cel_complete_backward(EditLine *el, wint_t key);
unsigned char cel_cancel(EditLine *el, wint_t key);
bool cel_is_listing(cel_editor *editor);
bool cel_is_walking(cel_editor *editor);
void cel_forget_walk(cel_editor *editor);
unsigned char cel_end_or_delete(EditLine *el, wint_t key);
unsigned char cel_suspend(EditLine *el, wint_t key);
unsigned char cel_nothing(EditLine *el, wint_t key);
unsigned char cel_refresh(EditLine *el, wint_t key);

// editor.c
const wchar_t *cel_right_prompt(cel_editor *editor);
void cel_release_terminal(cel_editor *editor);
void cel_seize_terminal(cel_editor *editor);
cel_editor *cel_of(EditLine *el);

// restore.c: the terminal as it was, should the process exit in the middle of a line.
void cel_remember_terminal(int fd);
void cel_forget_terminal(void);
void cel_hide_typing(bool hides);
void cel_collect_lines(bool collects);
bool cel_lay_open(struct termios *ours);
void cel_take_back(const struct termios *ours);
void cel_note_shape(bool shaped);

#endif
