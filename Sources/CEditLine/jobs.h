// Stopping and continuing.
#ifndef CEDITLINE_JOBS_H
#define CEDITLINE_JOBS_H

#include "state.h"

void cel_watch_stops(void);
void cel_unwatch_stops(void);
void cel_watch_continuation(cel_editor *editor);
void cel_unwatch_continuation(cel_editor *editor);
void cel_forget_continuation(void);
void cel_continue(cel_editor *editor);

unsigned char cel_suspend(EditLine *el, wint_t key);

#endif
