// How the characters of the line look: the delegate says it in bytes of UTF-8, here it is kept for each wide character.
// What a style looks like the caller has said once. Drawing is paint.c's.

#include "colours.h"

#include "layout.h"
#include "line.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/// The codes of one style; false for what no `CSI … m` takes, which must not reach the terminal.
static bool take_codes(char *kept, const char *codes, size_t length) {
    if (length >= CEL_CODES || strspn(codes, "0123456789;") < length) return false;
    memcpy(kept, codes, length);
    kept[length] = '\0';
    return true;
}

void cel_set_palette(cel_editor *editor, const char *palette) {
    memset(editor->colours.codes, 0, sizeof editor->colours.codes);
    for (size_t style = 1; style <= CEL_STYLES; style++) {
        size_t length = strcspn(palette, " ");
        take_codes(editor->colours.codes[style - 1], palette, length);
        palette += length;
        if (!*palette) return;
        palette++;
    }
}

/// Whether the line being read has colours, so that libedit cannot draw it.
bool cel_has_colours(cel_editor *editor) {
    return editor->settings.delegate.colour && !editor->reading.is_hidden;
}

/// Begins or ends a style; 0 is plain.
void cel_write_style(cel_editor *editor, unsigned char style) {
    const char *codes = style == 0 || style > CEL_STYLES ? "" : editor->colours.codes[style - 1];
    fprintf(editor->terminal.out, "\x1b[0%s%sm", codes[0] ? ";" : "", codes);
}

/// Room for a style of each of so many characters; false without memory.
static bool make_room(cel_editor *editor, size_t count) {
    if (count <= editor->colours.capacity) return true;
    size_t capacity = count + count / 2 + 64;
    unsigned char *grown = realloc(editor->colours.styles, capacity);
    if (!grown) return false;
    editor->colours.styles = grown;
    editor->colours.capacity = capacity;
    return true;
}

/// Takes over the styles of the line's bytes: a character looks like its first one. What is no style is plain.
static void adopt(cel_editor *editor, const wchar_t *text, size_t count, const unsigned char *bytes) {
    for (size_t i = 0; i < count; i++) {
        unsigned char style = *bytes;
        // A style that looks like plain text is none, so that nothing is drawn for it.
        bool is_plain = style > CEL_STYLES || (style > 0 && !editor->colours.codes[style - 1][0]);
        editor->colours.styles[i] = is_plain ? 0 : style;
        bytes += text[i] > 0 && text[i] < 0x80 ? 1 : cel_narrow_length(editor->clusters, text[i]);
    }
}

/// Asks how the line looks now. When it is finished the cursor counts for nothing, as it is about to go.
void cel_colour_line(cel_editor *editor, bool is_finished) {
    const LineInfoW *line = el_wline(editor->el);
    size_t count = cel_length(editor), length = 0, before = 0;
    if (!make_room(editor, count)) return cel_forget_colours(editor);
    memset(editor->colours.styles, 0, count);
    if (!cel_has_colours(editor) || count == 0 || editor->terminal.columns < CEL_FEWEST_COLUMNS) return;
    char *text = cel_narrow(editor->clusters, line->buffer, count, &length);
    unsigned char *bytes = text ? calloc(length + 1, 1) : NULL;
    for (const wchar_t *c = line->buffer; c < line->cursor; c++) {
        before += *c > 0 && *c < 0x80 ? 1 : cel_narrow_length(editor->clusters, *c);
    }
    if (bytes) {
        editor->settings.delegate.colour(editor->settings.delegate.context, text, length,
                                         is_finished ? length + 1 : before, bytes);
        adopt(editor, line->buffer, count, bytes);
    }
    free(bytes);
    free(text);
}

/// Frees the styles; the line is plain until it is asked for again.
void cel_forget_colours(cel_editor *editor) {
    free(editor->colours.styles);
    editor->colours.styles = NULL;
    editor->colours.capacity = 0;
}
