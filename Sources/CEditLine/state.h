// The state of an editor, in parts, each with who writes it. What all files above work on; it has no functions but the
// way from libedit to it.
#ifndef CEDITLINE_STATE_H
#define CEDITLINE_STATE_H

#include "clusters.h"
#include "stream.h"
#include "CEditLine.h"

#include <histedit.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

enum {
    CEL_UNDO_STEPS = 64,
    CEL_KILLS = 16,
    CEL_QUEUE = 16,
    CEL_CODES = 32,  // bytes that say what a style looks like, with a NUL
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

/// The terminal: its streams, its size, and what has been found out about it or changed in it. Opened by editor.c; the
/// size is written by layout.c, and by view.c while it needs the one before; the rest by the file that is named.
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
    bool is_silent;    // it does not say where its cursor is (bytes.c)
} cel_terminal_state;

/// What other threads reach: text to print, a request to end the line, and the pipe that wakes the editor's thread for
/// it. Written by any thread.
typedef struct cel_shared_state {
    pthread_mutex_t lock;   // guards the next two, and writing while no line is read
    bool is_reading;
    char *posts;            // whole lines waiting to be printed above the prompt
    atomic_bool is_aborted;
    int wake[2];            // a pipe: the editor's thread polls its end, others and signal handlers write to it
    long printed_at;        // when posts were last printed, in ms; the editor's thread only
} cel_shared_state;

/// What the caller has asked for, for the lines to come. Written by editor.c.
typedef struct cel_settings_state {
    cel_delegate delegate;
    cel_mode mode;
    bool are_keys_bound;  // for `mode` (bindings.c)
} cel_settings_state;

/// What stands around the line, with escape sequences between marks. Written by editor.c; search.c puts its own text in
/// place of the prompt for a while, and vi-state.c changes the sign.
typedef struct cel_prompt_state {
    wchar_t *text;
    wchar_t *sign;   // the last `>` of the prompt, which tells vi's states apart; NULL without one
    wchar_t *right;  // the prompt at the right edge
} cel_prompt_state;

/// How the line is being read, and how that ends. Written by editor.c, and by what ends the line: commands.c, input.c.
typedef struct cel_reading_state {
    cel_outcome outcome;
    bool is_entered;  // Enter was pressed, perhaps on an empty line
    bool is_hidden;   // a secret is being read, without libedit
} cel_reading_state;

/// What has been typed and not been handled yet. Written by bytes.c; the paste by keys.c, the last two by input.c.
typedef struct cel_input_state {
    unsigned char unread[64];  // bytes that belong to the next key
    size_t unread_count;
    wchar_t queue[CEL_QUEUE];  // keys decoded, not yet asked for
    unsigned queued;
    wchar_t *paste;            // what CEL_KEY_PASTE inserts
    wchar_t combining;         // what CEL_KEY_COMBINE adds to the character before
    wchar_t key;               // the last that libedit has been given; written by abbreviation.c
    unsigned long key_count;   // counts presses, so that a command knows whether the press before was its own, too
} cel_input_state;

/// The line as we have drawn it, each character with its style. Written by paint.c; view.c says when it is gone.
typedef struct cel_shown_state {
    wchar_t *text;
    unsigned char *styles;
    size_t count;
    size_t capacity;
    size_t cursor;   // how many of the characters stand before it
    bool is_known;   // this is what stands on the screen
} cel_shown_state;

/// How the line looks. Written by colours.c.
typedef struct cel_colours_state {
    char codes[CEL_STYLES][CEL_CODES];  // what stands between `CSI` and `m`, by style; empty where it is plain
    unsigned char *styles;              // of each character, as they should look now
    size_t capacity;
} cel_colours_state;

/// The area of prompt and line on the screen, as it was drawn. Written by view.c and paint.c; vi-state.c makes it
/// stale.
typedef struct cel_area_state {
    cel_position cursor;  // where the cursor has been left, from the first row of the area that is shown
    cel_shown_state shown;
    int rows_above;       // how many rows of the area stand above the screen
    bool is_ours;         // the area is drawn by us alone; libedit is mute
    bool is_windowed;     // the screen shows as many of its rows as it has, beginning with `top`
    int top;
    bool is_stale;        // what is shown has to be drawn again in any case
} cel_area_state;

/// What is marked of prompts and output for the terminal. Written by marks.c.
typedef struct cel_marks_state {
    cel_marks kind;
    int status;           // of the line before
    bool is_line_marked;  // where this line begins has been said
    bool is_output;       // a line was entered, and its output has not been ended
} cel_marks_state;

/// The list of candidates, and the walk through it. Written by completion.c.
typedef struct cel_completion_state {
    unsigned long key;     // the press that was last a completion key; menu.c forgets it
    bool is_listing;       // a list of candidates has been shown for the line
    wchar_t *before;       // the line before a candidate of it was put in
    size_t before_cursor;
} cel_completion_state;

/// The menu under the line. Written by menu.c and menu-keys.c; what clears the screen below the line, in screen.c,
/// view.c and paint.c, says that it is no longer there.
typedef struct cel_menu_state {
    bool is_open;
    bool is_stale;         // what is shown of it has to be drawn again
    int top;               // the row of the area where it begins
    int rows;              // how many rows of it the screen shows
    uint64_t digest;       // the line that it was made for, as a number
    size_t cursor;         // and the place of the cursor in it
    wchar_t key;           // what CEL_KEY_MENU stands for
    wchar_t *before;       // the line before an entry was put in
    size_t before_cursor;
} cel_menu_state;

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

/// What Ctrl-Y, Alt-y and vi's p put back. Written by kill.c.
typedef struct cel_kill_state {
    wchar_t *ring[CEL_KILLS];  // the newest first
    size_t count;
    unsigned long key;         // the press that last killed
    unsigned long yanked;      // the press that last put one back,
    size_t place;              // which one that was,
    size_t length;             // and how long
} cel_kill_state;

/// The line before each change. Written by undo.c, and by vi.c and vi-insert.c, whose changes are more than one key.
typedef struct cel_undo_state {
    cel_step steps[CEL_UNDO_STEPS];
    size_t count;
    cel_step undone[CEL_UNDO_STEPS];  // the lines that were taken back, the last one at the end
    size_t undone_count;
    uint64_t digest;                  // the line in which they can come again, as a number
    bool is_typing;  // the key before was an ordinary character
    size_t length;   // and the length of the line then
} cel_undo_state;

/// Text that is being typed for a command of vi's. Written by vi-state.c and vi-insert.c.
typedef struct cel_insertion {
    cel_change change;
    size_t from;     // where that text begins
    size_t after;    // how much of the line comes after it
    bool has_moved;  // the key before went elsewhere
} cel_insertion;

/// vi's keys. Written by vi-state.c, vi-insert.c and vi.c, and for each line by editor.c and bindings.c.
typedef struct cel_vi_state {
    bool is_on;               // the keys are vi's
    bool is_commanding;       // and commands, as far as ours have noticed
    unsigned count;           // the digits typed so far
    unsigned argument;        // and the count of the command that follows them, 0 without
    cel_motion found;         // what the last f, F, t or T was
    cel_change last_change;   // what `.` repeats
    size_t marks[26];         // the places that have a letter, from 1; 0 where none has it
    size_t operated;          // where the cursor was when the last operator came
    cel_insertion insertion;
} cel_vi_state;

/// An editor: libedit, and what we keep beside it. Only the editor's own thread uses what is not `shared`; editor.c
/// begins each line with all of it as it has to be.
struct cel_editor {
    EditLine *el;
    cel_clusters *clusters;
    cel_shared_state shared;
    cel_settings_state settings;
    cel_terminal_state terminal;
    cel_prompt_state prompt;
    cel_reading_state reading;
    cel_input_state input;
    cel_colours_state colours;
    cel_area_state area;
    cel_marks_state marks;
    cel_completion_state completion;
    cel_menu_state menu;
    cel_hint_state hint;
    cel_recall_state recall;
    cel_last_word_state last_word;
    cel_search_state search;
    cel_kill_state kill;
    cel_undo_state undo;
    cel_vi_state vi;
};

/// The editor that a libedit belongs to.
static inline cel_editor *cel_of(EditLine *el) {
    void *editor = NULL;
    el_wget(el, EL_CLIENTDATA, &editor);
    return editor;
}

#endif
