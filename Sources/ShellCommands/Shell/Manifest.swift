// `help --json`: what can be typed, as JSON for editors, generators of bindings and other programs. All of it is made
// of the specs, the tables of rows and the settings; its shape is a promise (Language §10). What people read is in
// HelpText.

import CommandLanguage
import Prompting
import Rendering
import Rows

/// Everything there is to type, as JSON.
struct Manifest {
    /// It grows by one when a member is renamed or removed; new members may come at any time.
    private static let version = 1

    /// The options of `juke` itself.
    let programOptions: [OptionSpec]

    /// The lines for a topic, or for everything: each command, kind and setting is on a line of its own.
    func lines(for topic: HelpTopic?) -> [String] {
        switch topic {
        case nil: everything
        case .command(let index)?: [Self.command(Catalogue.all[index].spec).text]
        case .commands?: Self.lines(of: Self.commands)
        case .status?: Self.lines(of: Self.statuses)
        case .fields(let kind)?: Self.lines(of: Self.kinds(kind))
        case .page(let page)?: [Self.page(page).text]
        case .own?: []
        }
    }

    private var everything: [String] {
        let parts: [(name: String, objects: [JSONObject])] = [
            ("options", programOptions.map(Self.option)), ("common_options", CommonOptions.specs.map(Self.option)),
            ("commands", Self.commands), ("kinds", Self.kinds(nil)), ("settings", Settings.all.map(Self.setting)),
            ("statuses", Self.statuses),
        ]
        var lines = ["{", "\"manifest\":\(Self.version),"]
        for (place, part) in parts.enumerated() {
            var array = Self.lines(of: part.objects)
            array[0] = "\"\(part.name)\":" + array[0]
            if place < parts.count - 1 { array[array.count - 1] += "," }
            lines += array
        }
        return lines + ["}"]
    }

    /// An array, each object on a line.
    private static func lines(of objects: [JSONObject]) -> [String] {
        ["["] + objects.enumerated().map { $1.text + ($0 < objects.count - 1 ? "," : "") } + ["]"]
    }

    // MARK: Commands

    private static var commands: [JSONObject] { Catalogue.all.map { command($0.spec) } }

    static func command(_ spec: CommandSpec) -> JSONObject {
        var object = JSONObject()
        object.add("name", spec.name)
        object.add("aliases", spec.aliases)
        object.add("group", spec.group.rawValue)
        object.add("form", word(for: spec.form))
        object.add("summary", spec.summary)
        object.add("details", spec.details)
        object.add("usage", Usage.line(spec))
        object.add("arguments", spec.slots.map(argument))
        object.add("options", spec.options.map(option))
        object.add("takes", spec.form.takes)
        object.add("returns", spec.returns)
        object.add("changes", word(for: spec.effect))
        object.add("requests", spec.cost)
        object.add("scopes", spec.scopes.map(\.text))
        object.add("occasional_scopes", spec.occasionalScopes.map(\.text))
        object.add(
            "examples",
            spec.examples.map { example in
                var object = JSONObject()
                object.add("line", example.line)
                object.add("meaning", example.meaning)
                return object
            })
        return object
    }

    private static func word(for form: CommandForm) -> String {
        switch form {
        case .source: "source"
        case .things: "things"
        case .transform: "transform"
        case .sink: "sink"
        case .prefix: "prefix"
        case .keyword: "keyword"
        }
    }

    private static func word(for effect: CommandSpec.Effect) -> String {
        switch effect {
        case .none: "nothing"
        case .session: "session"
        case .player: "player"
        case .library: "library"
        }
    }

    private static func argument(_ slot: SlotSpec) -> JSONObject {
        var object = JSONObject()
        object.add("name", slot.placeholder.text)
        object.add("required", slot.shape.isRequired)
        object.add("several", slot.shape.isSeveral)
        object.add("values", values(slot.placeholder, slot.candidates))
        object.add("help", slot.help)
        return object
    }

    private static func option(_ option: OptionSpec) -> JSONObject {
        var object = JSONObject()
        object.add("name", "--" + option.name)
        object.add("short", option.short.map { "-\($0)" })
        object.add("value", option.value?.placeholder.text)
        object.add("values", option.value.flatMap { values($0.placeholder, $0.candidates) })
        object.add("help", option.help)
        return object
    }

    /// The only words that fit; nil where others do as well.
    private static func values(_ placeholder: Placeholder, _ candidates: CandidateSource) -> [String]? {
        switch (candidates, placeholder) {
        case (.wordsOrFiles, _): nil
        case (_, .choice(let words)): words
        case (.words(let words), .name): words.map(\.insertion)
        case (.none, .name), (.commands, .name), (.files, .name), (.scripts, .name), (.kept, .name), (.fields, .name),
            (.fieldsOr, .name),
            (.fieldsOf, .name),
            (.condition, .name), (.query, .name), (.line, .name):
            nil
        }
    }

    // MARK: The rest

    private static func kinds(_ only: RowKind?) -> [JSONObject] {
        Kinds.documented.filter { only == nil || $0.kind == only }.map { table in
            var object = JSONObject()
            object.add("kind", table.kind.rawValue)
            object.add(
                "fields",
                (table.fields + FieldTable.common).map { field in
                    var object = JSONObject()
                    object.add("name", field.name)
                    object.add("type", field.type.rawValue)
                    object.add("parts", FieldPart.parts(of: field.type).map(\.rawValue))
                    object.add("extended_mode_only", field.availability == .extendedModeOnly)
                    object.add("help", field.help)
                    return object
                })
            return object
        }
    }

    private static func setting(_ setting: Settings.Setting) -> JSONObject {
        var object = JSONObject()
        object.add("name", setting.name)
        switch setting.parser {
        case .words(let words): object.add("values", words)
        case .pace, .clientID, .redirectURI, .style, .deviceName, .path: object.add("values", nil as [String]?)
        }
        object.add("default", setting.preset)
        object.add("variable", setting.variable)
        object.add("help", setting.help)
        return object
    }

    private static var statuses: [JSONObject] {
        ExitStatus.documented.map { status, meaning in
            var object = JSONObject()
            object.add("status", json: String(status.code))
            object.add("meaning", meaning)
            return object
        }
    }

    private static func page(_ page: HelpPage) -> JSONObject {
        var object = JSONObject()
        object.add("topic", page.rawValue)
        object.add("summary", page.summary)
        object.add(
            "forms",
            page.forms.map { form, meaning in
                var object = JSONObject()
                object.add("form", form)
                object.add("meaning", meaning)
                return object
            })
        return object
    }
}
