// Text that is typed for a command of vi's.
#ifndef CEDITLINE_VI_INSERT_H
#define CEDITLINE_VI_INSERT_H

#include "state.h"

void cel_remember_change(cel_editor *editor, const cel_change *change, wchar_t *text);
void cel_forget_change(cel_editor *editor);
unsigned char cel_begin_insert(cel_editor *editor, const cel_change *change);

unsigned char cel_vi_escape(EditLine *el, wint_t key);
unsigned char cel_vi_undo_all(EditLine *el, wint_t key);

#endif
