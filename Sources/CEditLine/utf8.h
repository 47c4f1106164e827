// UTF-8 and scalars.
#ifndef CEDITLINE_UTF8_H
#define CEDITLINE_UTF8_H

#include "platform.h"

enum { CEL_PASTE_SCALARS = 65536 };  // more of a paste is dropped

void cel_force_utf8(void);
size_t cel_decode(const unsigned char *bytes, size_t length, wchar_t *scalar);
size_t cel_encode(wchar_t scalar, char *bytes);
wchar_t *cel_decode_all(const char *text, size_t length);
bool cel_is_hidden(wchar_t c);
void cel_sanitise_paste(wchar_t *text);

#endif
