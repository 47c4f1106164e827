// `trace`: every request and answer as a line, and recordings that answer without a network. Writing and playing are
// SpotifyAPI's; this command switches them.

package import CommandLanguage
import Library
import Rendering
import SpotifyAPI
import Text

/// Switches the trace and the tape.
package struct TraceCommand: FirstCommand {
    /// What becomes of the trace.
    package enum Action: String, CaseIterable, Sendable { case on, off, record, replay }

    static let action = Slot<Action>.keyword(help: "what to do")
    static let file = Slot<String>.word(
        "FILE", help: "the file; for `on`, standard error without one", noun: "a file", shape: .optional,
        candidates: .files)

    static let yes = CommandFlag("yes", help: "record: replace the file without asking")

    package static let commandName = "trace"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "show, record or replay the requests to Spotify",
        details: """
            It writes a line for each request: when, what, status, time, bytes, whether the answer came from the \
            network, the cache or a recording, and the age of the token, but never a token. A recording holds the \
            answers, with invented IDs and names of users and without the client ID; replay gives them again without a \
            login or a network, and a request that is not in it is an error. A recording replaces another file only \
            after a prompt asked, or with --yes; only you can read it.
            """,
        slots: [action.erased, file.erased], options: [yes.spec],
        examples: [
            .init("trace on", "to standard error"), .init("trace record session.tape", "from now on, until trace off"),
            .init("trace replay session.tape", "answer from it"), .init("trace off", "stop all of it"),
        ],
        cost: "none", effect: .session)

    let action: Action
    let file: String?
    let replaces: Bool
    /// Whether the dry run is of this command, not of everything.
    let isOwnRehearsal: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        action = try input.value(Self.action)
        file = try input.optional(Self.file)
        replaces = input.has(Self.yes)
        isOwnRehearsal = input.has(CommonOptions.dryRun)
        switch action {
        case .record, .replay:
            if file == nil {
                throw UsageError(.missingArgument(Self.file.placeholder, usage: Usage.line(Self.spec)), at: input.span)
            }
        case .on, .off: break
        }
    }

    /// Switches the trace or the tape; both stay as they are until another `trace` or the end of the shell.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        guard services.context.changes == .made else { return try await rehearsed(using: services) }
        let tracing = services.shell.tracing
        switch (action, file) {
        case (.off, _):
            tracing.log.write(to: nil)
            tracing.tape.stop()
        case (.on, nil): tracing.log.write(to: tracing.messages)
        case (.on, let path?): tracing.log.write(to: try tracing.open(path, .append))
        case (.record, let path?): tracing.tape.record(to: try await recording(path, using: services))
        case (.replay, let path?): try tracing.tape.play(try tracing.read(path).split(whereSeparator: \.isNewline))
        case (.record, nil), (.replay, nil): break
        }
        return Reply(.nothing)
    }

    /// What would become of the trace. In a dry run of a whole script it may be shown, and recordings are played: only
    /// files are left alone.
    private func rehearsed(using services: Services) async throws -> Reply {
        let tracing = services.shell.tracing
        switch (action, file) {
        case (.off, _):
            if isOwnRehearsal { return try await said("stop tracing, recording and replaying", using: services) }
            tracing.log.write(to: nil)
            tracing.tape.stop()
        case (.on, nil):
            if isOwnRehearsal { return try await said("show the requests", using: services) }
            tracing.log.write(to: tracing.messages)
        case (.on, let path?):
            _ = try await look(path, .append, using: services)
            return try await said("add the requests to \(Sanitiser.clean(path))", using: services)
        case (.record, let path?):
            if case .file = try await look(path, .create, using: services), !replaces,
                services.console.audience != .person
            {
                throw FileReplaced(path: path)
            }
            return try await said("record in \(Sanitiser.clean(path))", using: services)
        case (.replay, let path?):
            let lines = try tracing.read(path).split(whereSeparator: \.isNewline)
            if isOwnRehearsal { return try await said("replay \(Sanitiser.clean(path))", using: services) }
            try tracing.tape.play(lines)
        case (.record, nil), (.replay, nil): break
        }
        return Reply(.nothing)
    }

    /// What a file of the trace or a recording could be called.
    package static func example(_ mode: Tracing.FileMode) -> String {
        switch mode {
        case .append: "requests.log"
        case .create, .replace: "session.tape"
        }
    }

    /// What stands at a path that is to be written.
    private func look(_ path: String, _ mode: Tracing.FileMode, using services: Services) async throws -> FileState {
        do {
            return try await services.computer.files.look(path)
        } catch FileRefusal.folder(let path, _) {
            throw FileRefusal.folder(path, example: Self.example(mode))
        }
    }

    private func said(_ sentence: String, using services: Services) async throws -> Reply {
        _ = try await services.writer.change(sentence) {}
        return Reply(.nothing)
    }

    /// A file for a recording; one that is there is replaced only by who says so.
    private func recording(
        _ path: String, using services: Services
    ) async throws -> @Sendable (String) -> Void {
        let open = services.shell.tracing.open
        guard !replaces else { return try open(path, .replace) }
        do {
            return try open(path, .create)
        } catch let exists as FileExists {
            guard services.console.audience == .person else { throw FileReplaced(path: path) }
            let question = "\(Sanitiser.clean(exists.path)) already exists. Replace it?"
            guard try await services.console.ask(.confirm(question)) == "yes" else { throw AskError.declined }
            return try open(path, .replace)
        }
    }
}
