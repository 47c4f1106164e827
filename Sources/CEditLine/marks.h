// Marks for the terminal: where a prompt, a line and its output begin.
#ifndef CEDITLINE_MARKS_H
#define CEDITLINE_MARKS_H

#include "state.h"

void cel_mark_prompt(cel_editor *editor, bool is_again);
void cel_mark_line(cel_editor *editor);
void cel_mark_output(cel_editor *editor);
void cel_end_marks(cel_editor *editor);

#endif
