// The tables on the page about the language that follow from the code: fields are written from it, formats compared.

import Rendering
import Rows
import ShellCommands
import Testing

struct LanguagePageTests {
    private let page = RecordedFile("Sources/juke/Documentation.docc/Language.md")

    /// The kinds in its order; the others are the shell's own.
    private static let kinds = [
        Kinds.track, Kinds.album, Kinds.artist, Kinds.playlist, Kinds.show, Kinds.episode, Kinds.audiobook,
        Kinds.chapter, Kinds.play, Kinds.device,
    ]

    @Test func `its table of fields is that of the kinds`() throws {
        let text = try page.text
        let range = try #require(text.range(between: "<!-- fields -->\n", and: "<!-- end of fields -->"))
        let rows = Self.kinds.map { "| \(Self.name(of: $0)) | \(Self.fields(of: $0)) |\n" }
        let head = "| kind | fields besides `kind name uri id url` |\n| --- | --- |\n"
        try page.expect(text.replacingCharacters(in: range, with: head + rows.joined()))
    }

    @Test func `its table of formats has every format`() throws {
        let text = try page.text
        for format in OutputFormat.allCases.map(\.rawValue) {
            #expect(text.contains("\n| `--\(format)` | `to \(format)` |"), "write a row for \(format) in Language §10")
        }
    }

    private static func name(of table: FieldTable) -> String {
        table == Kinds.play ? "\(table.kind) (from `recent`)" : table.kind.rawValue
    }

    /// The fields, with a star at those that Development Mode does not have.
    private static func fields(of table: FieldTable) -> String {
        let ofTracks = Set(Kinds.track.fields)
        let isPlay = table == Kinds.play
        let names = table.fields.filter { !isPlay || !ofTracks.contains($0) }
            .map { $0.name + ($0.availability == .extendedModeOnly ? "*" : "") }
        return (isPlay ? "those of a track, and " : "") + "`\(names.joined(separator: " "))`"
    }
}
