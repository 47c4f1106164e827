// The line before each change, and the way back to it.
#ifndef CEDITLINE_UNDO_H
#define CEDITLINE_UNDO_H

#include "state.h"

void cel_note_line(cel_editor *editor, wchar_t key);
void cel_forget_steps(cel_editor *editor);

unsigned char cel_undo(EditLine *el, wint_t key);
unsigned char cel_redo(EditLine *el, wint_t key);

#endif
