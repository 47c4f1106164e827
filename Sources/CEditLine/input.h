// Keys, as libedit asks for them.
#ifndef CEDITLINE_INPUT_H
#define CEDITLINE_INPUT_H

#include "state.h"

int cel_get_char(EditLine *el, wchar_t *character);
bool cel_next_key(cel_editor *editor, wchar_t *key);

#endif
