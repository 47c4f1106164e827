// Programs of the system: lines for `/bin/sh`, and the two that juke hands the terminal to, the pager and fzf. Which
// there are is found on PATH when one is wanted; a script has neither.

import Files
import LineEditing
import NetworkAdapters
import ShellCommands

/// Starts programs of the system.
struct SystemTools: Sendable {
    let environment: [String: String]
    /// Where a person types; nil in a script.
    let terminal: (any InteractiveLineSource)?
    let process: SystemProcess

    /// The system's shell, for those who may use it.
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
        guard let terminal else { return .withoutTerminal(permission: permission, run: run) }
        let options = lessOptions
        return SystemShell(
            permission: permission, run: run,
            answer: { [process] command in
                terminal.lendTerminal()
                defer { terminal.reclaimTerminal() }
                do throws(SystemProcessError) {
                    return try await process.answer(command.line, input: command.input ?? "")
                } catch {
                    throw Self.failure(error)
                }
            },
            page: { [process] pager, text in
                terminal.lendTerminal()
                defer { terminal.reclaimTerminal() }
                return try await process.page(pager, environment: options, text)
            }, finds: { [self] in has($0) }, pager: pager)
    }

    /// Why a program has no status, as commands know it.
    private static func failure(_ error: SystemProcessError) -> any Error {
        switch error {
        case .cancelled: CancellationError()
        case .notStarted(let reason): SystemShellError.notStarted(reason: reason)
        case .tooMuch(let limit): SystemShellError.tooMuch(limit: limit)
        }
    }

    /// What git gives less, where the user has said nothing: end at once below a screenful, colours, no other screen.
    /// Else what the user says, and colours before it, since what is shown has them.
    private var lessOptions: [String: String] {
        guard let options = environment["LESS"] else { return ["LESS": "FRX"] }
        return ["LESS": "-R " + options]
    }

    /// `$PAGER`, else less; none on a terminal that cannot move its cursor. `PAGER=cat` and an empty one mean none.
    private var pager: String? {
        guard !Surroundings.isDumb(environment["TERM"]) else { return nil }
        guard let chosen = environment["PAGER"] else { return has("less") ? "less" : nil }
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    private func has(_ program: String) -> Bool {
        PathName.program(program, searching: environment["PATH"] ?? "") != nil
    }
}
