// Programs of the system: lines for `/bin/sh`, and the two that juke lends the terminal to, the pager and fzf. They are
// looked up on PATH when they are needed; a script has no pager. Running a process is left to SystemProcess.

import Files
import LineEditing
import NetworkAdapters
import ShellCommands

/// Starts programs of the system.
struct SystemTools: Sendable {
    let environment: [String: String]
    /// Where the user types; nil in a script.
    let terminal: (any InteractiveLineSource)?
    let process: SystemProcess

    /// The system's shell; the permission says where lines may use it.
    func shell(_ permission: SystemShell.Permission) -> SystemShell {
        let run: @Sendable (SystemCommand) async throws -> Int32 = { [terminal, process] command in
            terminal?.lendTerminal()
            defer { terminal?.reclaimTerminal() }
            do throws(SystemProcessError) {
                return try await process.run(command.line, input: command.input, environment: command.environment)
            } catch {
                throw Self.failure(error)
            }
        }
        let answer: SystemShell.Answer = { [terminal, process] command in
            terminal?.lendTerminal()
            defer { terminal?.reclaimTerminal() }
            do throws(SystemProcessError) {
                return try await process.answer(command.line, input: command.input, environment: command.environment)
            } catch {
                throw Self.failure(error)
            }
        }
        guard let terminal else { return .withoutTerminal(permission: permission, run: run, answer: answer) }
        let options = lessOptions
        return SystemShell(
            permission: permission, run: run, answer: answer,
            page: { [process] pager, text in
                terminal.lendTerminal()
                defer { terminal.reclaimTerminal() }
                return try await process.page(pager, environment: options, text)
            }, finds: { [self] in has($0) }, pager: { [self] in pager })
    }

    /// Why a program has no status, as an error that commands know.
    private static func failure(_ error: SystemProcessError) -> any Error {
        switch error {
        case .cancelled: CancellationError()
        case .notStarted(let reason): SystemShellError.notStarted(reason: reason)
        case .tooMuch(let limit): SystemShellError.tooMuch(limit: limit)
        }
    }

    /// The options for less. Where the user has set none, they are those of git: end at once below a screenful, show
    /// colours, stay on the same screen. Otherwise the user's own, with colours enabled before them, since the text has
    /// them.
    private var lessOptions: [String: String] {
        guard let options = environment["LESS"] else { return ["LESS": "FRX"] }
        return ["LESS": "-R " + options]
    }

    /// `$PAGER`, else less; nil on a terminal that cannot move its cursor. `PAGER=cat` and an empty one mean no pager.
    private var pager: String? {
        guard !Surroundings.isDumb(environment["TERM"]) else { return nil }
        guard let chosen = environment["PAGER"] else { return has("less") ? "less" : nil }
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    /// Whether the program is on PATH.
    private func has(_ program: String) -> Bool {
        PathName.program(program, searching: environment["PATH"] ?? "") != nil
    }
}
