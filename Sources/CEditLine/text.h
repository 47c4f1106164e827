// UTF-8 to the wide characters of the editor, and back.
#ifndef CEDITLINE_TEXT_H
#define CEDITLINE_TEXT_H

#include "clusters.h"

void cel_lend(cel_clusters *clusters, wchar_t *text);
wchar_t *cel_wide(cel_clusters *clusters, const char *text, size_t length);
char *cel_narrow(const cel_clusters *clusters, const wchar_t *text, size_t count, size_t *length);
size_t cel_narrow_length(const cel_clusters *clusters, wchar_t c);

#endif
