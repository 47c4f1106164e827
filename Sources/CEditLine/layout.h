// Where prompt and line stand on the screen.
#ifndef CEDITLINE_LAYOUT_H
#define CEDITLINE_LAYOUT_H

#include "state.h"

/// What no prompt holds but as a mark: text between two of these takes no cells. In a line it is a control like others.
#define CEL_ESCAPE_MARK L'\x01'

/// Narrower terminals have neither colours nor hints.
enum { CEL_FEWEST_COLUMNS = 20 };

void cel_update_size(cel_editor *editor);
void cel_measure(const wchar_t *text, size_t count, int columns, cel_position *position);
const wchar_t *cel_continuation(cel_editor *editor);
const wchar_t *cel_right_prompt(cel_editor *editor);
void cel_break(cel_position *position, bool is_empty);
cel_position cel_start(cel_editor *editor);
void cel_pass(cel_editor *editor, const wchar_t *line, size_t from, size_t to, cel_position *position);
int cel_right_cells(cel_editor *editor, const cel_position *end);
void cel_locate(cel_editor *editor, cel_position *cursor, cel_position *end);
void cel_locate_unmarked(cel_editor *editor, cel_position *cursor, cel_position *end);

#endif
