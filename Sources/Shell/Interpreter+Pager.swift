// What is taller than the screen goes through a pager, on a terminal only (Language §10). Up to a screenful is held back; beyond
// that the pager pulls the rest, so that leaving it ends the reading too.

import Rendering
import ShellCommands
import Text

extension Interpreter {
    /// Writes text that comes piece by piece.
    func write(_ text: @escaping SystemShell.Text, to port: any OutputPort) async throws {
        guard let pager = pager(for: port) else {
            while let piece = try await text() { try write(piece, on: port) }
            return
        }
        var held = ""
        do {
            while let piece = try await text() {
                held += piece
                guard held.utf8.count(where: { $0 == 10 }) < port.height else { break }
            }
        } catch {
            try write(held, on: port)
            throw error
        }
        guard held.utf8.count(where: { $0 == 10 }) >= port.height else { return try write(held, on: port) }
        meter?.end()
        // Pagers differ in what they do with links.
        let pieces = TextPieces([TerminalLink.removed(from: held)]) {
            try await text().map(TerminalLink.removed(from:))
        }
        let system = services.system
        // Ctrl-C belongs to the pager while it runs.
        let status = try await surroundings.interrupts.shielded {
            try await system.page(pager) { try await pieces.next() }
        }
        // Whoever leaves a pager, by a signal too, has seen what was to be seen; one that fails may have shown nothing.
        guard (1..<128).contains(status) else { return }
        for piece in await pieces.given { try write(piece, on: port) }
        while let piece = try await pieces.next() { try write(piece, on: port) }
        say("The pager ended with status \(status): \(Sanitiser.clean(pager))", .warning)
        say("To do without one: set pager off", .faint)
    }

    private func write(_ text: String, on port: any OutputPort) throws {
        if port.isTerminal { meter?.end() }
        try port.write(text)
    }

    /// The pager; nil where text is written at once: to files and pipes, in scripts, where it would come again and again.
    private func pager(for port: any OutputPort) -> String? {
        guard port.isTerminal, services.audience == .person, scripts.isEmpty, calls == 0, !isRepeating,
            session.settings["pager"] == "on", session.settings["plain"] != "on"
        else { return nil }
        return services.system.pager
    }
}

/// Text that is there already, in pieces.
actor TextPieces {
    private var pieces: [String]
    /// What was taken so far.
    private(set) var given: [String] = []
    private let rest: SystemShell.Text

    /// `rest` is what comes behind them.
    init(_ pieces: [String], then rest: @escaping SystemShell.Text = { nil }) {
        self.pieces = pieces
        self.rest = rest
    }

    func next() async throws -> String? {
        let piece = pieces.isEmpty ? try await rest() : pieces.removeFirst()
        if let piece { given.append(piece) }
        return piece
    }
}
