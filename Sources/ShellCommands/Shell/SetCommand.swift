// `set`: shows and changes settings, and says where each value came from. What can be set is in `Settings`; what a
// value does is the matter of its reader.

package import CommandLanguage
import Prompting
import Rendering
import Rows
import Text

/// Shows or changes settings.
package struct SetCommand: FirstCommand {
    static let name = Slot<Settings.Setting>(
        "NAME", help: "a setting; without it: all of them", noun: "a name", shape: .optional,
        candidates: .words(Settings.all.map { Candidate($0.name, summary: $0.help) }),
        parse: { argument throws(UsageError) in
            let name = argument.words[0].text
            guard let setting = Settings.all.first(where: { $0.name == name }) else {
                let nearest = Suggestion.nearest(to: name, among: Settings.all.map(\.name))
                throw UsageError(.unknownSetting(name, nearest: nearest), at: argument.span)
            }
            return setting
        })
    static let value = Slot<Argument>(
        "VALUE", help: "its new value; `default`: the one it had before", noun: "a value", shape: .optional,
        candidates: .kept(.settingValues),
        parse: { argument throws(UsageError) in argument })
    static let save = CommandFlag("save", help: "keep it for later: write it to the start-up file")

    package static let commandName = "set"
    package static let spec = CommandSpec(
        commandName, group: .shell, form: .source, summary: "show or change settings",
        details: """
            A setting lasts until this shell ends. With --save it is also written to ~/.config/juke/init.juke, whose \
            lines run whenever a prompt starts; read-only is kept with the profile instead, for scripts as well.
            """,
        slots: [name.erased, value.erased], options: [save.spec],
        examples: [
            .init("set", "all settings"), .init("set output json", "write rows as JSON from now on"),
            .init("set hints off --save", "now, and in every later shell"),
        ],
        returns: ["setting"], cost: "none", effect: .session)

    let name: String?
    /// nil: show it.
    let change: SettingParser.Reading?
    let isSaved: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        let setting = try input.optional(Self.name)
        name = setting?.name
        isSaved = input.has(Self.save)
        guard let setting, let value = try input.optional(Self.value) else {
            change = nil
            guard !isSaved else {
                let missing = setting == nil ? Self.name.placeholder : Self.value.placeholder
                throw UsageError(.missingArgument(missing, usage: input.usage), at: input.span)
            }
            return
        }
        do throws(UnfitValue) {
            change = try setting.parser.read(value.words[0].text)
        } catch {
            throw UsageError(.invalidValue(error.text, expected: error.expected), at: value.span)
        }
    }

    /// Changes the setting in this shell, and with `--save` also in the start-up file; without a value it shows.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        if let name, let change {
            let value: String? =
                switch change {
                case .value(let text): text
                case .usual: nil
                }
            if name == Settings.readOnlyName {
                return try await setReadOnly(to: value, in: session, using: services)
            }
            let note = isSaved ? try await save(name, value, using: services) : nil
            return Reply(note.map { .note(StyledText($0)) } ?? .nothing, changes: [.set(name, value)])
        }
        return await shown(in: session, using: services)
    }

    /// Writes it to the start-up file; says where that is, or nil where it was only said.
    private func save(_ name: String, _ value: String?, using services: Services) async throws -> String? {
        guard let file = services.shell.startupFile else { throw NoStartupFile() }
        let path = Sanitiser.clean(file.path)
        let sentence =
            value.map { "write “set \(name) \(Quoting.word($0))” to \(path)" } ?? "remove set \(name) from \(path)"
        guard try await services.writer.change(sentence, { try await file.save(name, value) }) else { return nil }
        return (value == nil ? "Removed from " : "Saved in ") + path + "."
    }

    /// The settings as rows: one, or all.
    private func shown(in session: Session, using services: Services) async -> Reply {
        let isHeld = await isHeldByProfile(in: session, using: services)
        let shown = Settings.all.filter { name == nil || $0.name == name }.map { setting in
            let (value, origin) = session.settings.value(setting.name)
            return Row(
                setting.name == Settings.readOnlyName && isHeld
                    ? SettingRow(name: setting.name, value: "on", source: "profile", help: setting.help)
                    : SettingRow(name: setting.name, value: value, source: origin.text, help: setting.help))
        }
        return Reply(
            .rows(
                RowsOutput(
                    table: Kinds.setting, stream: RowStream(shown),
                    presentation: Presentation(numbering: .unnumbered), name: "settings", isListing: false,
                    emptyNote: "")))
    }
}

/// What a row of `set` is made of.
struct SettingRow: Listable {
    let name: String
    let value: String
    /// Where the value came from.
    let source: String
    let help: String

    static var kind: RowKind { "setting" }

    static let columns = Columns<SettingRow>(
        [
            .text("value", .shown(rank: 1), help: "the value in force") { $0.value }.wrapped,
            .text("source", .shown(rank: 2), help: "where the value came from") { $0.source }
                .silent(at: "default").wrapped,
            .text("help", .shown(rank: 3), help: "what it does") { $0.help }.wrapped,
        ])
}
