// Which of vi's two states the keys are in.
#ifndef CEDITLINE_VI_STATE_H
#define CEDITLINE_VI_STATE_H

#include "state.h"

enum { CEL_MOST_STEPS = 9999 };  // no count is larger

bool cel_is_commanding(cel_editor *editor);
void cel_stay_in_line(cel_editor *editor);

void cel_note_command(cel_editor *editor);
void cel_note_digit(cel_editor *editor, wchar_t key);
void cel_note_insert(cel_editor *editor, wchar_t key);

void cel_show_state(cel_editor *editor);
void cel_give_shape_back(cel_editor *editor);

#endif
