// Programs of the system that juke hands the terminal to: the pager and fzf. Which there are is found on PATH, once a question
// comes up; a script has neither.

import Files
import LineEditing
import NetworkAdapters
import ShellCommands

/// The programs beside the shell's own.
struct SystemTools: Sendable {
    let environment: [String: String]
    /// Where a person types; nil in a script.
    let terminal: (any InteractiveLineSource)?
    let process: SystemProcess

    /// Gives them to the shell of the system.
    func equip(_ system: inout SystemShell) {
        guard let terminal else { return }
        system.finds = { [self] in has($0) }
        system.pager = pager
        system.answer = { [process] command in
            terminal.lendTerminal()
            defer { terminal.reclaimTerminal() }
            do throws(SystemProcessError) {
                return try await process.answer(command.line, input: command.input ?? "")
            } catch {
                throw Self.failure(error)
            }
        }
        let options = lessOptions
        system.page = { [process] pager, text in
            terminal.lendTerminal()
            defer { terminal.reclaimTerminal() }
            return try await process.page(pager, environment: options, text)
        }
    }

    /// Why a program has no status, as commands know it.
    static func failure(_ error: SystemProcessError) -> any Error {
        switch error {
        case .cancelled: CancellationError()
        case .notStarted(let reason): SystemShellError.notStarted(reason: reason)
        case .tooMuch(let limit): SystemShellError.tooMuch(limit: limit)
        }
    }

    /// What git gives less, where the user has said nothing: end at once below a screenful, colours, no other screen. Else
    /// what the user says, and colours before it, since what is shown has them.
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
