// Who has the terminal.
#ifndef CEDITLINE_TERMINAL_H
#define CEDITLINE_TERMINAL_H

#include "state.h"

void cel_seize_terminal(cel_editor *editor);
void cel_release_terminal(cel_editor *editor);

#endif
