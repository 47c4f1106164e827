// Programs of the system that juke hands the terminal to: the pager and fzf. Which there are is found on PATH, once a question
// comes up; a script has neither.

import Glibc
import LineEditing
import NetworkAdapters
import ShellCommands

/// The programs beside the shell's own.
struct SystemTools: Sendable {
    let environment: [String: String]
    /// Where a person types; nil in a script.
    let terminal: (any InteractiveLineSource)?

    /// Gives them to the shell of the system.
    func equip(_ system: inout SystemShell) {
        guard let terminal else { return }
        system.finds = { [self] in has($0) }
        system.pager = pager
        system.answer = { command in
            terminal.lendTerminal()
            defer { terminal.reclaimTerminal() }
            do throws(SystemProcessError) {
                return try await SystemProcess.answer(command.line, input: command.input ?? "")
            } catch {
                switch error {
                case .cancelled: throw CancellationError()
                case .notStarted(let reason): throw SystemShellError.notStarted(reason: reason)
                }
            }
        }
        // What git gives less, where the user has said nothing: end at once below a screenful, colours, no other screen.
        let options = environment["LESS"] == nil ? ["LESS": "FRX"] : [:]
        system.page = { pager, text in
            terminal.lendTerminal()
            defer { terminal.reclaimTerminal() }
            try await SystemProcess.page(pager, environment: options, text)
        }
    }

    /// `$PAGER`, else less; none on a terminal that cannot move its cursor. `PAGER=cat` and an empty one mean none.
    private var pager: String? {
        guard (environment["TERM"] ?? "dumb") != "dumb" else { return nil }
        guard let chosen = environment["PAGER"] else { return has("less") ? "less" : nil }
        return chosen.isEmpty || chosen == "cat" ? nil : chosen
    }

    private func has(_ program: String) -> Bool {
        (environment["PATH"] ?? "").split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
    }
}
