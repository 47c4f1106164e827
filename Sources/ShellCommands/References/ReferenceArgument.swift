// The things a command works on: what its line names, else what comes down the pipe. A command that takes several
// things holds one `ReferenceArgument` and gets its rows from it when it runs.

import CommandLanguage
import Rows

/// The argument of a command that takes several things.
package struct ReferenceArgument: Sendable {
    /// nil when the line names nothing.
    let references: [LocatedReference]?
    /// The kinds the command takes.
    let kinds: [RowKind]
    private let missing: UsageError

    /// Understands the words of `slot`; without any, rows of these kinds have to come.
    init(_ slot: Slot<[LocatedReference]>, of kinds: [RowKind], in input: ParsedInput) throws(UsageError) {
        references = try input.optional(slot)
        self.kinds = kinds
        missing = input.missing(slot)
    }

    /// What the command can use of the things the line names, or of the rows that come. Throws the usage when nothing
    /// is named and nothing can come, and why where there are things and not one can be used.
    func usable(or incoming: RowStream?, in session: Session, using services: Services) async throws -> Usable {
        let sieve = Sieve(kinds: kinds)
        guard let references else {
            guard let incoming else { throw missing }
            return try await sieve.usable(of: incoming, in: services.context)
        }
        let found = try await services.resolver.resolve(references, kinds: kinds, depth: .identity, in: session)
        do {
            return try sieve.usable(of: found, in: services.context)
        } catch {
            throw LocatedReferenceError(error: error, span: references.span)
        }
    }
}

extension [LocatedReference] {
    /// Where they stand, from the first to the last.
    var span: Range<Int> { (first?.span.lowerBound ?? 0)..<(last?.span.upperBound ?? 0) }
}

extension [Row] {
    /// `OK Computer`, or `3 albums` for several of a kind, or `3 things`.
    var counted: String {
        guard count != 1 else { return self[0].title }
        let kinds = Set(map(\.kind.rawValue))
        guard kinds.count == 1, let kind = kinds.first else { return "\(count) things" }
        return "\(count) \(kind)s"
    }
}
