// The values of variables: the arguments of a script or function, the last status, and what `let`, `as` and `for` keep
// (Language §2). Where a variable may be is left to Expansion.

import CommandLanguage
import Rendering
import Rows
import ShellCommands
import Text

/// The values of variables in a session.
struct VariableValues: Sendable {
    let session: Session

    /// The value of a variable.
    ///
    /// A name that is not set is an error, so that a misspelt name does not silently become nothing.
    func value(of variable: Variable) throws(UsageError) -> VariableValue {
        let arguments = session.variables["@"] ?? []
        switch variable.name {
        case "@": return .words(arguments)
        case "#": return .words([String(arguments.count)])
        case "?": return .words([String(session.lastStatus.code)])
        default:
            if let number = Int(variable.name), arguments.indices.contains(number - 1) {
                return .words([arguments[number - 1]])
            }
            if let value = session.variables[variable.name] { return .words(value) }
            if let rows = session.rowVariables[variable.name] { return try value(of: variable, in: rows) }
            let known = session.variables.keys.filter { $0 != "@" } + session.rowVariables.keys
            throw UsageError(
                .variable(.unset(variable.name, nearest: Suggestion.nearest(to: variable.name, among: known.sorted()))),
                at: variable.span)
        }
    }

    /// The rows of a variable, or the field of their first row as text (Language §2).
    private func value(of variable: Variable, in rows: [Row]) throws(UsageError) -> VariableValue {
        guard let field = variable.field else { return .rows }
        guard let row = rows.first else { return .words([""]) }
        guard let value = row[field] else {
            let known = (FieldTable.common + row.table.fields).map(\.name)
            throw UsageError(
                .unknownField(field, nearest: Suggestion.nearest(to: field, among: known).first, known: known),
                at: variable.span)
        }
        return .words([PlainText.of(value)])
    }
}
