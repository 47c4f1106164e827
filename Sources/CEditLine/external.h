// The line in the user's own editor.
#ifndef CEDITLINE_EXTERNAL_H
#define CEDITLINE_EXTERNAL_H

#include "state.h"

unsigned char cel_edit_externally(EditLine *el, wint_t key);

#endif
