// Escape sequences: each is read to its end, known ones become one private key code, unknown ones vanish whole.
// The dialects: xterm, VT220, Linux console, rxvt, tmux and screen, with and without modifiers.

#include "keys.h"

#include "bytes.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    ESCAPE_TIMEOUT = 50,   // ms: the bytes of one key arrive together
    PASTE_TIMEOUT = 2000,  // ms: between two bytes of a paste
    MODIFIER_ALT = 2, MODIFIER_CONTROL = 4, SEQUENCE_LIMIT = 64,
};

/// The key of a cursor sequence's last byte.
static cel_key cursor_key(char final) {
    switch (final) {
    case 'A': return CEL_KEY_UP;
    case 'B': return CEL_KEY_DOWN;
    case 'C': return CEL_KEY_RIGHT;
    case 'D': return CEL_KEY_LEFT;
    case 'H': return CEL_KEY_HOME;
    case 'F': return CEL_KEY_END;
    default: return CEL_KEY_NONE;
    }
}

/// The key of a numbered sequence (`CSI n ~`).
static cel_key numbered_key(int number) {
    switch (number) {
    case 1: case 7: return CEL_KEY_HOME;
    case 4: case 8: return CEL_KEY_END;
    case 3: return CEL_KEY_DELETE;
    case 5: return CEL_KEY_PAGE_UP;
    case 6: return CEL_KEY_PAGE_DOWN;
    case 200: return CEL_KEY_PASTE;
    case 201: return CEL_KEY_PASTE_END;
    default: return CEL_KEY_NONE;
    }
}

/// By words instead of characters, when Ctrl or Alt is held.
static cel_key by_words(cel_key key) {
    switch (key) {
    case CEL_KEY_LEFT: return CEL_KEY_WORD_LEFT;
    case CEL_KEY_RIGHT: return CEL_KEY_WORD_RIGHT;
    case CEL_KEY_DELETE: return CEL_KEY_DELETE_WORD;
    default: return key;
    }
}

/// Reads up to two numbers; false when anything else stands there.
static bool parse_numbers(const char *bytes, size_t length, int numbers[2]) {
    int index = 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == ';') {
            if (++index > 1) return false;
        } else if (bytes[i] >= '0' && bytes[i] <= '9' && numbers[index] < 1000) {
            numbers[index] = numbers[index] * 10 + (bytes[i] - '0');
        } else {
            return false;
        }
    }
    return true;
}

cel_key cel_key_of_sequence(const char *bytes, size_t length) {
    bool alt = length > 0 && bytes[0] == '\x1b';
    if (alt) bytes++, length--;
    if (length < 2 || (bytes[0] != '[' && bytes[0] != 'O')) return CEL_KEY_NONE;
    char final = bytes[length - 1];
    int numbers[2] = {0, 0};
    if (!parse_numbers(bytes + 1, length - 2, numbers)) return CEL_KEY_NONE;
    if (final == 'M' && bytes[0] == 'O') return CEL_KEY_ENTER;
    if (final == 'Z' && bytes[0] == '[') return CEL_KEY_BACK_TAB;

    // `CSI 1;5D` names the modifier second; `CSI 5D` and `SS3 5D`, older, have nothing else.
    bool numbered = final == '~' || final == '^' || final == '$' || final == '@';
    int modifier = numbers[1] > 0 ? numbers[1] - 1 : !numbered && numbers[0] > 1 ? numbers[0] - 1 : 0;
    bool words = alt || (modifier & (MODIFIER_ALT | MODIFIER_CONTROL)) != 0 || final == '^' || final == '@';
    cel_key key = numbered ? numbered_key(numbers[0]) : cursor_key(final);
    if (numbered && bytes[0] == 'O') return CEL_KEY_NONE;
    if (key == CEL_KEY_NONE && length == 2 && final >= 'a' && final <= 'd') {  // rxvt: `SS3 d` Ctrl, `CSI d` Shift
        key = cursor_key((char)(final - 'a' + 'A'));
        words = words || bytes[0] == 'O';
    }
    return words ? by_words(key) : key;
}

/// Takes the scalars of a text that is to be put in as one.
void cel_set_paste(cel_editor *editor, wchar_t *text) {
    free(editor->input.paste);
    editor->input.paste = text;
    if (!text) return;
    cel_sanitise_paste(text);
    cel_lend(editor->clusters, text);
}

/// Collects everything up to the end mark; what exceeds the limit is read, and dropped.
static wchar_t *read_paste(cel_editor *editor) {
    static const char mark[] = "\x1b[201~";
    const size_t mark_length = sizeof mark - 1, limit = CEL_PASTE_SCALARS * 4;
    size_t length = 0, capacity = 1024, matched = 0;
    char *bytes = malloc(capacity);
    int byte;
    while (bytes && (byte = cel_read_pasted_byte(editor, PASTE_TIMEOUT)) >= 0) {
        matched = byte == mark[matched] ? matched + 1 : byte == mark[0] ? 1 : 0;
        if (length == capacity) {
            char *grown = realloc(bytes, capacity *= 2);
            if (!grown) break;
            bytes = grown;
        }
        if (length < limit + mark_length) bytes[length++] = (char)byte;
        if (matched == mark_length) {
            if (length >= mark_length && memcmp(bytes + length - mark_length, mark, mark_length) == 0) {
                length -= mark_length;
            }
            break;
        }
    }
    wchar_t *text = bytes ? cel_decode_all(bytes, length) : NULL;
    free(bytes);
    return text;
}

/// Reads an unrequested answer of the terminal (OSC, DCS …) to its end.
static void skip_string(cel_editor *editor) {
    for (int byte = 0, before; byte >= 0;) {
        before = byte;
        byte = cel_read_byte(editor, ESCAPE_TIMEOUT);
        if (byte == '\a' || (before == 0x1B && byte == '\\')) return;
    }
}

/// Reads what follows `[` or `O`, to the final byte. Returns the length, 0 when it breaks off.
static size_t read_sequence(cel_editor *editor, char *bytes, size_t length) {
    char introducer = bytes[length - 1];
    while (length < SEQUENCE_LIMIT) {
        int byte = cel_read_byte(editor, ESCAPE_TIMEOUT);
        if (byte < 0) return 0;
        bytes[length++] = (char)byte;
        bool console_function_key = introducer == '[' && byte == '[' && bytes[length - 2] == '[';
        if (byte >= 0x40 && byte <= 0x7E && !console_function_key) break;
        if (byte < 0x20 || byte > 0x7E) return 0;
    }
    if (introducer == '[' && bytes[length - 1] == 'M' && bytes[length - 2] == '[') {  // a mouse click: three more
        for (int i = 0; i < 3; i++) cel_read_byte(editor, ESCAPE_TIMEOUT);
    }
    return length;
}

/// What follows an ESC: a private key, the ESC itself (with the Meta key after it), or CEL_KEY_NONE.
wchar_t cel_read_escape(cel_editor *editor) {
    char bytes[SEQUENCE_LIMIT] = {0};
    size_t length = 0;
    int next = cel_read_byte(editor, ESCAPE_TIMEOUT);
    if (next < 0) return 0x1B;
    if (next == 0x1B) {  // rxvt and macOS: Alt puts one more ESC in front
        bytes[length++] = 0x1B;
        next = cel_read_byte(editor, ESCAPE_TIMEOUT);
        if (next < 0) return CEL_KEY_NONE;
    }
    if (next == '[' || next == 'O') {
        bytes[length++] = (char)next;
        length = read_sequence(editor, bytes, length);
        cel_key key = cel_key_of_sequence(bytes, length);
        if (key == CEL_KEY_PASTE_END) return CEL_KEY_NONE;
        if (key == CEL_KEY_ENTER) return L'\r';
        if (key == CEL_KEY_PASTE) cel_set_paste(editor, read_paste(editor));
        return key;
    }
    if (next == ']' || next == 'P' || next == '_' || next == '^' || next == 'X') {
        skip_string(editor);
        return CEL_KEY_NONE;
    }
    if (next >= 0x80) return CEL_KEY_NONE;
    cel_append_key(editor, next);
    return 0x1B;
}
