// Who draws the line, and when.
#ifndef CEDITLINE_VIEW_H
#define CEDITLINE_VIEW_H

#include "state.h"

void cel_begin_view(cel_editor *editor);
void cel_take_over(cel_editor *editor);
void cel_show_line(cel_editor *editor);
void cel_leave_line(cel_editor *editor, const char *mark);
void cel_erase(cel_editor *editor);
void cel_redraw(cel_editor *editor);
void cel_settle(cel_editor *editor);
void cel_apply_resize(cel_editor *editor, int old_columns);

unsigned char cel_clear_screen(EditLine *el, wint_t key);

#endif
