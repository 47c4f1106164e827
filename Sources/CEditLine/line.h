// The line as text that can be taken and replaced.
#ifndef CEDITLINE_LINE_H
#define CEDITLINE_LINE_H

#include "state.h"

size_t cel_cursor(cel_editor *editor);
size_t cel_length(cel_editor *editor);
wchar_t *cel_copy(cel_editor *editor, size_t from, size_t to);
void cel_move_to(cel_editor *editor, size_t place);
void cel_delete(cel_editor *editor, size_t from, size_t to);
void cel_replace_line(cel_editor *editor, const wchar_t *text, size_t cursor);
uint64_t cel_line_digest(cel_editor *editor);

#endif
