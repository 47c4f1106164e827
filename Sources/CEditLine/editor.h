// The inside of the editor, shared by the files of this target only.
#ifndef CEDITLINE_EDITOR_H
#define CEDITLINE_EDITOR_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // pipe2, wcwidth
#endif

#if !__has_include(<histedit.h>)
#error "install libedit-dev (Debian, Ubuntu: apt-get install libedit-dev; macOS: brew install libedit)"
#endif

#include <histedit.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <wchar.h>

#include "CEditLine.h"

enum {
    CEL_ESCAPE_TIMEOUT = 50,      // ms: the bytes of one key arrive together
    CEL_CHARACTER_TIMEOUT = 200,  // ms: inside a UTF-8 character
    CEL_PASTE_TIMEOUT = 2000,     // ms: between two bytes of a paste
    CEL_PASTE_SCALARS = 65536,
    CEL_HISTORY_SIZE = 10000,
    CEL_QUEUE = 4,
};

/// What no prompt holds but as a mark: text between two of these takes no cells.
#define CEL_ESCAPE_MARK L'\x01'

struct cel_editor {
    EditLine *el;
    HistoryW *history;
    FILE *in;
    FILE *out;
    FILE *err;
    int in_fd;
    int out_fd;
    int wake[2];

    pthread_mutex_t lock;  // guards the next two, and writing while no line is read
    bool reading;
    char *posts;           // whole lines waiting to be printed above the prompt

    atomic_bool aborted;

    // From here on: the editor's thread only.
    cel_complete complete;
    void *context;
    wchar_t *prompt;
    cel_outcome outcome;
    int columns;
    int rows;
    bool hidden;                   // a secret is being read, without libedit
    wchar_t queue[CEL_QUEUE];      // keys decoded, not yet asked for
    unsigned queued;
    wchar_t *paste;                // what CEL_KEY_PASTE inserts
    unsigned long keys;            // counts key presses
    unsigned long completion_key;  // the press that was last a completion key
};

/// A cell of the edit area, from its first row.
typedef struct cel_position {
    int row;
    int column;
} cel_position;

// text.c: the border between UTF-8 and wide characters; what stands in for a cluster will be known only there.
void cel_force_utf8(void);
size_t cel_decode(const unsigned char *bytes, size_t length, wchar_t *scalar);
size_t cel_encode(wchar_t scalar, char *bytes);
wchar_t *cel_wide(const char *text, size_t length);
char *cel_narrow(const wchar_t *text, size_t count, size_t *length);
void cel_sanitise_paste(wchar_t *text);

// input.c
int cel_get_char(EditLine *el, wchar_t *character);
bool cel_next_key(cel_editor *editor, wchar_t *key);
int cel_read_byte(cel_editor *editor, int timeout);
void cel_wake(cel_editor *editor);
void cel_watch_resize(cel_editor *editor);
void cel_unwatch_resize(cel_editor *editor);

// keys.c
wchar_t cel_read_escape(cel_editor *editor);
void cel_set_paste(cel_editor *editor, wchar_t *text);

// screen.c
void cel_measure(const wchar_t *text, size_t count, int columns, cel_position *position);
void cel_update_size(cel_editor *editor);
void cel_erase(cel_editor *editor);
void cel_leave_line(cel_editor *editor, const char *mark);
void cel_redraw(cel_editor *editor);
void cel_print_above(cel_editor *editor, const char *text);
void cel_print_list(cel_editor *editor, const char *rows);
void cel_apply_resize(cel_editor *editor);
void cel_write_prompt(cel_editor *editor);
void cel_write_wide(cel_editor *editor, const wchar_t *text, size_t count);

// commands.c
void cel_add_commands(cel_editor *editor);
void cel_bind_keys(cel_editor *editor);
cel_editor *cel_of(EditLine *el);

// history.c
int cel_history_open(cel_editor *editor);
void cel_history_close(cel_editor *editor);

// restore.c: the terminal as it was, should the process exit in the middle of a line.
void cel_remember_terminal(int fd);
void cel_forget_terminal(void);

#endif
