// Bytes from the terminal, the pipe that wakes the thread which waits for them, and keys that are decoded already.
#ifndef CEDITLINE_BYTES_H
#define CEDITLINE_BYTES_H

#include "state.h"

#include <sys/types.h>

/// How waiting for a byte ended.
typedef enum cel_wait {
    CEL_WAIT_READY,
    CEL_WAIT_TIMEOUT,
    CEL_WAIT_WOKEN,  // by another thread, or a signal
    CEL_WAIT_GONE,
} cel_wait;

void cel_wake(cel_editor *editor);
long cel_milliseconds(void);

bool cel_is_input_waiting(cel_editor *editor);
cel_wait cel_wait_for_input(cel_editor *editor, int timeout);
ssize_t cel_take_byte(cel_editor *editor, unsigned char *byte);
int cel_read_byte(cel_editor *editor, int timeout);
int cel_read_pasted_byte(cel_editor *editor, int timeout);
void cel_return_byte(cel_editor *editor, unsigned char byte);

bool cel_take_key(cel_editor *editor, wchar_t *key);
void cel_push_key(cel_editor *editor, wchar_t key);
void cel_append_key(cel_editor *editor, wchar_t key);

bool cel_ask_position(cel_editor *editor, int *row, int *column);

#endif
