// The size of the terminal's window.
#ifndef CEDITLINE_WINDOW_H
#define CEDITLINE_WINDOW_H

#include "state.h"

void cel_watch_resize(cel_editor *editor);
void cel_unwatch_resize(cel_editor *editor);
void cel_follow_size(cel_editor *editor, bool patiently);

#endif
