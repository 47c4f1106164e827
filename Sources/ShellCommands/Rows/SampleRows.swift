// `sample`: some of the rows, by chance; with a seed the same ones every time. Every row has the same chance, so all of
// them are read first.

package import CommandLanguage
import Rendering
package import Rows

/// Takes rows by chance.
package struct SampleRows: RowsCommand {
    static let count = Slot<Int>.integer("N", 0...1_000_000, help: "how many")
    static let seed = CommandOption<UInt64>(
        "seed", value: "S", help: "any number; the same number takes the same rows",
        parse: { word throws(UsageError) in
            guard let seed = UInt64(word.text) else {
                throw UsageError(.invalidValue(word.text, expected: "a number"), at: word.span)
            }
            return seed
        })

    package static let commandName = "sample"
    package static let spec = CommandSpec(
        commandName, group: .rows, form: .transform, summary: "take rows at random", slots: [count.erased],
        options: [seed.spec],
        examples: [.init("tracks | sample 3 --seed 7", "three, and the same three every time")],
        cost: "none, but all rows are read")

    let count: Int
    let seed: UInt64?

    package init(_ input: ParsedInput) throws(UsageError) {
        count = try input.value(Self.count)
        seed = try input.value(Self.seed)
    }

    /// It passes rows on as they are.
    package var reads: RowReading { .nothing }

    /// Shuffles the rows and keeps the first N, so they come in a random order, too.
    package func run(on rows: RowStream, in session: Session, using services: Services) async throws -> Reply {
        let chosen = rows.collected { rows in
            var generator = Chance(seed ?? UInt64.random(in: 0 ... .max))
            return Array(rows.shuffled(using: &generator).prefix(count))
        }
        return Reply(.rows(RowsOutput(chosen, heading: rows.headingOrMixed())))
    }

    /// SplitMix64: the same on every machine, which the standard generators do not promise.
    struct Chance: RandomNumberGenerator {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }
}
