// Text that is taller than the screen goes through a pager, on a terminal only (Language §10). Up to a screenful is
// held back; beyond that the pager takes everything, so that leaving it ends the reading of further pages, too. Running
// the pager is left to SystemShell.

import Rendering
import ShellCommands
import Text

/// Writes text that comes piece by piece.
struct PagedWriter {
    private let live: LiveSession
    private let interrupts: Interrupts
    private let messages: MessageWriter

    init(_ live: LiveSession, interrupts: Interrupts, messages: MessageWriter) {
        self.live = live
        self.interrupts = interrupts
        self.messages = messages
    }

    /// Writes the text to its end; `meter` is the live line that makes room for it.
    func write(
        _ text: @escaping SystemShell.Text, to port: any OutputPort, at nesting: Nesting, meter: ProgressMeter?
    ) async throws {
        guard let pager = pager(for: port, at: nesting) else {
            while let piece = try await text() { try write(piece, on: port, meter) }
            return
        }
        var held = ""
        do {
            while let piece = try await text() {
                held += piece
                guard Self.rows(of: held) < port.height else { break }
            }
        } catch {
            try write(held, on: port, meter)
            throw error
        }
        guard Self.rows(of: held) >= port.height else { return try write(held, on: port, meter) }
        meter?.end()
        // Pagers differ in how they treat links; some show the escape sequences.
        let pieces = TextPieces([TerminalLink.removed(from: held)]) {
            try await text().map(TerminalLink.removed(from:))
        }
        let system = live.services.computer.shell
        // Ctrl-C belongs to the pager while it runs.
        let status = try await interrupts.shielded {
            try await system.page(pager) { try await pieces.next() }
        }
        // A pager that the user left, even by a signal, has shown what was wanted (a shell reports signals as statuses
        // from 128). One that fails may have shown nothing, so the text is written again without it.
        guard (1..<128).contains(status) else { return }
        for piece in await pieces.given { try write(piece, on: port, meter) }
        while let piece = try await pieces.next() { try write(piece, on: port, meter) }
        messages.say("The pager ended with status \(status): \(Sanitiser.clean(pager))", .warning)
        messages.say("To do without one: set pager off", .faint)
    }

    private func write(_ text: String, on port: any OutputPort, _ meter: ProgressMeter?) throws {
        if port.isTerminal { meter?.end() }
        try port.write(text)
    }

    /// The rows that a text takes, if no line of it wraps; wrapping only makes it taller.
    private static func rows(of text: String) -> Int { text.utf8.count(where: { $0 == 10 }) }

    /// The pager; nil where text is written at once: to files and pipes, and where a pager would appear again and
    /// again.
    private func pager(for port: any OutputPort, at nesting: Nesting) -> String? {
        let (settings, services) = (live.session.settings, live.services)
        guard port.isTerminal, services.console.audience == .person, !nesting.showsUnpaged, settings["pager"] == "on",
            settings["plain"] != "on"
        else { return nil }
        return services.computer.shell.pager()
    }
}

/// Text that is there already, in pieces.
actor TextPieces {
    private var pieces: [String]
    /// What was taken so far.
    private(set) var given: [String] = []
    private let rest: SystemShell.Text

    /// `rest` is what comes after them.
    init(_ pieces: [String], then rest: @escaping SystemShell.Text = { nil }) {
        self.pieces = pieces
        self.rest = rest
    }

    /// The next piece; nil at the end.
    func next() async throws -> String? {
        let piece = pieces.isEmpty ? try await rest() : pieces.removeFirst()
        if let piece { given.append(piece) }
        return piece
    }
}
