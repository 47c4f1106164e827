// Incremental search through the history.
#ifndef CEDITLINE_SEARCH_H
#define CEDITLINE_SEARCH_H

#include "state.h"

unsigned char cel_search_older(EditLine *el, wint_t key);
unsigned char cel_search_newer(EditLine *el, wint_t key);

#endif
