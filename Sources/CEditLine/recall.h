// Lines typed before come back.
#ifndef CEDITLINE_RECALL_H
#define CEDITLINE_RECALL_H

#include "state.h"

long cel_ask_recall(cel_editor *editor, const cel_recall *query, wchar_t **text);
void cel_end_recall(cel_editor *editor);
void cel_adopt_search(cel_editor *editor, char *pattern, const wchar_t *origin, long age);
unsigned char cel_search_on(cel_editor *editor, bool newer);

unsigned char cel_up(EditLine *el, wint_t key);
unsigned char cel_down(EditLine *el, wint_t key);
unsigned char cel_last_word(EditLine *el, wint_t key);
unsigned char cel_search_again(EditLine *el, wint_t key);
unsigned char cel_search_back(EditLine *el, wint_t key);
unsigned char cel_oldest(EditLine *el, wint_t key);

#endif
