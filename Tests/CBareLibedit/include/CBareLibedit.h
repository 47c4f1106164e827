// libedit with nothing around it: what the editor's speed is measured against.
#ifndef CBARELIBEDIT_H
#define CBARELIBEDIT_H

/// Prompts and reads lines on the standard streams until they end.
void cbl_run(void);

#endif
