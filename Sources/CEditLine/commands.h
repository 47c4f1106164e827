// What single keys do that have no file of their own.
#ifndef CEDITLINE_COMMANDS_H
#define CEDITLINE_COMMANDS_H

#include "state.h"

unsigned char cel_enter(EditLine *el, wint_t key);
unsigned char cel_new_row(EditLine *el, wint_t key);
unsigned char cel_keep_as_note(EditLine *el, wint_t key);
unsigned char cel_interrupt(EditLine *el, wint_t key);
unsigned char cel_paste(EditLine *el, wint_t key);
unsigned char cel_combine(EditLine *el, wint_t key);
unsigned char cel_end_or_delete(EditLine *el, wint_t key);
unsigned char cel_refresh(EditLine *el, wint_t key);
unsigned char cel_nothing(EditLine *el, wint_t key);

#endif
