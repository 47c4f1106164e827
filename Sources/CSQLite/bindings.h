// The system's SQLite for Swift, and three calls that Swift cannot make: two whose last argument is a macro, and one
// with a list of arguments. The two have SQLite copy the bytes, and bind an empty value where there are none: without
// an address it would bind NULL.

#ifndef JUKE_CSQLITE_BINDINGS_H
#define JUKE_CSQLITE_BINDINGS_H

#include <sqlite3.h>

static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_text64(statement, index, count ? (const char *)bytes : "", count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int csqlite_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, sqlite3_uint64 count) {
    return sqlite3_bind_blob64(statement, index, count ? bytes : "", count, SQLITE_TRANSIENT);
}

// Before anything else is asked of SQLite: it counts no memory, for which it would take a lock at each allocation.
static inline int csqlite_count_no_memory(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
