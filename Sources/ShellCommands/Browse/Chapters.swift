// `chapters`: what is in an audiobook. Alone it shows one page and selects the audiobook; in a pipe it opens up every
// audiobook that comes, and keeps chapters as they are.

package import CommandLanguage
import Rendering
package import Rows

/// Lists the chapters of audiobooks.
package struct Chapters: ThingsCommand {
    static let containers = Slot.looked(
        "X", at: ["audiobook"], help: "audiobooks; without them the selected one")

    package static let commandName = "chapters"
    package static let spec = CommandSpec(
        commandName, group: .browse, form: .things(["audiobook", "chapter"]), summary: "the chapters of an audiobook",
        slots: [containers.erased],
        examples: [.init("chapters 2", "of the second row"), .init("chapters", "of the selected audiobook")],
        returns: ["chapter"], cost: "1 a page of 50", effect: .session)

    let containers: [LocatedReference]?

    package init(_ input: ParsedInput) throws(UsageError) {
        containers = try input.optional(Self.containers)
    }

    /// Lists them in reading order.
    package func run(_ rows: RowStream?, in session: Session, using services: Services) async throws -> Reply {
        let contents = Container(kind: "audiobook", contents: Kinds.chapter, name: "chapters") {
            AudiobookChapters(audiobook: $0)
        }
        return try await contents.reply(listing: containers, or: rows, in: session, using: services)
    }
}
