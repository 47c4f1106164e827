// Writing to the screen, where libedit does not.
#ifndef CEDITLINE_SCREEN_H
#define CEDITLINE_SCREEN_H

#include "state.h"

void cel_speak(cel_editor *editor);
void cel_keep_quiet(cel_editor *editor);
void cel_clear_below(cel_editor *editor);
void cel_write_prompt(cel_editor *editor);
void cel_write_wide(cel_editor *editor, const wchar_t *text, size_t count);

#endif
