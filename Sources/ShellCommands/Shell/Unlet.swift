// `unlet`: removes variables. One that was set outside of a function is there again when the function ends.

package import CommandLanguage

/// Removes variables.
package struct Unlet: RemovalCommand {
    static let name = namesSlot(help: "variables, without $", of: .kept(.variables))

    package static let commandName = "unlet"
    /// What the names stand for.
    package static let subject = UnknownName.Subject.variable
    package static let spec = removalSpec(
        "remove variables", name, example: .init("unlet best", "$best is not set again"))

    /// The names that were typed.
    package let names: [String]

    package init(_ input: ParsedInput) throws(UsageError) {
        names = try input.value(Self.name).map { (word) throws(UsageError) in
            guard VariableName.isName(word.text) else {
                throw UsageError(.invalidName(word.text, allowed: VariableName.allowed), at: word.span)
            }
            return word.text
        }
    }

    /// The variables there are.
    package static func known(in session: Session) -> [String] {
        Array(session.variables.keys) + session.rowVariables.keys
    }

    /// What removes one.
    package static func removal(of name: String) -> SessionChange { .unlet(name) }
}
