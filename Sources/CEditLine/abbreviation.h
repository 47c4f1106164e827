// Abbreviations, put in while the line is typed.
#ifndef CEDITLINE_ABBREVIATION_H
#define CEDITLINE_ABBREVIATION_H

#include "state.h"

void cel_expand_word(cel_editor *editor, wchar_t key);

#endif
