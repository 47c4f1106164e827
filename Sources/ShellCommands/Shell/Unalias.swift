// `unalias`: removes aliases. A command of the same name can be typed again afterwards.

package import CommandLanguage

/// Removes aliases.
package struct Unalias: RemovalCommand {
    static let name = namesSlot(help: "aliases", of: .kept(.aliases))

    package static let commandName = "unalias"
    /// What the names stand for.
    package static let subject = UnknownName.Subject.alias
    package static let spec = removalSpec(
        "remove aliases", name, example: .init("unalias long", "long means nothing again"))

    /// The names that were typed.
    package let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try Self.names(of: input.value(Self.name))
    }

    /// The aliases there are.
    package static func known(in session: Session) -> [String] { Array(session.aliases.keys) }

    /// What removes one.
    package static func removal(of name: String) -> SessionChange { .alias(name, nil) }
}
