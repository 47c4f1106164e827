// Kills, and putting them back.
#ifndef CEDITLINE_KILL_H
#define CEDITLINE_KILL_H

#include "state.h"

const wchar_t *cel_newest_kill(const cel_editor *editor);
void cel_keep_kill(cel_editor *editor, wchar_t *text);
void cel_forget_kills(cel_editor *editor);

unsigned char cel_kill_word_before(EditLine *el, wint_t key);
unsigned char cel_kill_blank_word(EditLine *el, wint_t key);
unsigned char cel_kill_word_after(EditLine *el, wint_t key);
unsigned char cel_kill_before(EditLine *el, wint_t key);
unsigned char cel_kill_after(EditLine *el, wint_t key);
unsigned char cel_yank(EditLine *el, wint_t key);
unsigned char cel_yank_before(EditLine *el, wint_t key);

#endif
