// The settings of glibc's allocator for Swift, whose own map of the C library leaves them out.

#ifndef JUKE_CMALLOC_ALLOCATOR_H
#define JUKE_CMALLOC_ALLOCATOR_H

#include <malloc.h>

#endif
