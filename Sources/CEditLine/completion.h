// Completion, and the list of candidates.
#ifndef CEDITLINE_COMPLETION_H
#define CEDITLINE_COMPLETION_H

#include "state.h"

char *cel_describe(cel_editor *editor, cel_place *place);
void cel_replace_around(cel_editor *editor, const cel_action *answer);
unsigned char cel_complete(cel_editor *editor, cel_completion key);
bool cel_is_listing(cel_editor *editor);
bool cel_is_walking(cel_editor *editor);
void cel_forget_candidates(cel_editor *editor);

unsigned char cel_complete_forward(EditLine *el, wint_t key);
unsigned char cel_complete_backward(EditLine *el, wint_t key);
unsigned char cel_cancel(EditLine *el, wint_t key);

#endif
