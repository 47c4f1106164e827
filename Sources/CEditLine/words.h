// Words, as the keys of both modes go by them.
#ifndef CEDITLINE_WORDS_H
#define CEDITLINE_WORDS_H

#include "state.h"

typedef enum cel_word_class { CEL_CLASS_BLANK, CEL_CLASS_WORD, CEL_CLASS_OTHER } cel_word_class;

cel_word_class cel_class_at(cel_editor *editor, size_t place);
size_t cel_word_before(cel_editor *editor, bool by_blanks);
size_t cel_word_after(cel_editor *editor);
wchar_t cel_in_case(cel_editor *editor, wchar_t c, bool upper);

unsigned char cel_word_left(EditLine *el, wint_t key);
unsigned char cel_upper_case(EditLine *el, wint_t key);
unsigned char cel_lower_case(EditLine *el, wint_t key);
unsigned char cel_capitalise(EditLine *el, wint_t key);

#endif
