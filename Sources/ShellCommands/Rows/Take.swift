// `take`: the first rows. As soon as it has enough, no further page is read, so `take 5` costs one request.

package import CommandLanguage
import Rendering
package import Rows

/// Takes the first rows.
package struct Take: RowsCommand {
    static let count = Slot<Int>.integer("N", 0...1_000_000, help: "how many")

    package static let commandName = "take"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "keep only the first rows",
        details: "Only the pages that are needed are read.",
        slots: [count.erased], examples: [.init("search track love | take 5", "the first five")], cost: "none")

    let count: Int

    package init(_ input: ParsedInput) throws(UsageError) { count = try input.value(Self.count) }

    /// It passes rows on as they are.
    package var reads: RowReading { .nothing }

    /// It stops when it has enough.
    package var mayStopEarly: Bool { true }

    /// Passes rows on until it has enough, and marks the last batch as the last.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let left = Remainder(count)
        let stream = RowStream(pulling: {
            guard await left.count > 0, let batch = try await rows.nextBatch() else { return nil }
            let taken = Array(batch.rows.prefix(await left.take(batch.rows.count)))
            let isLast = batch.isLast || taken.count < batch.rows.count
            return RowBatch(taken, isLast: isLast)
        })
        return Reply(.rows(RowsOutput(stream, heading: rows.headingOrMixed())))
    }
}

/// How many are still to be taken or left out.
actor Remainder {
    private(set) var count: Int

    init(_ count: Int) { self.count = count }

    /// Takes as many as there are left, at most `wanted`.
    func take(_ wanted: Int) -> Int {
        let taken = min(count, wanted)
        count -= taken
        return taken
    }
}
