// Text between UTF-8 and the wide characters of the editor, one for each cluster: the only place that crosses this
// border. Single scalars are utf8.c's.

#include "text.h"

#include "CEditLine.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/// Turns scalars into the wide characters of the editor, in place: one for each cluster.
void cel_lend(cel_clusters *clusters, wchar_t *text) {
    size_t count = wcslen(text), kept = 0;
    for (size_t at = 0; at < count; kept++) {
        size_t length = cel_cluster_length(text + at, count - at);
        text[kept] = cel_stand_in(clusters, text + at, length);
        at += length;
    }
    text[kept] = 0;
}

/// A copy for the editor, which the caller frees; NULL without memory.
wchar_t *cel_wide(cel_clusters *clusters, const char *text, size_t length) {
    wchar_t *wide = cel_decode_all(text, length);
    if (wide) cel_lend(clusters, wide);
    return wide;
}

/// The bytes that a wide character of the editor takes in UTF-8.
size_t cel_narrow_length(const cel_clusters *clusters, wchar_t c) {
    wchar_t scalars[CEL_CLUSTER_LIMIT];
    char bytes[4];
    size_t length = 0, count = cel_scalars(clusters, c, scalars);
    for (size_t i = 0; i < count; i++) length += cel_encode(scalars[i], bytes);
    return length;
}

/// A UTF-8 copy that the caller frees; NULL without memory.
char *cel_narrow(const cel_clusters *clusters, const wchar_t *text, size_t count, size_t *length) {
    size_t needed = 0, used = 0;
    for (size_t i = 0; i < count; i++) needed += text[i] < 0x80 ? 1 : cel_narrow_length(clusters, text[i]);
    char *narrow = malloc(needed + count * 3 + 1);
    if (!narrow) return NULL;
    for (size_t i = 0; i < count; i++) {
        wchar_t scalars[CEL_CLUSTER_LIMIT];
        size_t parts = cel_scalars(clusters, text[i], scalars);
        for (size_t part = 0; part < parts; part++) used += cel_encode(scalars[part], narrow + used);
    }
    narrow[used] = '\0';
    if (length) *length = used;
    return narrow;
}

int cel_columns(const char *text) {
    cel_force_utf8();
    int cells = 0;
    wchar_t *wide = cel_decode_all(text, strlen(text));
    size_t count = wide ? wcslen(wide) : 0;
    for (size_t at = 0; at < count;) {
        size_t length = cel_cluster_length(wide + at, count - at);
        if (wide[at] >= 0x20 && wide[at] != 0x7F) cells += cel_cluster_width(wide + at, length);
        at += length;
    }
    free(wide);
    return cells;
}
