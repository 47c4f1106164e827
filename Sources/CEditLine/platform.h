// What each file here includes first, by way of its own header: the C library with its GNU parts.
//
// Who includes whom goes one way, from editor.c down to this file. A file includes its own header and those of files
// below it, and calls nothing above it but a function that it was given from there. Terminal §5 lists the files in that
// order; scripts/lint fails when some of them form a circle.
#ifndef CEDITLINE_PLATFORM_H
#define CEDITLINE_PLATFORM_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // wcwidth, fopencookie, mkostemp, pthread_setname_np
#endif

#if !__has_include(<histedit.h>)
#error "install libedit-dev (Debian, Ubuntu: apt-get install libedit-dev; macOS: brew install libedit)"
#endif

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#endif
