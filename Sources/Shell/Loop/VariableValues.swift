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
    /// A name that is not set is an error, so that a misspelt name does not silently become nothing; and so is a field
    /// of a text, so that a misspelt or mistaken field does not silently become the whole of it.
    func value(of variable: Variable) throws(UsageError) -> VariableValue {
        switch variable.meaning {
        case .arguments: return try words(session.arguments, of: variable)
        case .argumentCount: return try words([String(session.arguments.count)], of: variable)
        case .lastStatus: return try words([String(session.lastStatus.code)], of: variable)
        case .argument(let number):
            let place = number - 1
            guard session.arguments.indices.contains(place) else { return try kept(variable) }
            return try words([session.arguments[place]], of: variable)
        case .named: return try kept(variable)
        }
    }

    /// The value that the session keeps under the variable's name.
    private func kept(_ variable: Variable) throws(UsageError) -> VariableValue {
        if let value = session.variables[variable.name] { return try words(value, of: variable) }
        if let rows = session.rowVariables[variable.name] { return try value(of: variable, in: rows) }
        let known = Array(session.variables.keys) + session.rowVariables.keys
        throw UsageError(
            .variable(.unset(variable.name, nearest: Suggestion.nearest(to: variable.name, among: known.sorted()))),
            at: variable.span)
    }

    /// The text of a variable, which has no fields.
    private func words(_ texts: [String], of variable: Variable) throws(UsageError) -> VariableValue {
        guard let field = variable.field else { return .words(texts) }
        throw UsageError(.variable(.fieldOfText(variable.name, field: field)), at: variable.span)
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
