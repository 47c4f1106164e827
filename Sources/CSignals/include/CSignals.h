// Signals as numbers that can be read from a pipe, since a signal's handler may do next to nothing itself. What a
// signal means is left to the program.
#ifndef CSIGNALS_H
#define CSIGNALS_H

#include <stddef.h>

/// Catches these signals from now on: the number of each that arrives is a byte in a pipe. Returns the end of the pipe
/// to read from, or -1 with `errno` set. A signal that the parent had ignored stays ignored: that is how nohup, and jobs
/// in the background of a script, work. To be called once.
int csignals_catch(const int *numbers, size_t count);

#endif
