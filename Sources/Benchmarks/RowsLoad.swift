// Owns the measurements of rows without anything around them: a condition and an order over many rows, and a
// page of tracks read from JSON.

import CommandLanguage
import FoundationEssentials
import Rows
import ShellCommands
import SpotifyAPI
import SpotifyModel

/// Work with many rows.
enum RowsLoad {
    /// How long `where duration > 4m and artist ~ 7 | sort -year name` takes over so many rows; nil when the
    /// line cannot be read, or when the condition lets all rows pass or none.
    static func whereAndSort(_ count: Int) -> Duration? {
        let rows = (0..<count).map(track)
        let line = "where duration > 4m and artist ~ 7"
        // The condition comes from a line, as a user's does, so that it is the same value.
        guard case .complete(let tree)? = try? Parser.parse(line, isCommand: { $0 == "where" }),
            case .command(let words, _)? = tree.steps.first?.pipeline?.stages.first,
            let expanded = try? Expansion.expand(
                Array(words.dropFirst()), with: { _ throws(UsageError) in .words([]) }),
            let condition = try? ConditionParser.parse(expanded).condition(now: Date(timeIntervalSince1970: 0))
        else { return nil }
        let order = RowOrder([.init("year", .descending), .init("name")])
        var left = 0
        let elapsed = ContinuousClock().measure {
            left = order.sorted(condition.filter(rows)).count
        }
        return left > 0 && left < count ? elapsed : nil
    }

    /// A row of a track whose values differ from those of the row before it.
    private static func track(_ number: Int) -> Row {
        // Numbers in no order, so that sorting has work to do.
        let mixed = number &* 7_919 % 100_003
        return Row(
            Kinds.track, name: "Track \(mixed)", uri: "spotify:track:\(number)",
            values: [
                .text("Artist \(mixed % 500)"), .list(["Artist \(mixed % 500)"]), .text("Album \(mixed % 3_000)"),
                .number(1), .number(mixed % 20 + 1), .duration(.seconds(mixed % 600)), .flag(false), .missing, .missing,
                .flag(false), .number(1950 + mixed % 75),
            ])
    }

    /// How long it takes to read a page of 50 saved tracks, as the mean of many times; nil when it cannot be read.
    static func decodedPage(_ page: [UInt8]) -> Duration? {
        let rounds = 100
        var items = 0
        let elapsed = ContinuousClock().measure {
            for _ in 0..<rounds {
                // Counting the items shows that every round has read the whole page.
                items += (try? AnswerDecoder.decode(Page<Saved<Track>>.self, from: page))?.items.count ?? 0
            }
        }
        return items == 50 * rounds ? elapsed / rounds : nil
    }
}
