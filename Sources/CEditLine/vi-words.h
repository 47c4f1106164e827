// vi's commands that put something else in place of the word at the cursor.
#ifndef CEDITLINE_VI_WORDS_H
#define CEDITLINE_VI_WORDS_H

#include "state.h"

unsigned char cel_vi_list(EditLine *el, wint_t key);
unsigned char cel_vi_complete(EditLine *el, wint_t key);
unsigned char cel_vi_home(EditLine *el, wint_t key);

#endif
