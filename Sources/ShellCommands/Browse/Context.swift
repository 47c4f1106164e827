// `context`: where you are: the selection, the listing numbers refer to, the device.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
import Rows
import Text

/// Shows what names, numbers and `.` refer to.
package struct Context: FirstCommand {
    package static let commandName = "context"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .source, summary: "the selection, the listing and the device",
        examples: [
            .init("context", "what `3` and `.` mean now"), .init("context --json", "the same for a program"),
        ],
        returns: ["context"], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    /// Shows them from memory. A prompt without a listing of its own shows the one it inherited, which numbers refer
    /// to.
    package func run(in session: Session, using services: Services) async throws -> Reply {
        let selection = session.selection.map { Sanitiser.clean($0.title) }.joined(separator: " › ")
        var lines = ["selection  " + (selection.isEmpty ? "nothing" : selection)]
        if let listing = session.listings.last {
            lines.append("listing    " + Self.described(listing, at: services.time.now))
        } else if session.surroundings == .prompt, let listing = await services.resolver.inherited.listings().last {
            lines.append("listing    " + Self.described(listing, at: services.time.now) + ", from the last shell")
        } else {
            lines.append("listing    none yet")
        }
        lines.append("device     " + (session.device.map { Sanitiser.clean($0.name) } ?? "the one that is active"))
        return Reply(
            .record(Record(row: Row(ContextRow(session: session)), details: lines.map { StyledText($0) })))
    }

    /// `liked songs: 50 rows, 2 min ago`.
    private static func described(_ listing: Listing, at now: Date) -> String {
        let age = AgeText.text(seconds: Int(now.timeIntervalSince(listing.made)))
        let count = listing.rows.count
        return "\(Sanitiser.clean(listing.name)): \(count) row\(count == 1 ? "" : "s"), \(age)"
    }
}

/// Where the shell is: what the row of `context` is made of, named after the selection.
struct ContextRow: Listable {
    let session: Session

    private var listing: Listing? { session.listings.last }

    var name: String { session.selection.map(\.name).joined(separator: " › ") }
    var uri: String? { session.selection.last?.uri }

    static var kind: RowKind { "context" }

    static let columns = Columns<ContextRow>(
        [
            .text("listing", .shown(rank: 1), help: "what the newest listing is called") { $0.listing?.name },
            .number("rows", .shown(rank: 2), help: "how many rows it has") { $0.listing?.rows.count },
            .date("listed", help: "when it was listed") { $0.listing.map { PartialDate($0.made) } },
            .text("device", .shown(rank: 3), help: "the device of this shell; missing: the active one") {
                $0.session.device?.name
            },
        ])
}
