// The system's shell, as far as the language needs it: a line for `/bin/sh`, what it reads, and who may run one. The
// processes are started at the edge.

/// Runs commands of the system.
package struct SystemShell: Sendable {
    /// Who may.
    package enum Permission: Sendable, Equatable { case promptOnly, everywhere }

    package var permission: Permission
    /// The exit status of a command; 128 and more for one that a signal ended. Cancelling the task ends the command.
    package var run: @Sendable (SystemCommand) async throws -> Int32

    package init(permission: Permission, run: @escaping @Sendable (SystemCommand) async throws -> Int32) {
        self.permission = permission
        self.run = run
    }
}

/// A command for `/bin/sh -c`.
package struct SystemCommand: Sendable, Equatable {
    package var line: String
    /// What it reads; nil: juke's own standard input.
    package var input: String?
    /// `JUKE_name` for every variable.
    package var environment: [String: String]

    package init(line: String, input: String?, environment: [String: String]) {
        self.line = line
        self.input = input
        self.environment = environment
    }
}

/// Why a command of the system did not do what it should.
package enum SystemShellError: Error, Sendable, Equatable {
    /// It ended with a status other than 0.
    case failed(status: Int32)
    case notStarted(reason: String)
    /// A script may not run any.
    case notAllowed
}
