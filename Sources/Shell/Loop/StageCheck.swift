// What can be refused of a pipeline before any request is sent: stages that do not fit together, fields that the rows
// will not have, and what the login does not allow. Understanding the words is left to StageReader.

import CommandLanguage
import Exchange
import Rendering
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyAuth

/// Checks understood stages against each other and against the login.
struct StageCheck: Sendable {
    private let mode: SpotifyAPI.Mode
    private let readOnly: ReadOnly?
    private let session: Session
    private let services: Services

    init(_ session: Session, services: Services) {
        self.session = session
        mode = SpotifyAPI.Mode(setting: session.settings["mode"])
        readOnly = session.settings.readOnly
        self.services = services
    }

    /// Refuses stages that do not fit together, and fields that the rows will not have.
    func check(_ stages: [UnderstoodStage]) throws {
        if stages.count > 1, let made = (stages[0].command as? AliasCommand)?.made {
            throw UsageError(.pipe(.unquotedMeaning(made.name, start: made.text)), at: stages[0].span)
        }
        for (index, stage) in stages.enumerated() {
            try check(stage, isFirst: index == 0, isLast: index == stages.count - 1)
            do throws(UsageError) {
                try stage.command.check(at: services.time.now)
            } catch {
                throw error.of(stage.spec.name)
            }
        }
        try checkFields(of: stages[...], on: [])
    }

    /// Refuses fields that the rows will not have.
    ///
    /// - Parameters:
    ///   - stages: those of a pipeline, or those that follow one whose rows are known only now.
    ///   - rows: the tables of the rows that come to the first of them; none are known for an empty list.
    ///   - source: the stage that gives those rows, which shows them where no other follows.
    func checkFields(of stages: ArraySlice<UnderstoodStage>, on rows: [FieldTable], from source: UnderstoodStage? = nil)
        throws
    {
        var tables = rows
        for stage in stages {
            do {
                try stage.command.check(tables, mode: mode, at: stage.span)
            } catch let error as UsageError {
                throw error.of(stage.spec.name)
            }
            tables = stage.command.tables(of: tables, in: session)
        }
        guard let last = stages.last ?? source else { return }
        try last.input.value(CommonOptions.format)?.check(in: tables, mode: mode)
        if CommonOptions.writesAddresses(last.input) {
            let option = "--" + OutputFormat.ids.rawValue
            let span = last.input.span(ofOption: OutputFormat.ids.rawValue) ?? last.span
            do {
                try Addresses.check(tables, of: option, at: span)
            } catch {
                throw error.of(last.spec.name)
            }
        }
        for column in try last.input.value(CommonOptions.columns) ?? [] { try column.check(in: tables, mode: mode) }
    }

    /// Refuses a stage that does not fit its place: the first needs no rows, and all but the last pass rows on.
    private func check(_ stage: UnderstoodStage, isFirst: Bool, isLast: Bool) throws(UsageError) {
        let name = stage.spec.name
        if isFirst, stage.spec.form.needsRows { throw stage.spec.needsRows(at: stage.span) }
        if stage.command.needsPerson, services.console.audience != .person {
            throw UsageError(.needsPerson(command: name), at: stage.span)
        }
        guard !isLast else { return }
        if let option = Self.shownBy(stage.input) {
            throw UsageError(
                .option(.onlyOnLastStage(option: "--" + option)), at: stage.input.span(ofOption: option) ?? stage.span)
        }
        if !stage.spec.givesRows {
            throw UsageError(.pipe(.givesNoRows(command: name)), at: stage.span)
        }
    }

    /// Refuses what the login does not allow.
    func permit(_ stages: [UnderstoodStage]) async throws {
        guard stages.contains(where: { !$0.spec.scopes.isEmpty }) else { return }
        // A recording is played back without any request, so it needs no login.
        guard !services.shell.tracing.tape.isPlaying else { return }
        guard let grant = try await services.authentication.tokens.grant() else { throw AuthError.notLoggedIn }
        for stage in stages { try Permission.check(stage.spec, with: grant) }
    }

    /// The groups whose commands change library or playlists and nothing else.
    private static let changingGroups: Set<CommandSpec.Group> = [.library, .playlists, .queue, .copy]

    /// Refuses changes of library and playlists where those may only be looked at: whatever would be read for them
    /// would be read for nothing.
    func allowChanges(of stages: [UnderstoodStage]) async throws {
        guard stages.contains(where: { $0.spec.effect == .library && Self.changingGroups.contains($0.spec.group) })
        else { return }
        if let readOnly { throw ReadOnlyError(readOnly) }
        try await services.writer.requireChangesAllowed()
    }

    /// The option of a stage that sets how rows are shown; nil where there is none.
    private static func shownBy(_ input: ParsedInput) -> String? {
        let names =
            CommonOptions.formats.map(\.flag.spec.name) + [
                CommonOptions.format.spec.name, CommonOptions.columns.spec.name, CommonOptions.heading.spec.name,
            ]
        return names.first { input.span(ofOption: $0) != nil }
    }
}
