// Sentences for the arguments of a command. A missing one is named by the noun for its slot, with a line that has it,
// both from the spec of the command. Which argument is wrong is found in CommandLanguage.

import CommandLanguage
package import Rendering
package import ShellCommands

extension Diagnostic {
    /// A slot that needs something and was given nothing.
    static func missingArgument(_ slot: Placeholder, of command: String?, usage line: String) -> Diagnostic {
        guard command != "skip" else { return skipAlone }
        let spec = Catalogue.all.map { $0.spec }.first { $0.name == command }
        guard let spec, let place = spec.slots.firstIndex(where: { $0.placeholder == slot }) else {
            return usage("\(slot.text) is missing.", next: "usage: \(line)")
        }
        return missing(noun(for: spec.slots[place]), at: place, of: spec, usage: line)
    }

    /// A command that is several words, and only the first came.
    static func missingSubcommand(of command: String, _ known: [String]) -> Diagnostic {
        let choice = Placeholder.choice(known)
        return usage(
            "\(command) needs \(words(for: choice)).", next: "usage: \(command) \(choice.required)")
    }

    /// Something that must follow a word and does not, such as a closing bracket.
    static func missingPart(_ part: String, after word: String?, usage line: String) -> Diagnostic {
        usage(
            part.prefix(1).uppercased() + part.dropFirst() + " is missing" + (word.map { " after \(cut($0))" } ?? "")
                + ".", next: "usage: \(line)")
    }

    /// A value that the slot does not take, and what it does.
    static func invalidValue(_ text: String, expected: String, _ command: String?) -> Diagnostic {
        // To say that such a number is none would be strange.
        let isTooLarge = text.utf8.count > 18 && text.allSatisfy(\.isNumber)
        let fault = isTooLarge ? "is too large: it is not" : "is not"
        return usage(
            text.isEmpty ? "Expected \(expected)." : "\(cut(text)) \(fault) \(expected).", next: help(command))
    }

    /// A name without quotes beside something else, where each word may be a thing.
    static func mixedReferences(_ kind: MixedReference, _ suggestion: String) -> Diagnostic {
        let other =
            switch kind {
            case .rows: "row numbers and"
            case .variable: "rows of a variable and"
            case .address: "an address and"
            case .quoted: "a name in quotes and"
            case .keyword(let word): "\(cut(word)) and"
            }
        return switch kind {
        case .rows, .keyword: usage("This mixes \(other) a name.", next: "To mean the name: \(suggestion)")
        case .variable, .address:
            usage("This mixes \(other) a name.", next: "To mean both, quote the name: \(suggestion)")
        case .quoted: usage("This mixes \(other) one without.", next: "To mean both: \(suggestion)")
        }
    }

    /// A name for a variable, a function or an alias that has characters it may not have.
    static func invalidName(_ name: String, allowed: String, _ command: String?) -> Diagnostic {
        usage("\(cut(name)) cannot be a name: use \(allowed), and begin with a letter.", next: help(command))
    }

    /// A name without any text, as `""` is.
    static func emptyName(_ command: String?) -> Diagnostic {
        usage("The name is empty.", next: "Give a name, or the number of a row. \(help(command))")
    }

    /// A text that Spotify would cut or refuse; it is refused here, before a request.
    static func tooLong(_ slot: Placeholder, count: Int, limit: Int, _ command: String?) -> Diagnostic {
        usage(
            "\(slot.text) is too long: it has \(count) characters, and Spotify accepts \(limit). Nothing was sent.",
            next: "Shorten it. \(help(command))")
    }

    /// A field that none of the rows has, and those that they do have.
    static func unknownField(_ name: String, nearest: String?, _ known: [String]) -> Diagnostic {
        usage(
            "There is no field \(cut(name))." + (nearest.map { " Did you mean \($0)?" } ?? ""),
            next: "The fields are: \(list(known, "and")).")
    }

    /// A word with a colon in a query: either its field is wrong, or it is text.
    static func unknownQueryField(_ name: String, nearest: String?, _ known: [String], quoted: String) -> Diagnostic {
        usage(
            "There is no field \(cut(name)): to look for." + (nearest.map { " Did you mean \($0):?" } ?? ""),
            next: "The fields are: \(list(known.map { $0 + ":" }, "and")). To find the text itself: \(cut(quoted))")
    }

    /// A field that cannot be added up or averaged.
    static func notANumberField(
        _ field: String, type: String, for function: String, takesDates: Bool, _ command: String?
    ) -> Diagnostic {
        let wanted = takesDates ? "a number, a duration or a date" : "a number or a duration"
        return usage("\(function) needs \(wanted), and \(cut(field)) is \(type).", next: help(command))
    }

    /// A block that must follow `if`, `for` or `def`.
    static func missingBlock(of command: String?, usage line: String) -> Diagnostic {
        guard let spec = Catalogue.all.map({ $0.spec }).first(where: { $0.name == command }) else {
            return usage("{ is missing.", next: "usage: \(line)")
        }
        return missing("{", at: 0, of: spec, usage: line)
    }

    /// `sort needs a field, such as: sort -year name`; the example has words for the slot at `place`.
    private static func missing(
        _ noun: String, at place: Int, of spec: CommandSpec, usage line: String
    ) -> Diagnostic {
        let example = example(of: spec, longerThan: spec.words.count + place)
        return usage("\(spec.name) needs \(noun)" + (example.map { ", such as: \($0)" } ?? "."), next: "usage: \(line)")
    }

    /// What goes into a slot, as a noun.
    private static func noun(for slot: SlotSpec) -> String { slot.noun ?? words(for: slot.placeholder) }

    /// A placeholder in a sentence: `one of on or off`.
    private static func words(for placeholder: Placeholder) -> String {
        switch placeholder {
        case .name(let name): name
        case .choice(let words): "one of " + list(words, "or")
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

extension UnknownColumn: SelfExplained {
    /// There is no such field; the fields are listed.
    package var diagnostic: Diagnostic { .unknownField(name, nearest: nil, known) }
}

extension FieldNotSent: SelfExplained {
    /// A field that Spotify keeps from small apps.
    package var diagnostic: Diagnostic {
        Diagnostic(
            "Spotify does not send \(Diagnostic.cut(field)) to apps in Development Mode.",
            nextStep: "If your app is in extended mode: set mode extended", status: .notAllowed, span: span)
    }
}
