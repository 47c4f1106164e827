// Which key does what.
#ifndef CEDITLINE_BINDINGS_H
#define CEDITLINE_BINDINGS_H

#include "state.h"

void cel_add_commands(cel_editor *editor);
void cel_configure_keys(cel_editor *editor);

#endif
