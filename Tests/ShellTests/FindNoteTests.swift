// What `find` says on a narrow terminal when it finds nothing: the longest of the sentences beside rows.

import Exchange
import FoundationEssentials
import Library
import Rows
import ShellCommands
import ShellTesting
import Testing

struct FindNoteTests {
    @Test func `however much the copy has, the sentence ends with what to type, broken between words`() async throws {
        let harness = ShellHarness(.prompt, width: 40)
        let read = CopiedListStatus(isWhole: true, checked: harness.time.now - 7_200)
        for list in [CopiedList.liked, .albums, .playlists, .shows, .episodes, .audiobooks] {
            let things = (1...12).map {
                CopiedEntry(Row(Kinds.show, name: "\($0)", uri: "spotify:show:\(list)\($0)", values: []))
            }
            try await harness.copy.update(list, [.append(things)], status: read)
        }
        await harness.expect(
            "find \(String(repeating: "zebra ", count: 15))",
            shows: """
                Nothing found for zebra zebra zebra
                zebra zebra zebra zebra zebra zebra
                zebra…. The copy has 12 liked songs, 12
                albums, 12 playlists, 12 shows, 12
                episodes and 12 audiobooks so far. To
                read the rest: sync
                From the copy, read 2 h ago.

                """, .notFound)
    }
}
