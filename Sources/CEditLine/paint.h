// Prompt and line drawn by ourselves.
#ifndef CEDITLINE_PAINT_H
#define CEDITLINE_PAINT_H

#include "state.h"

void cel_paint(cel_editor *editor);
void cel_paint_window(cel_editor *editor);
void cel_go_to(cel_editor *editor, const cel_position *place);

#endif
