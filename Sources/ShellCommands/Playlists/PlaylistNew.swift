// `playlist new`: makes a playlist, and fills it with what the line names or what comes. The name is read here, since
// it may have several words; what the edits are is decided in `NewPlaylist`.

package import CommandLanguage
import Rendering
package import Rows

/// Makes a playlist.
package struct PlaylistNew: ThingsCommand {
    static let name = Slot<[Word]>.words("NAME", help: "what it is to be called", noun: "a name", shape: .one)
    static let describe = CommandOption<String>(
        "describe", value: "TEXT", help: "a line below the name, of at most 300 characters",
        parse: { word throws(UsageError) in try PlaylistText.description(word.text, "TEXT", at: word.span) })
    static let isPublic = CommandFlag("public", help: "put it on your profile")
    static let again = CommandFlag("again", help: "even if you have one of that name")

    package static let commandName = "playlist new"
    package static let spec = CommandSpec(
        commandName, group: .playlists, form: EntriesArgument.form,
        summary: "make a playlist, empty or of some tracks",
        details: """
            Bare words are one name; after a name of several words, quote it or give URIs, quoted names or a pipe. It \
            is not on your profile unless you say --public. Names are how lines mean playlists, so one that a \
            playlist of yours has already is refused without --again. What is added keeps its order.
            """,
        slots: [name.erased, EntriesArgument.slot.erased],
        options: [describe.spec, isPublic.spec, again.spec],
        examples: [
            .init("playlist new Road Trip", "an empty one"),
            .init("playlist new \"Road Trip\" 1-5 --describe 'For the car'", "of five rows"),
            .init("liked | where year < 1970 | playlist new Sixties", "of the rows of a pipe"),
        ],
        cost: "1 for 50 playlists to compare names, 1 to make it, 1 for 100 entries and 1 to check, 1 for --describe",
        scopes: [.modifyPrivatePlaylists],
        occasionalScopes: [.modifyPublicPlaylists, .readPrivatePlaylists], effect: .library, shownBy: "playlists")

    let name: String
    let entries: EntriesArgument
    let text: String
    let isPublic: Bool
    let isAgain: Bool

    package init(_ input: ParsedInput) throws(UsageError) {
        let read = try Self.read(input)
        name = read.name
        entries = EntriesArgument(read.things, missing: input.missing(EntriesArgument.slot))
        text = try input.value(Self.describe) ?? ""
        isPublic = input.has(Self.isPublic)
        isAgain = input.has(Self.again)
    }

    /// The name and what follows it: bare words are the name, as far as they go.
    private static func read(
        _ input: ParsedInput
    ) throws(UsageError) -> (name: String, things: [LocatedReference]?) {
        let grammar = ReferenceGrammar.spotify
        let first = try input.value(Self.name)[0]
        guard !grammar.isAddress(first) else {
            throw UsageError(.invalidValue(first.text, expected: "a name: that comes first"), at: first.span)
        }
        let words = try input.optional(Slot<[Word]>.words(EntriesArgument.slot.placeholder, help: "")) ?? []
        let plain = words.prefix { grammar.isPlain($0) }
        guard first.isBare, !plain.isEmpty else {
            let name = try PlaylistText.name(first.text, Self.name.placeholder, at: first.span)
            return (name, try input.optional(EntriesArgument.slot))
        }
        var name = ([first] + plain).map(\.text).joined(separator: " ")
        let rest = words[plain.count...]
        let span = first.span.lowerBound..<(plain.last?.span.upperBound ?? first.span.upperBound)
        // `Summer of 69` may be a name, and `Summer of` with row 69.
        if let doubtful = rest.first(where: { $0.isBare && !grammar.isAddress($0) }) {
            let parts = [input.command, Quoting.quoted(name)] + rest.map(\.typed)
            throw UsageError(
                .unquotedName(line: parts.joined(separator: " ")), at: span.lowerBound..<doubtful.span.upperBound)
        }
        name = try PlaylistText.name(name, Self.name.placeholder, at: span)
        guard let start = rest.first?.span.lowerBound, let end = rest.last?.span.upperBound else { return (name, nil) }
        let typed = rest.map(\.typed).joined(separator: " ")
        let argument = Argument(words: Array(rest), typed: typed, span: start..<end)
        return (name, try EntriesArgument.slot.parse(argument))
    }

    /// Makes the playlist, once everything that is to be on it was read. Zero rows of a pipe make an empty one.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        if !isAgain, try await services.playlists.hasOwn(named: name) {
            throw PlaylistEntriesError.nameTaken(name)
        }
        var usable = Usable()
        if rows != nil || !entries.isEmpty {
            usable = try await entries.rows(or: rows, in: session, using: services)
        }
        let playlist = NewPlaylist(name: name, description: text, isPublic: isPublic, rows: usable.rows)
        return try await playlist.make(leftOut: usable.note, using: services)
    }
}
