// Ghost text after the cursor, and the keys that accept it.
#ifndef CEDITLINE_HINT_H
#define CEDITLINE_HINT_H

#include "state.h"

void cel_show_hint(cel_editor *editor);
void cel_hide_hint(cel_editor *editor);
void cel_drop_hint(cel_editor *editor);

unsigned char cel_right(EditLine *el, wint_t key);
unsigned char cel_to_end(EditLine *el, wint_t key);
unsigned char cel_word_right(EditLine *el, wint_t key);

#endif
