// How a first page joins a copy, or does not.

import FoundationEssentials
import Library
import Rows
import Testing

@testable import ShellCommands

struct HeadJoinTests {
    private static func entries(_ names: String, added: Int = 5) -> [CopiedEntry] {
        names.map { letter in
            letter == "-"
                ? CopiedEntry(nil)
                : CopiedEntry(
                    Row(Kinds.track, name: String(letter), uri: "spotify:track:\(letter)", values: []),
                    added: Date(timeIntervalSince1970: Double(added)))
        }
    }

    private static func join(
        _ head: String, to copied: String, total: Int?, before: Int? = 9, isWhole: Bool = false, added: Int = 5
    ) -> [CopyEdit]? {
        let head = CopiedHead(entries: entries(head), total: total, isWhole: isWhole, isReadable: true)
        return HeadJoin(head, entries(copied, added: added), CopiedListStatus(total: before, isWhole: true))?.edits
    }

    @Test func `an unchanged head only shows its things anew`() {
        #expect(Self.join("abc", to: "abc", total: 9) == [.things(Self.entries("abc").compactMap(\.row))])
    }

    @Test func `what is new comes before the first`() {
        #expect(
            Self.join("xyab", to: "abcd", total: 11)
                == [.things(Self.entries("ab").compactMap(\.row)), .prepend(Self.entries("xy"))])
    }

    @Test func `moments that were only guessed are corrected`() {
        #expect(Self.join("ab", to: "abc", total: 9, added: 6) == [.remove([0, 1]), .prepend(Self.entries("ab"))])
    }

    @Test func `a head that is the whole list replaces the copy, whatever that was`() {
        #expect(Self.join("", to: "abc", total: 0, isWhole: true) == [.replace([])])
    }

    @Test(arguments: [
        // Something is gone, further down or among the first.
        ("abc", "abc", 8), ("bcd", "abc", 8), ("xabc", "abcd", 9),
        // One came back with a new date, or the order is another.
        ("cab", "abc", 9), ("acb", "abc", 9), ("xyz", "abc", 12),
        // The copy is shorter than the page.
        ("abcd", "abc", 9),
    ])
    func `what does not follow is not joined`(head: String, copied: String, total: Int) {
        #expect(Self.join(head, to: copied, total: total) == nil)
    }

    @Test func `without totals, removals could not be seen`() {
        #expect(Self.join("abc", to: "abc", total: nil) == nil)
        #expect(Self.join("abc", to: "abc", total: 9, before: nil) == nil)
    }
}
