// The slots and options that several commands share: things of Spotify's, and how rows are written. What only one
// command takes is declared in that command's file.

package import CommandLanguage
package import Rendering
import Rows

extension ReferenceGrammar {
    /// How Spotify's things are named in a line.
    package static let spotify = ReferenceGrammar(
        kinds: ["track", "album", "artist", "playlist", "show", "episode", "audiobook", "chapter"],
        addressPrefixes: ["spotify:", "https://", "http://", "open.spotify.com/"])
}

extension Slot where Value == LocatedReference {
    /// One thing, by row, name or address; takes the rest of the stage.
    static func thing(_ name: String, _ kinds: [RowKind], shape: SlotShape, help: String) -> Slot {
        thing(name, kinds: kinds.map(\.rawValue), grammar: .spotify, help: help, shape: shape)
    }
}

extension Slot where Value == [LocatedReference] {
    /// One thing or several, by rows, names or addresses; takes the rest of the stage.
    static func things(_ name: String, _ kinds: [RowKind], shape: SlotShape, help: String) -> Slot {
        things(name, kinds: kinds.map(\.rawValue), grammar: .spotify, help: help, shape: shape)
    }
}

/// The options every command takes: how its rows are written, and whether cached answers will do.
package enum CommonOptions {
    package static let fresh = CommandFlag("fresh", help: "ask Spotify, whatever is cached")
    package static let columns = CommandOption<[String]>(
        "columns", value: "A,B", help: "write these fields, in this order",
        parse: { word in word.text.split(separator: ",").map(String.init) })
    /// One flag a format; `auto` is what happens without any.
    package static let formats: [(format: OutputFormat, flag: CommandFlag)] = OutputFormat.allCases.map {
        ($0, CommandFlag($0.rawValue, help: "write rows as \($0.rawValue)"))
    }

    package static var specs: [OptionSpec] {
        [fresh.spec, columns.spec] + formats.map(\.flag.spec)
    }
}
