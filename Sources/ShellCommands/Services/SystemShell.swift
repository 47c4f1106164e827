// The system's shell, as far as the language needs it: a line for `/bin/sh`, what it reads, and who may run one. The
// processes are started at the edge.

/// Runs commands of the system.
package struct SystemShell: Sendable {
    /// Who may run them.
    package enum Permission: Sendable, Equatable { case promptOnly, everywhere }

    /// Who may run commands.
    package let permission: Permission
    /// The exit status of a command; 128 and more for one that a signal ended. Cancelling the task ends the command.
    package let run: @Sendable (SystemCommand) async throws -> Int32
    /// The same for a command whose standard output is an answer to juke; it has the terminal for itself meanwhile.
    package let answer: Answer
    /// Runs a pager on text that is pulled piece by piece, until the pager or the text ends; its exit status.
    package let page: @Sendable (_ pager: String, _ text: @escaping Text) async throws -> Int32
    /// Whether there is a program of that name.
    package let finds: @Sendable (_ program: String) -> Bool
    /// Looks for the line that shows more than fits the screen; nil where there is none.
    package let pager: @Sendable () -> String?

    /// The exit status of a command, and what it wrote to its standard output.
    package typealias Answer = @Sendable (SystemCommand) async throws -> (status: Int32, output: [UInt8])

    /// Text in pieces; nil at its end.
    package typealias Text = @Sendable () async throws -> String?

    /// A shell of these parts.
    package init(
        permission: Permission, run: @escaping @Sendable (SystemCommand) async throws -> Int32,
        answer: @escaping Answer,
        page: @escaping @Sendable (_ pager: String, _ text: @escaping Text) async throws -> Int32,
        finds: @escaping @Sendable (_ program: String) -> Bool, pager: @escaping @Sendable () -> String?
    ) {
        self.permission = permission
        self.run = run
        self.answer = answer
        self.page = page
        self.finds = finds
        self.pager = pager
    }

    /// A shell without a terminal: programs that need one are not found and not started.
    package static func withoutTerminal(
        permission: Permission, run: @escaping @Sendable (SystemCommand) async throws -> Int32,
        answer: @escaping Answer
    ) -> SystemShell {
        SystemShell(
            permission: permission, run: run, answer: answer,
            page: { _, _ in throw SystemShellError.notStarted(reason: "there is no terminal") }, finds: { _ in false },
            pager: { nil })
    }
}

/// A command for `/bin/sh -c`.
package struct SystemCommand: Sendable, Equatable {
    /// What the system's shell is given.
    package let line: String
    /// What it reads; nil: juke's own standard input.
    package let input: String?
    /// `JUKE_name` for every variable.
    package let environment: [String: String]

    /// A command that reads `input`.
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
    /// `/bin/sh` could not be started; the reason is the system's own words.
    case notStarted(reason: String)
    /// Its answer is longer than so many bytes.
    case tooMuch(limit: Int)
    /// This line of its answer, counted from 1, is not UTF-8 text.
    case notText(line: Int)
    /// A program that a setting asks for is not installed; what to set instead.
    case missing(String, setting: String)
    /// A script may not run any.
    case notAllowed

    /// The statuses with which a command answers a condition; those above are the system's shell's, for commands that
    /// it cannot run or that a signal ended.
    package static let answers: ClosedRange<Int32> = 1...125
}
