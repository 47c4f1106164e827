// Kills, and putting them back.
#ifndef CEDITLINE_KILL_H
#define CEDITLINE_KILL_H

#include "state.h"

unsigned char cel_kill_word_before(EditLine *el, wint_t key);
unsigned char cel_kill_blank_word(EditLine *el, wint_t key);
unsigned char cel_kill_word_after(EditLine *el, wint_t key);
unsigned char cel_kill_before(EditLine *el, wint_t key);
unsigned char cel_kill_after(EditLine *el, wint_t key);
unsigned char cel_yank(EditLine *el, wint_t key);

#endif
