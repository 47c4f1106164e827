// What scripts/build says of a build: its commit and what it was made with. It links a text into the program, so that
// a new commit compiles nothing again; how that text is shown is left to the program.
#ifndef CBUILDFACTS_H
#define CBUILDFACTS_H

/// Lines of a name, a tab and what there is to say; NULL in a program that another build has linked.
const char *cbuildfacts_text(void);

#endif
