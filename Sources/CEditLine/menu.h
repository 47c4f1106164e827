// The menu under the line.
#ifndef CEDITLINE_MENU_H
#define CEDITLINE_MENU_H

#include "state.h"

int cel_menu_room(cel_editor *editor);
void cel_open_menu(cel_editor *editor);
void cel_close_menu(cel_editor *editor);
void cel_forget_menu(cel_editor *editor);
void cel_note_menu_line(cel_editor *editor);
bool cel_fits_menu(cel_editor *editor);
void cel_show_menu(cel_editor *editor);
void cel_hide_menu(cel_editor *editor);

#endif
