// The columns of TSV and CSV are a promise: a script that cuts the fourth one gets the same of every later juke.
// Who adds a field adds its name at the end of its line here, after `uri` and everything else, and changes nothing
// before it. Tracks have fields in several tables, so these are written once.

import Rendering
import Rows
import ShellCommands
import Testing

struct ColumnOrderTests {
    /// The columns of a kind of row. It is shown by the kind alone, since a table is long.
    struct Order: Sendable, CustomTestStringConvertible {
        var table: FieldTable
        var columns: String

        init(_ table: FieldTable, _ columns: String) {
            self.table = table
            self.columns = columns
        }

        var testDescription: String { table.kind.rawValue }
    }

    /// Those that a track had from the beginning.
    private static let firstOfTracks = """
        name artist artists album disc track duration explicit isrc playable local year released added popularity
        """
    /// Those that tracks got later, with a space before each; they come after `uri`.
    private static let laterOfTracks = ""

    private static let orders = [
        Order(Kinds.track, "\(firstOfTracks) uri\(laterOfTracks)"),
        Order(Kinds.entry, "\(firstOfTracks) show uri\(laterOfTracks)"),
        Order(Kinds.play, "\(firstOfTracks) played context uri\(laterOfTracks)"),
        Order(Kinds.album, "name artist artists year type tracks released upc added popularity label copyright uri"),
        Order(Kinds.artist, "name followers genres popularity uri"),
        Order(Kinds.playlist, "name owner tracks public collaborative description mine uri"),
        Order(Kinds.show, "name publisher episodes description added explicit uri"),
        Order(Kinds.episode, "name show released duration played resume explicit playable description added uri"),
        Order(Kinds.audiobook, "name authors narrators chapters publisher description edition explicit uri"),
        Order(Kinds.chapter, "name show released duration played resume explicit playable description uri"),
        Order(
            Kinds.mixed,
            """
            kind name artist album year duration tracks type owner show released publisher episodes authors narrators \
            chapters uri
            """
        ),
        Order(Kinds.device, "name type active volume restricted uri"),
        Order(Kinds.playing, "name artist album progress duration state device volume shuffle repeat context uri"),
        Order(Kinds.account, "name method client scopes expires authorized ends days uri"),
        Order(Kinds.profile, "name account current method ends uri"),
        Order(Kinds.budget, "name recent day ceiling closed reason uri"),
        Order(Kinds.estimate, "name requests bucket cost uri"),
        Order(Kinds.capability, "name allowed reason uri"),
        Order(Kinds.finding, "name state text remedy uri"),
        Order(Kinds.group, "name count uri"),
        Order(Kinds.sync, "name entries new gone whole uri"),
        Order(Kinds.total, "name value duration uri date"),
        Order(Kinds.stats, "name artist plays heard share first last uri"),
        Order(Kinds.overview, "name plays heard artists tracks days streak present first last uri"),
        Order(Kinds.rule, "name pipeline refreshed playlist uri"),
        Order(Kinds.change, "name number when where requests receipt undone state undoes refused uri"),
        Order(Kinds.line, "name entered uri status"),
        Order(Kinds.setting, "name value source help uri"),
        Order(Kinds.context, "name listing rows listed device uri"),
        Order(Kinds.alias, "name meaning uri"),
        Order(Kinds.abbreviation, "name expansion uri"),
        Order(Kinds.function, "name body uri"),
    ]

    @Test(arguments: orders)
    func `columns stay where they are`(order: Order) throws {
        for format in [OutputFormat.tsv, .csv] {
            let renderer = try RowsRenderer(
                table: order.table, presentation: Presentation(), settings: OutputSettings(format: format, width: 80))
            #expect(
                renderer.columns.joined(separator: " ") == order.columns,
                "a new column needs `.since(…)` where it is declared, and its name at the end of its line here")
        }
    }

    @Test func `no kind is without an order`() {
        let frozen = Self.orders.map(\.table)
        let missing = Kinds.documented.filter { !frozen.contains($0) }.map(\.kind.rawValue)
        #expect(missing == [], "add a line for each of them to `orders`")
    }
}
