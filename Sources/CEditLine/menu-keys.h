// Keys in the menu under the line.
#ifndef CEDITLINE_MENU_KEYS_H
#define CEDITLINE_MENU_KEYS_H

#include "state.h"

wchar_t cel_key_in_menu(cel_editor *editor, wchar_t key);
void cel_tend_menu(cel_editor *editor);

unsigned char cel_act_in_menu(EditLine *el, wint_t key);

#endif
