// Prompt and line drawn by ourselves.
#ifndef CEDITLINE_PAINT_H
#define CEDITLINE_PAINT_H

#include "state.h"

void cel_paint(cel_editor *editor);
bool cel_repaint(cel_editor *editor);
void cel_paint_window(cel_editor *editor);
void cel_go_to(cel_editor *editor, const cel_position *place);
bool cel_is_shown(cel_editor *editor);
void cel_locate_shown(cel_editor *editor, cel_position *cursor, cel_position *end);
void cel_forget_shown(cel_editor *editor);
void cel_free_shown(cel_editor *editor);

#endif
