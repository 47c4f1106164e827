// vi's command state.
#ifndef CEDITLINE_VI_H
#define CEDITLINE_VI_H

#include "state.h"

unsigned char cel_vi_move(EditLine *el, wint_t key);
unsigned char cel_vi_mark(EditLine *el, wint_t key);
unsigned char cel_vi_change(EditLine *el, wint_t key);
unsigned char cel_vi_repeat(EditLine *el, wint_t key);

#endif
