// libedit with nothing around it: a prompt, its own reader, no history.

#include "CBareLibedit.h"

#include <histedit.h>
#include <locale.h>
#include <stdio.h>

static const char *prompt(EditLine *el) {
    (void)el;
    return "bare> ";
}

void cbl_run(void) {
    int count = 0;
    setlocale(LC_CTYPE, "C.UTF-8");
    EditLine *el = el_init("bare", stdin, stdout, stderr);
    if (!el) return;
    el_set(el, EL_EDITOR, "emacs");
    el_set(el, EL_PROMPT, prompt);
    while (el_gets(el, &count) && count > 0) {}
    el_end(el);
}
