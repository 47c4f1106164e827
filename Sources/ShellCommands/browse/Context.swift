// `context`: where you are: the selection, the listing numbers refer to, the device.

package import CommandLanguage
import Exchange
import FoundationEssentials
import Rendering
package import Rows
import Text

/// Shows what names, numbers and `.` refer to.
package struct Context: Command {
    package static let spec = CommandSpec(
        "context", group: .browse, summary: "the selection, the listing and the device",
        examples: [.init("context", "what `3` and `.` mean now")], cost: "none")

    package init(_ input: ParsedInput) throws(UsageError) {}

    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let selection = session.selection.map { Sanitiser.clean($0.name) }.joined(separator: " › ")
        var lines = ["selection  " + (selection.isEmpty ? "nothing" : selection)]
        if let listing = session.listings.last {
            let age = AgeText.text(seconds: Int(services.time.now.timeIntervalSince(listing.made)))
            lines.append(
                "listing    \(Sanitiser.clean(listing.name)): \(listing.rows.count) row\(listing.rows.count == 1 ? "" : "s"), \(age)"
            )
        } else {
            lines.append("listing    none yet")
        }
        lines.append("device     " + (session.device.map { Sanitiser.clean($0.name) } ?? "the one that is active"))
        return Reply(.text(lines.map { StyledText($0) }))
    }
}
