// How the characters of the line look.
#ifndef CEDITLINE_COLOURS_H
#define CEDITLINE_COLOURS_H

#include "state.h"

bool cel_has_colours(cel_editor *editor);
void cel_colour_line(cel_editor *editor, bool is_finished);
void cel_write_style(cel_editor *editor, unsigned char style);
void cel_forget_colours(cel_editor *editor);

#endif
