// The modes of the terminal as it was.
#ifndef CEDITLINE_RESTORE_H
#define CEDITLINE_RESTORE_H

#include "platform.h"

#include <termios.h>

/// Gives the window its name back. Terminals that keep no stack of titles continue with an empty one.
#define CEL_NO_TITLE "\x1b]2;\a\x1b[23;2t"

void cel_remember_terminal(int fd);
void cel_forget_terminal(void);
void cel_hide_typing(bool hides);
void cel_collect_lines(bool collects);
bool cel_lay_open(struct termios *ours);
void cel_take_back(const struct termios *ours);
void cel_note_shape(bool shaped);
void cel_note_title(bool titled);

#endif
