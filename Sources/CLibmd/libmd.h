// The system's message digests for Swift: of libmd, which libedit needs as well.

#ifndef JUKE_CLIBMD_LIBMD_H
#define JUKE_CLIBMD_LIBMD_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <sha2.h>

#endif
