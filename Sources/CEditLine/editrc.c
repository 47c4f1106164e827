// The user's .editrc. libedit could read it by itself, but a `bind -v` or `bind -e` in it wipes every binding: ours
// have to be put back before the next line, which may change one of them.

#include "editrc.h"

#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

/// $EDITRC, or .editrc at home; NULL when there is none.
static FILE *open_editrc(void) {
    const char *path = getenv("EDITRC"), *home = getenv("HOME");
    char in_home[4096];
    int length = home ? snprintf(in_home, sizeof in_home, "%s/.editrc", home) : -1;
    if (!path && length > 0 && (size_t)length < sizeof in_home) path = in_home;
    return path ? fopen(path, "re") : NULL;
}

/// Whether the command replaces all keys by those of a mode; the name of a program may come before it.
static bool changes_mode(int count, const wchar_t *const words[]) {
    const wchar_t *colon = count > 1 ? wcschr(words[0], L':') : NULL;
    const wchar_t *name = colon ? colon + 1 : count > 1 ? words[0] : L"";
    return wcscmp(name, L"bind") == 0 && (wcscmp(words[1], L"-v") == 0 || wcscmp(words[1], L"-e") == 0);
}

static void run(EditLine *el, const wchar_t *line, void (*rebind)(EditLine *)) {
    const wchar_t **words = NULL;
    int count = 0;
    TokenizerW *tokenizer = tok_winit(NULL);
    if (!tokenizer) return;
    if (tok_wstr(tokenizer, line, &count, &words) == 0 && count > 0) {
        el_wparse(el, count, words);
        if (changes_mode(count, words)) rebind(el);
    }
    tok_wend(tokenizer);
}

/// Runs its lines; `rebind` puts our keys back.
void cel_source_editrc(EditLine *el, void (*rebind)(EditLine *)) {
    FILE *file = open_editrc();
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    while (file && (length = getline(&line, &capacity, file)) >= 0) {
        if (length > 0 && line[length - 1] == '\n') line[--length] = '\0';
        wchar_t *wide = cel_decode_all(line, (size_t)length);
        const wchar_t *text = wide ? wide + wcsspn(wide, L" \t") : L"";
        if (text[0] && text[0] != L'#') run(el, text, rebind);
        free(wide);
    }
    free(line);
    if (file) fclose(file);
}
