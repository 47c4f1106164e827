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
        switch variable.meaning {
        case .arguments: return .words(session.arguments)
        case .argumentCount: return .words([String(session.arguments.count)])
        case .lastStatus: return .words([String(session.lastStatus.code)])
        case .argument(let number):
            let place = number - 1
            guard session.arguments.indices.contains(place) else { return try kept(variable) }
            return .words([session.arguments[place]])
        case .named: return try kept(variable)
        }
    }

    /// The value that the session keeps under the variable's name.
    private func kept(_ variable: Variable) throws(UsageError) -> VariableValue {
        if let value = session.variables[variable.name] { return .words(value) }
        if let rows = session.rowVariables[variable.name] { return try value(of: variable, in: rows) }
        let known = Array(session.variables.keys) + session.rowVariables.keys
        throw UsageError(
            .variable(.unset(variable.name, nearest: Suggestion.nearest(to: variable.name, among: known.sorted()))),
            at: variable.span)
    }

    /// The rows of a variable, or the field of their first row as text (Language §2).
    private func value(of variable: Variable, in rows: [Row]) throws(UsageError) -> VariableValue {
        guard let field = variable.field else { return rows.isEmpty ? .noRows : .rows }
        guard let row = rows.first else { return .words([""]) }
        guard let value = row[field] else {
            throw FieldName(name: field, span: variable.span).unknown(in: [row.table])
        }
        return .words([PlainText.of(value)])
    }
}
