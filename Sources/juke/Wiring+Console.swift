// Everything between commands and the user, for this process: questions at the terminal, news above the line that is
// typed, the screen, standard input. A script has no terminal, so its questions fail at once. Phrasing and drawing are
// left to Shell.

import Exchange
import LineEditing
import Prompting
import Rendering
import Shell
import ShellCommands
import SpotifyAuth

extension Wiring {
    /// Who could answer a question: the user at a prompt, unless `--no-input` forbids asking.
    private var audience: Audience {
        invocation.asksNothing ? .noOne : terminal == nil ? .script : .person
    }

    /// Whether the environment forbids colour: `NO_COLOR`, when it is not empty, or a dumb terminal.
    static func forbidsColor(_ environment: [String: String]) -> Bool {
        !(environment["NO_COLOR"] ?? "").isEmpty || Surroundings.isDumb(environment["TERM"])
    }

    /// Where news is shown. A terminal that can move its cursor also has a line that is redrawn.
    static func liveLine(
        _ invocation: Invocation, _ environment: [String: String], _ messages: FileOutput, isPlain: Bool,
        above: (@Sendable (String) -> Void)?
    ) -> LiveLine {
        LiveLine(
            messages, redraws: !Surroundings.isDumb(environment["TERM"]) && !isPlain, rewraps: { TerminalKind.rewraps },
            forbidsColor: forbidsColor(environment) || invocation.settings["color"] == "never", above: above)
    }

    /// The user, or the script, as the commands of a profile see them.
    func console(of profile: Profile) -> Console {
        let (audience, standardInput, live) = (audience, standardInput, liveLine)
        let isDumb = Surroundings.isDumb(environment["TERM"])
        let questions = terminal.map { Questions(lines: $0, messages: messages) }
        let output = FileOutput.standardOutput
        let picture = CoverPicture(network: profile.backend.network, environment: environment)
        let terminal = terminal
        var pointAt: (@Sendable (Choices) async -> Choices.Outcome?)?
        if let terminal, audience == .person { pointAt = { await terminal.choose($0) } }
        return Console(
            audience: audience,
            ask: { question in
                guard let questions, audience == .person else { throw AskError.noOneThere(question) }
                return try await questions.ask(question)
            },
            pointAt: pointAt, report: { live.say($0) },
            readLine: {
                if let questions, audience == .person {
                    return try await questions.ask(.secret("Address (not shown): "))
                }
                guard case .text(let line, _) = await standardInput.next(LineRequest(prompt: Prompt(""))) else {
                    throw AuthError.unusableCallback
                }
                return line
            }, readLines: inputLines,
            clear: {
                guard output.isTerminal, !isDumb else { return false }
                // The cursor to the first cell, then everything after it is erased.
                return (try? output.write("\u{1B}[H\u{1B}[2J")) != nil
            }, waitPatiently: { try await SystemTime().sleep(for: .milliseconds(300)) },
            openKeys: { terminal?.openKeys() },
            drawCover: { url, columns throws(CoverError) in try await picture.lines(of: url, columns: columns) })
    }

    /// All lines of standard input; nil where the lines of the script come from there.
    private var inputLines: @Sendable () async throws -> [String]? {
        let source = invocation.input == .standardInput ? nil : standardInput
        return {
            guard let source else { return nil }
            var lines: [String] = []
            while true {
                switch await source.next(LineRequest(prompt: Prompt(""))) {
                case .text(let line, _): lines.append(line)
                case .malformed(let fault, _): throw ScriptError(fault, in: nil)
                case .interrupted: throw CancellationError()
                case .end, .terminated: return lines
                }
            }
        }
    }

    /// Prints above the line that is being typed. Nil where no line is edited, or where standard output is not the
    /// terminal: the editor writes there, and news must not get into piped rows.
    static func above(_ terminal: (any InteractiveLineSource)?) -> (@Sendable (String) -> Void)? {
        guard let terminal, FileOutput.standardOutput.isTerminal else { return nil }
        return { terminal.post($0) }
    }
}
