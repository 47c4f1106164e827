// The system's SQLite for Swift, and four calls that Swift cannot make: two whose last argument is a macro, one with a
// list of arguments, and one with a name that SQLite keeps. The first two have SQLite copy the bytes, and bind an empty
// value where there are none: without an address it would bind NULL.

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

// What FTS5 takes functions by; nothing where there is no FTS5.
static inline fts5_api *csqlite_fts5(sqlite3 *connection) {
    fts5_api *api = 0;
    sqlite3_stmt *statement = 0;
    if (sqlite3_prepare_v2(connection, "SELECT fts5(?)", -1, &statement, 0) == SQLITE_OK &&
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", 0) == SQLITE_OK)
        sqlite3_step(statement);
    sqlite3_finalize(statement);
    return api;
}

#endif
