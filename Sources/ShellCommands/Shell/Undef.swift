// `undef`: removes functions, so that their names can be used for something else.

package import CommandLanguage

/// Removes functions.
package struct Undef: RemovalCommand {
    static let name = namesSlot(help: "functions", of: .kept(.functions))

    package static let commandName = "undef"
    /// What the names stand for.
    package static let subject = UnknownName.Subject.function
    package static let spec = removalSpec(
        "remove functions", name, example: .init("undef greet", "greet means nothing again"))

    /// The names that were typed.
    package let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try Self.names(of: input.value(Self.name))
    }

    /// The functions there are.
    package static func known(in session: Session) -> [String] { Array(session.functions.keys) }

    /// What removes one.
    package static func removal(of name: String) -> SessionChange { .undefine(name) }
}
