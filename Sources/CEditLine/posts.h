// Lines printed above the one being typed.
#ifndef CEDITLINE_POSTS_H
#define CEDITLINE_POSTS_H

#include "state.h"

int cel_print_posts(cel_editor *editor);

#endif
