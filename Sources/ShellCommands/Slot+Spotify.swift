// The slots and options that several commands share: things of Spotify's, and how rows are written. What only one
// command takes is declared in that command's file.

package import CommandLanguage
import Prompting
package import Rendering
import Rows
import SpotifyModel

extension ReferenceGrammar {
    /// How Spotify's things are named in a line.
    package static let spotify = ReferenceGrammar(
        kinds: Set(ItemKind.things.map(\.rawValue)),
        addressPrefixes: ["spotify:", "https://", "http://", "open.spotify.com/"]
            + SpotifyURI.shortHosts.map { $0 + "/" })
}

extension Slot where Value == LocatedReference {
    /// One thing, by row, name or address; takes the rest of the stage.
    static func thing(
        _ placeholder: Placeholder, _ kinds: [RowKind], shape: SlotShape, help: String,
        noun: String = "a row, a name or a URI"
    ) -> Slot {
        thing(placeholder, kinds: kinds.map(\.rawValue), grammar: .spotify, help: help, noun: noun, shape: shape)
    }
}

extension Slot where Value == LocatedReference {
    /// The playlist that a command changes. Where other arguments follow it directly, its name is one word or quoted.
    static func ownPlaylist(_ placeholder: Placeholder = "P", shape: SlotShape = .one, help: String? = nil) -> Slot {
        var slot = thing(
            placeholder, ["playlist"], shape: shape,
            help: help ?? "a playlist of yours; a name of several words in quotes", noun: "a playlist")
        slot.candidates = .kept(.ownPlaylists)
        return slot
    }

    /// The playlist of which a command changes what only its owner may.
    static func ownedPlaylist() -> Slot {
        var slot = ownPlaylist()
        slot.candidates = .kept(.ownedPlaylists)
        return slot
    }
}

extension Slot where Value == [LocatedReference] {
    /// One thing or several, by rows, names or addresses; takes the rest of the stage.
    static func things(_ placeholder: Placeholder, _ kinds: [RowKind], shape: SlotShape, help: String) -> Slot {
        things(placeholder, kinds: kinds.map(\.rawValue), grammar: .spotify, help: help, shape: shape)
    }

    /// One thing or several, for a command that looks at them: bare words are one name.
    static func looked(_ placeholder: Placeholder, at kinds: [RowKind], help: String) -> Slot {
        oneOrSeveral(
            placeholder, kinds: kinds.map(\.rawValue), grammar: .spotify, help: help, shape: .optionalSeveral)
    }

    /// The playlists of which a command changes what only their owner may, all in the same way.
    static func ownedPlaylists(_ placeholder: Placeholder = "P") -> Slot {
        var slot = things(
            placeholder, ["playlist"], shape: .optionalSeveral, help: "playlists of yours: rows, names or URIs")
        slot.candidates = .kept(.ownedPlaylists)
        return slot
    }
}

/// The options every command takes: how its rows are written, and whether cached answers will do.
package enum CommonOptions {
    /// Overrides the cache for one stage.
    package static let fresh = CommandFlag("fresh", help: "ask Spotify, even where an answer is kept")
    /// Runs the stage with changes described instead of made.
    package static let dryRun = CommandFlag("dry-run", help: "say what would change, and change nothing")
    /// Chooses and orders fields; unknown names are refused before the first request.
    package static let columns = CommandOption<[FieldName]>(
        "columns", value: "A,B", help: "write these fields, in this order", candidates: .fields,
        parse: { word throws(UsageError) in try FieldName.list(word) })
    /// Writes one line a row, with its fields put into the user's text.
    package static let format = CommandOption<TemplateText>(
        "format", value: "TEMPLATE", help: "write each row as this line: '{artist} – {name} [{duration}]'",
        parse: { word throws(UsageError) in try TemplateText(word) })
    /// Overrides, for one line, whether CSV and TSV begin with the names of the fields.
    package static let heading = CommandOption<Heading>(
        "head", value: .choice([Heading.on.rawValue, Heading.off.rawValue]),
        help: "begin CSV and TSV with the names of the fields, or not",
        candidates: .words([Candidate(Heading.on.rawValue), Candidate(Heading.off.rawValue)]),
        parse: { word throws(UsageError) in
            guard let heading = Heading(rawValue: OnOff.word(word.text, among: ["on", "off"])), heading != .auto else {
                throw UsageError(.invalidValue(word.text, expected: "on or off"), at: word.span)
            }
            return heading
        })
    /// Lifts juke's own ceilings, never Spotify's limits.
    package static let spend = CommandFlag("spend", help: "send more than juke's own ceilings allow")
    /// Answers in advance, in a script, the question about lines that need many requests.
    package static let maxRequests = CommandOption<Int>(
        "max-requests", value: "N", help: "send at most this many requests",
        parse: { word throws(UsageError) in
            guard let number = Int(word.text), number >= 0 else {
                throw UsageError(.invalidValue(word.text, expected: "a number of requests"), at: word.span)
            }
            return number
        })
    /// One flag a format; `auto` is what happens without any.
    package static let formats: [(format: OutputFormat, flag: CommandFlag)] = OutputFormat.allCases.map {
        ($0, CommandFlag($0.rawValue, help: "write rows as \($0.rawValue)"))
    }

    /// Whether the stage names this format.
    static func chooses(_ format: OutputFormat, _ input: ParsedInput) -> Bool {
        formats.contains { $0.format == format && input.has($0.flag) }
    }

    /// Whether the stage says how its rows are written.
    package static func choosesFormat(_ input: ParsedInput) -> Bool {
        formats.contains { input.has($0.flag) } || input.span(ofOption: format.spec.name) != nil
    }

    /// Whether the stage has its rows written as URIs.
    package static func writesAddresses(_ input: ParsedInput) -> Bool {
        formats.contains { $0.format == .ids && input.has($0.flag) }
    }

    /// Whether the stage says how its rows are written, or which fields of them.
    package static func choosesForm(_ input: ParsedInput) -> Bool {
        choosesFormat(input) || input.span(ofOption: columns.spec.name) != nil
    }

    /// All of them, for the table of commands.
    package static let specs: [OptionSpec] =
        [fresh.spec, dryRun.spec, maxRequests.spec, spend.spec, columns.spec, format.spec, heading.spec]
        + formats.map(\.flag.spec)
}
