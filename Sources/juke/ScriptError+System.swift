// Errors of the system as the user's: which file could not be read or written, and in the system's words why not.

import Files
import Shell

extension ScriptError {
    /// That a file cannot be read.
    static func unreadable(_ path: String, _ failure: Errno) -> ScriptError {
        .unreadable(path, reason: SystemError.words(failure.number))
    }

    /// That a file cannot be written.
    static func unwritable(_ path: String, _ failure: Errno) -> ScriptError {
        .unwritable(path, reason: SystemError.words(failure.number))
    }

    /// Does what reads a file.
    static func reading<Success: ~Copyable>(
        _ path: String, _ work: () throws(Errno) -> Success
    ) throws(ScriptError) -> Success {
        do { return try work() } catch { throw unreadable(path, error) }
    }

    /// Does what writes a file.
    static func writing<Success: ~Copyable>(
        _ path: String, _ work: () throws(Errno) -> Success
    ) throws(ScriptError) -> Success {
        do { return try work() } catch { throw unwritable(path, error) }
    }
}
