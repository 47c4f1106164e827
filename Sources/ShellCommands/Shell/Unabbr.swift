// `unabbr`: ends abbreviations, so that the words stay as they are typed.

package import CommandLanguage

/// Removes abbreviations.
package struct Unabbr: RemovalCommand {
    static let name = namesSlot(help: "abbreviations", of: .kept(.abbreviations))

    package static let commandName = "unabbr"
    /// What the names stand for.
    package static let subject = UnknownName.Subject.abbreviation
    package static let spec = removalSpec(
        "remove abbreviations", name, example: .init("unabbr sa", "sa stays as it is typed"))

    /// The names that were typed.
    package let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try Self.names(of: input.value(Self.name))
    }

    /// The abbreviations there are.
    package static func known(in session: Session) -> [String] { Array(session.abbreviations.keys) }

    /// What removes one.
    package static func removal(of name: String) -> SessionChange { .abbreviation(name, nil) }
}
