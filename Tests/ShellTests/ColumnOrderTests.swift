// The columns of TSV and CSV are a promise: a script that cuts the fourth one gets the same of every later juke.
// Whoever adds a field adds its name at the end of its line here, after `uri` and everything else, and changes nothing
// before it.

import Rendering
import Rows
import ShellCommands
import Testing

struct ColumnOrderTests {
    private static let orders: [(table: FieldTable, columns: String)] = [
        (
            Kinds.track,
            """
            name artist artists album disc track duration explicit isrc playable local year released added popularity \
            uri
            """
        ),
        (
            Kinds.entry,
            """
            name artist artists album disc track duration explicit isrc playable local year released added popularity \
            show uri
            """
        ),
        (
            Kinds.play,
            """
            name artist artists album disc track duration explicit isrc playable local year released added popularity \
            played context uri
            """
        ),
        (Kinds.album, "name artist artists year type tracks released upc added popularity label copyright uri"),
        (Kinds.artist, "name followers genres popularity uri"),
        (Kinds.playlist, "name owner tracks public collaborative description mine uri"),
        (Kinds.show, "name publisher episodes description added explicit uri"),
        (Kinds.episode, "name show released duration played resume explicit playable description added uri"),
        (Kinds.audiobook, "name authors narrators chapters publisher description edition explicit uri"),
        (Kinds.chapter, "name show released duration played resume explicit playable description uri"),
        (
            Kinds.mixed,
            """
            kind name artist album year duration tracks type owner show released publisher episodes authors narrators \
            chapters uri
            """
        ),
        (Kinds.device, "name type active volume restricted uri"),
        (Kinds.playing, "name artist album progress duration state device volume shuffle repeat context uri"),
        (Kinds.account, "name method client scopes expires authorized ends days uri"),
        (Kinds.profile, "name account current method ends uri"),
        (Kinds.budget, "name recent day ceiling closed reason uri"),
        (Kinds.estimate, "name requests bucket cost uri"),
        (Kinds.capability, "name allowed reason uri"),
        (Kinds.finding, "name state text remedy uri"),
        (Kinds.group, "name count uri"),
        (Kinds.total, "name value duration uri"),
        (Kinds.line, "name entered uri"),
        (Kinds.setting, "name value source help uri"),
        (Kinds.context, "name listing rows listed device uri"),
        (Kinds.alias, "name meaning uri"),
        (Kinds.function, "name body uri"),
    ]

    @Test(arguments: orders)
    func `columns stay where they are`(table: FieldTable, columns: String) throws {
        for format in [OutputFormat.tsv, .csv] {
            let renderer = try RowsRenderer(
                table: table, presentation: Presentation(), settings: OutputSettings(format: format, width: 80))
            #expect(renderer.columns.joined(separator: " ") == columns)
        }
    }

    @Test func `no kind is without an order`() {
        let frozen = Self.orders.map(\.table)
        #expect(Kinds.documented.filter { !frozen.contains($0) }.isEmpty)
    }
}
