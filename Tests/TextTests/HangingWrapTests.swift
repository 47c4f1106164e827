import Testing
import Text

struct HangingWrapTests {
    @Test(arguments: [
        ("short", 20, ["short"]),
        (
            "  play      start a track, an album", 20,
            ["  play      start a", "            track,", "            an album"]
        ),
        ("plain words that go on and on", 12, ["plain words", "that go on", "and on"]),
        ("  a very long left column indeed  right", 20, ["  a very long left", "    column indeed", "    right"]),
        ("  3  2-5    rows of it all", 20, ["  3  2-5    rows of", "            it all"]),
        ("  x  日本語 日本語 日本語", 14, ["  x  日本語", "     日本語", "     日本語"]),
        (
            "  scopes   playlist-read-private, user-read-x", 26,
            [
                "  scopes", "    playlist-read-private,", "    user-read-x",
            ]
        ),
        ("  Ctrl-A, Home              the start of the line", 40, ["  Ctrl-A, Home", "    the start of the line"]),
        (
            "                                    the start of the line, and of the next", 40,
            ["    the start of the line, and of the", "      next"]
        ),
        ("unbreakableunbreakable word", 10, ["unbreakableunbreakable", "word"]),
    ])
    func `a line goes on below its second column`(text: String, cells: Int, expected: [String]) {
        #expect(HangingWrap.lines(text, cells: cells) == expected)
    }
}
