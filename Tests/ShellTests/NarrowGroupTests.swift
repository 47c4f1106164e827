// Counts and totals on narrow terminals: the name stays whole, the numbers follow it, and a bar is drawn only where
// nothing else had to go.

import ShellCommands
import ShellTesting
import Testing

struct NarrowGroupTests {
    private static let line =
        "liked | where year < 1978 | group artist sum duration max year min duration | sort -count name | take 3"

    private func shown(_ line: String, width: Int) async -> String {
        let harness = await ShellHarness.after("login", in: ShellHarness(.prompt, width: width))
        return await harness.result(of: line).output
    }

    @Test(arguments: [
        (
            80,
            """
                name         count    sum   max   min
             1  The Beatles  4 rows  9:26  1970  1:57  ███████████
             2  David Bowie  2 rows  9:49  1976  3:34  ████████████████████
             3  Nina Simone  2 rows  5:54  1965  2:05  ████████████

            """
        ),
        (
            40,
            """
             1  The Beatles
                4 rows · 9:26 · 1970 · 1:57
             2  David Bowie
                2 rows · 9:49 · 1976 · 3:34
             3  Nina Simone
                2 rows · 5:54 · 1965 · 2:05

            """
        ),
        (
            20,
            """
             1  The Beatles
                4 rows · 9:26
             2  David Bowie
                2 rows · 9:49
             3  Nina Simone
                2 rows · 5:54

            """
        ),
    ])
    func `the name and its numbers stay, the bar goes first`(width: Int, expected: String) async {
        #expect(await shown(Self.line, width: width) == expected)
    }

    @Test(arguments: [
        (
            80,
            """
                name         count     avg    sum
             1  Radiohead    5 rows   4:10  20:52  ████████████████████
             2  Miles Davis  1 row   16:19  16:19  ████████████████

            """
        ),
        (
            40,
            """
                name         count     avg    sum
             1  Radiohead    5 rows   4:10  20:52
             2  Miles Davis  1 row   16:19  16:19

            """
        ),
        (
            36,
            """
             1  Radiohead
                5 rows · avg 4:10 · sum 20:52
             2  Miles Davis
                1 row · avg 16:19 · sum 16:19

            """
        ),
        (30, " 1  Radiohead\n    5 rows · 4:10 · 20:52\n 2  Miles Davis\n    1 row · 16:19 · 16:19\n"),
    ])
    func `several numbers that were worked out have their names`(width: Int, expected: String) async {
        let line = "liked | group artist avg duration sum duration | sort -sum | take 2"
        #expect(await shown(line, width: width) == expected)
    }

    @Test func `a bar belongs to the number that was worked out, which needs no name alone`() async {
        let line = "liked | group artist sum duration | sort -sum | take 2"
        #expect(
            await shown(line, width: 80) == """
                 1  Radiohead    5 rows  20:52  ████████████████████
                 2  Miles Davis  1 row   16:19  ████████████████

                """)
    }

    @Test(arguments: [
        (80, " 1  Radiohead    5 rows  ████████████████████\n 2  The Beatles  4 rows  ████████████████\n"),
        (40, " 1  Radiohead    5 rows  ███████████████\n 2  The Beatles  4 rows  ████████████\n"),
        (20, " 1  Radiohead\n    5 rows\n 2  The Beatles\n    4 rows\n"),
    ])
    func `a count alone`(width: Int, expected: String) async {
        #expect(await shown("liked | group artist | sort -count | take 2", width: width) == expected)
    }
}
