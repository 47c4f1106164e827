// What a command needs and was not given, in words: the noun for the slot, and a line that has it, both from the
// command's own spec.

import CommandLanguage
import ShellCommands

extension Diagnostic {
    /// `sort needs a field, such as: sort -year name`.
    static func missing(_ slot: String, of command: String?, usage: String) -> String {
        // The usage begins with the command's name, where nothing else tells it.
        let name =
            command
            ?? usage.prefix { $0.isLowercase || $0 == " " || $0 == "-" }.split(separator: " ").joined(separator: " ")
        guard let spec = Catalogue.all.map({ $0.spec }).first(where: { $0.name == name }) else {
            return "\(slot) is missing."
        }
        let place = spec.words.count + (spec.slots.firstIndex { $0.name == slot } ?? 0)
        let example = example(of: spec, longerThan: place)
        return "\(spec.name) needs \(noun(for: slot))" + (example.map { ", such as: \($0)" } ?? ".")
    }

    /// What stands in a slot of that name.
    private static func noun(for slot: String) -> String {
        let words = slot.split(separator: " ")
        if words.contains("|") { return "one of " + list(words.filter { $0 != "|" }.map(String.init), "or") }
        return switch slot {
        case "N": "a number"
        case "X": "a row, a name or a URI"
        case "X...": "rows, names or URIs"
        case "FIELD", "FIELD...", "[-]FIELD...": "a field"
        case "QUERY": "something to search for"
        case "NAME": "a name"
        case "FILE": "a file"
        case "TEXT": "a text"
        case "PLACE": "a place in the track"
        case "CONDITION": "a condition"
        case "COMMAND": "a command"
        case "TIME COMMAND": "a time and a command"
        case "TEMPLATE": "a template"
        case "DEVICE": "a device"
        case "NAME = VALUE": "a name and a value"
        default: slot
        }
    }

    /// The first example that has that argument: the whole line where it begins with the command, else the command's
    /// stage.
    private static func example(of spec: CommandSpec, longerThan count: Int) -> String? {
        let stages = spec.examples.map { example in
            example.line.hasPrefix(spec.name + " ")
                ? example.line
                : example.line.split(separator: " | ").map(String.init).first { $0.hasPrefix(spec.name + " ") } ?? ""
        }
        return stages.first { $0.split(separator: " ").count > count }
    }
}
