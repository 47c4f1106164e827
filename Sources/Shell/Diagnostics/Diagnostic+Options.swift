// Sentences for the options of a command (Language §2). Finding the fault is left to CommandLanguage.

import CommandLanguage
import Rows
import ShellCommands

extension Diagnostic {
    /// What is wrong with an option, and what to type.
    static func words(for fault: UsageError.OptionFault, _ command: String?) -> Diagnostic {
        switch fault {
        case .unknown(let option, let nearest):
            usage("There is no option \(cut(option)).", next: insteadOf(option, command, nearest))
        case .missingValue(let option, let value):
            usage("\(dashed(option)) needs a value.", next: "Type: \(before(command))\(dashed(option)) \(value.text)")
        case .unexpectedValue(let option):
            usage("\(dashed(option)) takes no value.", next: "Type: \(before(command))\(dashed(option))")
        case .repeated(let option): usage("\(dashed(option)) is given twice.", next: "Give it once. \(help(command))")
        case .asText(let option):
            usage("\(cut(option)) is read as an option here.", next: "To use it as text, quote it: \"\(cut(option))\"")
        case .conflict(let one, let other):
            usage(
                "\(cut(one)) and \(cut(other)) cannot be used together.",
                next: "Leave one of them out. \(help(command))")
        case .onlyOnLastStage(let option):
            usage(
                "\(cut(option)) sets how rows are shown, so it belongs to the last command.",
                next: "Move \(cut(option)) to the end.")
        case .noAddresses(let kind, let option, let fields):
            usage(
                "\(option ?? "to ids") writes addresses, and \(article(RowKind(rawValue: kind))) has none.",
                next: kind == "total"
                    ? "Without \(option ?? "to ids") a pipe gets the number alone."
                    : option == nil
                        ? "To write fields: select \(fields.joined(separator: " ")) | to tsv"
                        : "To write fields: --columns \(fields.joined(separator: ","))")
        }
    }

    /// What to type in place of an option that the command does not have; `--on DEVICE` is tried often, so it has
    /// advice of its own.
    private static func insteadOf(_ option: String, _ command: String?, _ nearest: [String]) -> String {
        let spec = Catalogue.all.first { $0.spec.name == command }?.spec
        if let spec, spec.effect == .player, option == "--on" || option.hasPrefix("--on=") {
            return "\(spec.name) is for the device that plays; to choose one: device NAME"
        }
        if let nearest = didYouMean(nearest) { return nearest + " To use it as text, type: -- \(cut(option))" }
        // A command without arguments takes no text, so none was meant.
        if let spec, spec.slots.isEmpty { return "Type: help \(spec.name)" }
        return "To use it as text, type: -- \(cut(option))"
    }

    /// `--import`, as it is typed.
    private static func dashed(_ option: String) -> String { "--" + cut(option) }

    /// The command and a space, where it is known.
    private static func before(_ option: String?) -> String { option.map { $0 + " " } ?? "" }
}
