// UTF-8 and scalars, and the locale that libedit reads both by. What several scalars make together is left to
// clusters.c.

#include "utf8.h"

#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/// libedit asks the locale what a character is. In any but a UTF-8 one it drops what is not ASCII.
static void choose_locale(void) {
    static const char *const fallbacks[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
    setlocale(LC_CTYPE, "");
    for (size_t i = 0; i < sizeof fallbacks / sizeof *fallbacks; i++) {
        if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
        setlocale(LC_CTYPE, fallbacks[i]);
    }
}

void cel_force_utf8(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, choose_locale);
}

/// Decodes one scalar; what is no UTF-8 counts as one byte and comes out as U+FFFD. Returns the bytes taken.
size_t cel_decode(const unsigned char *bytes, size_t length, wchar_t *scalar) {
    static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char first = bytes[0];
    size_t need = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    *scalar = 0xFFFD;
    if (need == 1) {
        *scalar = first;
        return 1;
    }
    if (first < 0xC2 || first > 0xF4 || need > length) return 1;
    unsigned value = first & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 1;
        value = value << 6 | (bytes[i] & 0x3F);
    }
    if (value < least[need] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return 1;
    *scalar = (wchar_t)value;
    return need;
}

/// Encodes one scalar into at most 4 bytes; a NUL or what is no scalar becomes U+FFFD.
size_t cel_encode(wchar_t scalar, char *bytes) {
    unsigned value = (unsigned)scalar;
    if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
    if (value < 0x80) {
        bytes[0] = (char)value;
        return 1;
    }
    size_t count = value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
    for (size_t i = count - 1; i > 0; i--, value >>= 6) bytes[i] = (char)(0x80 | (value & 0x3F));
    bytes[0] = (char)((0xF00u >> count & 0xFF) | value);
    return count;
}

/// The scalars of a text, which the caller frees; NULL without memory.
wchar_t *cel_decode_all(const char *text, size_t length) {
    wchar_t *wide = calloc(length + 1, sizeof *wide);
    if (!wide) return NULL;
    size_t count = 0;
    for (size_t at = 0; at < length; count++) {
        at += cel_decode((const unsigned char *)text + at, length - at, &wide[count]);
        if (wide[count] == 0) wide[count] = 0xFFFD;
    }
    return wide;
}

/// Controls, and the marks that turn the reading direction: nothing that may hide in pasted text.
bool cel_is_hidden(wchar_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F
        || (c >= 0x2028 && c <= 0x202E) || c == 0x2060 || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
}

/// Line ends become newlines, tabs blanks; other controls go. At most CEL_PASTE_SCALARS stay.
void cel_sanitise_paste(wchar_t *text) {
    size_t kept = 0;
    for (size_t i = 0; text[i] && kept < CEL_PASTE_SCALARS; i++) {
        wchar_t c = text[i];
        if (c == L'\r') {
            if (text[i + 1] == L'\n') i++;
            c = L'\n';
        }
        if (c == L'\t') c = L' ';
        if (c == L'\n' || !cel_is_hidden(c)) text[kept++] = c;
    }
    text[kept] = 0;
}
