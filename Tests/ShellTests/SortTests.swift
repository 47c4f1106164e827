// `sort`: rows in the order of their fields.

import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct SortTests {
    private static let hostile = AwkwardSongs.escaped

    @Test(arguments: [
        // Capitals and accents count only between names that are the same without them.
        ("sort name | select name track", "\(hostile)\t1\nelan\t2\nÉlan\t1\nÉlan\t1\n夜の底\t3\n"),
        ("sort -name | select name track", "夜の底\t3\nÉlan\t1\nÉlan\t1\nelan\t2\n\(hostile)\t1\n"),
        // What has no year comes last in both directions.
        ("sort year | select year track", "1999\t1\n1999\t3\n1999\t1\n2003\t1\n\t2\n"),
        ("sort -year | select year track", "2003\t1\n1999\t1\n1999\t3\n1999\t1\n\t2\n"),
        ("sort -year -track | select year track", "2003\t1\n1999\t3\n1999\t1\n1999\t1\n\t2\n"),
        ("sort duration | select duration", "2:05\n3:20\n3:20\n3:20\n4:05\n"),
        ("take 0 | sort name | count", "0\n"),
    ])
    func `equal rows keep their order, and what is missing comes last`(stages: String, output: String) async {
        let harness = await AwkwardSongs.shell()
        #expect(await harness.result(of: "liked | \(stages)") == LineResult(output))
    }

    @Test func `durations that look the same are in the order of the next field`() async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        let items = [(1, 267_900), (2, 267_100), (3, 267_500)].map { track, milliseconds in
            #"{"track":{"uri":"spotify:track:000000000000000000000\#(track)","name":"a","#
                + #""track_number":\#(track),"duration_ms":\#(milliseconds)}}"#
        }
        await harness.simulator.inject(
            .status(200, body: #"{"items":[\#(items.joined(separator: ","))],"total":3,"next":null}"#),
            for: RequestMatcher(pathPrefix: "/v1/me/tracks"))
        #expect(
            await harness.result(of: "liked | sort duration -track | select duration track")
                == LineResult("4:27\t3\n4:27\t2\n4:27\t1\n", requests: 1))
    }

    @Test func `at a prompt the rows are numbered in the new order`() async {
        let harness = await AwkwardSongs.shell(.prompt)
        #expect(
            await harness.result(of: "liked | sort -year track")
                == LineResult(
                    """
                     1    [2Jlast one  Orla  Third   3:20
                     2    Élan         Orla  First   3:20
                     3    Élan         Orla  First   3:20
                     4    夜の底       周    First   4:05
                     5  E elan         orla  Second  2:05

                    """, messages: "E explicit\n"))
        #expect(await harness.result(of: "play 4 --dry-run").messages.hasPrefix("Would play 夜の底"))
    }

    @Test(arguments: [
        ("sort", 13, "sort needs a field, such as: sort -year name", "usage: sort [-]FIELD..."),
        ("sort -yaer", 14, "There is no field yaer. Did you mean year?", fields),
        ("sort name yaer", 19, "There is no field yaer. Did you mean year?", fields),
        ("sort year,-name", 14, "Put blanks between fields, not commas.", "Type: year -name"),
    ])
    func `a field that the rows will not have is refused before any request`(
        stage: String, column: Int, message: String, step: String
    ) async {
        #expect(
            await ShellHarness().result(of: "liked | \(stage)") == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    private static let fields = """
        The fields are: kind, name, uri, id, url, artist, artists, album, disc, track, duration, explicit, isrc, \
        playable, local, year, released, added and popularity.
        """
}
