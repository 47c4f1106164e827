// Escape sequences and pastes.
#ifndef CEDITLINE_KEYS_H
#define CEDITLINE_KEYS_H

#include "state.h"

wchar_t cel_read_escape(cel_editor *editor);
void cel_set_paste(cel_editor *editor, wchar_t *text);

#endif
