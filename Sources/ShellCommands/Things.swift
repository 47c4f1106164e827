// The things a command is about: what its line names, else what comes down the pipe. Commands that take several things
// hold one `Things` and ask it for rows when they run.

import CommandLanguage
import Rows

/// What a command was told to work on.
package struct Things: Sendable {
    /// nil when the line names nothing.
    let references: [LocatedReference]?
    let kinds: [RowKind]
    private let missing: UsageError

    /// Understands the words of `slot`; without any, rows of these kinds have to come.
    init(_ slot: Slot<[LocatedReference]>, of kinds: [RowKind], in input: ParsedInput) throws(UsageError) {
        references = try input.optional(slot)
        self.kinds = kinds
        missing = UsageError(
            .missingArgument(slot: slot.name, usage: input.usage), at: input.span.upperBound..<input.span.upperBound)
    }

    /// The rows the line names, or those that come; every one of a kind the command takes. Throws the usage when
    /// nothing is named and nothing can come.
    func rows(or incoming: RowStream?, in session: Session, using services: Services) async throws -> [Row] {
        if let references {
            return try await services.resolve(references, kinds: kinds, depth: .identity, in: session).rows
        }
        guard let incoming else { throw missing }
        return try await incoming.all().map { row in
            let row = kinds.contains(row.kind) ? row : row.thing
            guard kinds.contains(row.kind), row.uri != nil else {
                throw ReferenceError.wrongKind(found: row.kind, name: row.name, wanted: kinds)
            }
            return row
        }
    }
}

extension [Row] {
    /// `OK Computer`, or `3 albums` for several of a kind, or `3 things`.
    var counted: String {
        guard count != 1 else { return self[0].name }
        let kinds = Swift.Set(map(\.kind.rawValue))
        guard kinds.count == 1, let kind = kinds.first else { return "\(count) things" }
        return "\(count) \(kind)s"
    }
}
