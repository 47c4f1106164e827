// Signals as numbers that can be read from a pipe, since a signal's handler may do next to nothing itself, and what is
// written down when the program crashes. What a signal means, and where a report lies, is left to the program.
#ifndef CSIGNALS_H
#define CSIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#define CSIGNALS_NULLABLE _Nullable
#else
#define CSIGNALS_NULLABLE
#endif

/// Catches these signals from now on: the number of each that arrives is a byte in a pipe. Returns the end of the pipe
/// to read from, or -1 with `errno` set. A signal that the parent had ignored stays ignored: that is how nohup, and
/// jobs in the background of a script, work. To be called once.
int csignals_catch(const int *numbers, size_t count);

/// Has a crash from now on write a report to a file, say so on standard error, and end the process by its own signal.
///
/// Nothing is opened and nothing allocated: texts are copied, except `facts`, which must stay for as long as the
/// process runs. A path that is empty or too long means that no report is written. `facts` is lines of a name, a tab
/// and what there is to say, or NULL. `escapes` is whether a terminal at standard error understands escape sequences.
/// To be called on the main thread.
void csignals_report_crashes(const char *path, const char *version, const char *CSIGNALS_NULLABLE facts, bool escapes);

/// The most commands that are kept for a report, and the most bytes of one.
enum { CSIGNALS_COMMANDS = 12, CSIGNALS_COMMAND_LENGTH = 92 };

/// Notes that a command runs, by the names in its line, which must hold nothing of the user's. Returns its number. From
/// one thread at a time.
uint32_t csignals_begin_command(const char *names, size_t length);
/// Notes how that command has ended, unless it is not kept any more.
void csignals_end_command(uint32_t number, uint8_t status);
/// The commands that are kept, the oldest first, as lines; returns how many bytes of `text` were written. From the
/// thread that notes them.
size_t csignals_list_commands(char *text, size_t size);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
