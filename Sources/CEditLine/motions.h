// Where vi's motions lead, and what its text objects hold.
#ifndef CEDITLINE_MOTIONS_H
#define CEDITLINE_MOTIONS_H

#include "state.h"

/// A part of the line.
typedef struct cel_span {
    size_t from, to;
} cel_span;

/// Where a motion leads, and whether what stands there belongs to it. False when it leads nowhere.
bool cel_find_place(cel_editor *editor, const cel_motion *motion, bool changing, size_t *place, bool *inclusive);
/// What a text object holds; false when there is none.
bool cel_find_object(cel_editor *editor, const cel_motion *motion, cel_span *span);

#endif
