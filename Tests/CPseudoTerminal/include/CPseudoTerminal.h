// Programs on a pseudo-terminal, for tests: Swift cannot fork.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Starts `path` on a new terminal. Returns the master's descriptor, -1 (with errno) on failure.
int cpt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
              pid_t *process);
/// Starts `path` as the job of a small shell that is the process instead. When the job stops, the shell writes
/// `[stopped MODES]` to the terminal (as cpt_modes has them, and 8 more when Ctrl-D ends a file); a line typed then lets
/// the job go on. The shell ends as the job does.
int cpt_spawn_job(const char *path, char *const arguments[], char *const environment[], int columns, int rows,
                  pid_t *process);
/// Gives the terminal a new size; the program gets SIGWINCH.
int cpt_resize(int master, int columns, int rows);
/// Sends a signal to the program.
int cpt_kill(pid_t process, int signal);
/// Waits for the end of the program; its exit status, or 128 + signal.
int cpt_wait(pid_t process);
/// The terminal's local modes: 1 when it echoes, 2 when it reads lines, 4 when keys send signals.
int cpt_modes(int master);

#endif
