// The text is in an object file of its own, which only scripts/build gives to the linker: elsewhere it is not there.

#include "CBuildFacts.h"

#include <stddef.h>

extern const char juke_build_facts[] __attribute__((weak));

const char *cbuildfacts_text(void) { return juke_build_facts; }
