// `skip`: all but the first rows. Those left out are still read, since a feed has pages and not single rows.

package import CommandLanguage
import Rendering
package import Rows

/// Leaves out the first rows.
package struct Skip: RowsCommand {
    static let count = Slot<Int>.integer("N", 0...1_000_000, help: "how many to leave out")

    package static let commandName = "skip"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "leave out the first rows", slots: [count.erased],
        examples: [.init("albums | skip 3", "from the fourth on")], cost: "none")

    let count: Int

    package init(_ input: ParsedInput) throws(UsageError) { count = try input.value(Self.count) }

    /// It passes rows on as they are.
    package var reads: RowReading { .nothing }

    /// Drops rows as they pass, so what follows can begin with the first page that has some left.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let left = Remainder(count)
        let stream = RowStream(pulling: {
            guard var batch = try await rows.nextBatch() else { return nil }
            batch.rows.removeFirst(await left.take(batch.rows.count))
            return batch
        })
        return Reply(.rows(RowsOutput(stream, heading: rows.headingOrMixed())))
    }
}
