// The user's .editrc.
#ifndef CEDITLINE_EDITRC_H
#define CEDITLINE_EDITRC_H

#include "platform.h"

#include <histedit.h>

void cel_source_editrc(EditLine *el, void (*rebind)(EditLine *));

#endif
