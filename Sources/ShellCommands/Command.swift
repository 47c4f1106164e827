// What a command is: a spec, a parse that never acts, and a run that never prints. Where it can stand decides how it is
// run: FirstCommand, FollowingCommand, or both as a ThingsCommand. The loop that calls them is Shell's.

package import CommandLanguage
package import FoundationEssentials
package import Rows
package import SpotifyAPI

/// What a command looks at of the rows that come.
package enum RowReading: Sendable, Hashable {
    /// What they are: to play, save or count them no more is needed.
    case identity
    /// Nothing: it passes them on as they are.
    case nothing
    /// Their fields.
    case fields
}

/// One command of the language; one type, one file.
package protocol Command: Sendable {
    /// How it is typed: `queue add`. It is apart from the spec, so that a command is found without making the specs of
    /// all the others.
    static var commandName: String { get }
    /// Other single words for it.
    static var aliases: [String] { get }
    /// Everything the language has to know of it.
    static var spec: CommandSpec { get }
    /// Understands the words it was given; never acts.
    init(_ input: ParsedInput) throws(UsageError)
    /// Whether it may stop pulling rows before they end.
    var mayStopEarly: Bool { get }
    /// What it looks at of the rows that come.
    var reads: RowReading { get }
    /// Whether it asks something that only a person can answer.
    var needsPerson: Bool { get }
    /// Checks the fields it was given against the tables of the rows that will come; none are known for an empty list.
    func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws
    /// Refuses what only the moment tells: `between today and 2020`.
    func check(at now: Date) throws(UsageError)
    /// The same command, ready to run: what can be refused or asked without Spotify is, before the first request.
    func prepared(using services: Services) async throws -> Self
    /// The file that its rows are written to instead of being passed on; nil for nearly all.
    var writtenFile: String? { get }
    /// The tables of the rows it gives, from those of the rows it takes.
    func tables(of incoming: [FieldTable]) -> [FieldTable]
    /// The same, where the rows that the session has listed and kept decide it.
    func tables(of incoming: [FieldTable], in session: Session) -> [FieldTable]
    /// The command where it can stand first; nil where it needs rows. Its type says which, so nothing is to be written
    /// for it, and no type has to be looked up while the shell runs.
    var first: (any FirstCommand)? { get }
    /// The command where it can stand after a pipe; nil where it takes no rows.
    var following: (any FollowingCommand)? { get }
}

/// A command that can stand first in a pipeline, where no rows come.
package protocol FirstCommand: Command {
    /// Acts, and returns what is to be shown and what changes in the session; never prints.
    ///
    /// - Parameters:
    ///   - session: what the shell remembers, as it was when the line began.
    ///   - services: what the command may use. ``Services/context`` says for what this stage is run: whose account it
    ///     is, whether cached answers will do, and whether changes are made or only described.
    func run(in session: Session, using services: Services) async throws -> Reply
}

/// A command that can stand after a pipe.
package protocol FollowingCommand: Command {
    /// Acts on the rows of the stage before it; otherwise as ``FirstCommand/run(in:using:)``.
    func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply
}

/// A command of the form `things`: it works on what its line names, or on the rows that come.
package protocol ThingsCommand: FirstCommand, FollowingCommand {
    /// Acts on what the line names, or on the rows of the stage before it; nil where there is no such stage.
    func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply
}

extension ThingsCommand {
    package func run(in session: Session, using services: Services) async throws -> Reply {
        try await run(nil, in: session, using: services)
    }

    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        try await run(rows, in: session, using: services)
    }
}

extension Command {
    package var first: (any FirstCommand)? { nil }
    package var following: (any FollowingCommand)? { nil }
    /// Most have one name.
    package static var aliases: [String] { [] }
    /// Most read all rows or none.
    package var mayStopEarly: Bool { false }
    /// What acts on things needs no more than what they are.
    package var reads: RowReading {
        switch (Self.spec.form, Self.spec.group) {
        case (.things, .play), (.things, .queue), (.things, .library), (.things, .playlists): .identity
        case _: .fields
        }
    }
    /// Most can run in a script.
    package var needsPerson: Bool { false }
    /// Nothing to check for a command that names no fields.
    package func check(_ tables: [FieldTable], mode: Mode, at span: Range<Int>) throws {}
    /// Nothing of most depends on the moment.
    package func check(at now: Date) throws(UsageError) {}
    /// Nothing to prepare for most.
    package func prepared(using services: Services) async throws -> Self { self }
    /// Most pass their rows on.
    package var writtenFile: String? { nil }
    /// By default the tables of the kinds its spec says it returns.
    package func tables(of incoming: [FieldTable]) -> [FieldTable] {
        Self.spec.returns.compactMap { Kinds.table(RowKind(rawValue: $0)) }
    }
    /// The session decides it for few.
    package func tables(of incoming: [FieldTable], in session: Session) -> [FieldTable] { tables(of: incoming) }
}

extension FirstCommand {
    package var first: (any FirstCommand)? { self }
}

extension FollowingCommand {
    package var following: (any FollowingCommand)? { self }
}
