// Names as links of the terminal: what becomes one, what stays text, and which terminals are known to open them.

import Rendering
import Rows
import Testing

struct TerminalLinkTests {
    private func table(_ rows: [Row], width: Int = 80) throws -> String {
        try Sample.text(
            rows, nil, Presentation(), OutputSettings(format: .table, width: width, isTerminal: true, showsLinks: true))
    }

    private func link(_ text: String, _ id: String) -> String {
        "\u{1B}]8;;https://open.spotify.com/track/\(id)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    @Test func `names are links, and columns stand where they stood`() throws {
        let rows = [Sample.track("Airbag", id: "1"), Sample.track("東京", "Quruli", id: "2")]
        #expect(
            try table(rows) == """
                 1  \(link("Airbag", "1"))  Radiohead  OK Computer  4:47
                 2  \(link("東京", "2"))    Quruli     OK Computer  4:47

                """)
        #expect(
            try table([rows[0]], width: 40) == " 1  \(link("Airbag", "1"))\n    Radiohead · OK Computer · 4:47\n")
        #expect(
            try TerminalLink.removed(from: table(rows))
                == Sample.text(rows, nil, Presentation(), OutputSettings(format: .table)))
    }

    @Test func `a hostile name cannot leave its link, a hostile address is none`() throws {
        let rows = [Sample.track("a\u{1B}]8;;http://evil\u{7}b\u{1B}\\", id: "1")]
        #expect(try table(rows) == " 1  \(link(#"a]8;;http://evilb\"#, "1"))  Radiohead  OK Computer  4:47\n")
        for address in [
            "https://x\u{1B}\\y", "https://x y", "https://ex\u{E4}mple", "http://open.spotify.com/", "file:///etc", "",
        ] {
            #expect(TerminalLink.text("name", to: address) == "name", "\(address)")
        }
    }

    @Test func `rows without an address stay text`() throws {
        #expect(try table([Sample.artist("Radiohead")]) == " 1  Radiohead\n")
    }

    @Test func `removing takes whole links only`() {
        #expect(TerminalLink.removed(from: "a \(link("b", "1")) c\u{1B}[0m") == "a b c\u{1B}[0m")
        #expect(TerminalLink.removed(from: "a\u{1B}]8;;https://x") == "a\u{1B}]8;;https://x")
    }

    @Test(arguments: [
        (["TERM": "xterm-kitty"], true), (["TERM": "xterm-ghostty"], true), (["TERM": "foot-extra"], true),
        (["TERM": "alacritty"], true), (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], true),
        (["TERM": "xterm-256color", "VTE_VERSION": "7203"], true), (["TERM": "xterm", "WT_SESSION": "x"], true),
        (["TERM": "xterm-256color", "VTE_VERSION": "5000"], false),
        (["TERM": "xterm-256color", "KONSOLE_VERSION": "200401"], false),
        (["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"], true), (["TERM": "xterm-256color"], false),
        (["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"], false),
        (["TERM": "xterm-kitty", "TMUX": "/tmp/x"], false), (["TERM": "linux", "VTE_VERSION": "7203"], false),
        (["TERM": "dumb", "TERM_PROGRAM": "vscode"], false), (["TERM": "footless"], false),
        (["TERM": "xterm-kitty", "INSIDE_EMACS": "29"], false), ([:], false),
    ])
    func `only terminals known to open links get any`(environment: [String: String], known: Bool) {
        #expect(TerminalLink.areKnown(in: environment) == known)
    }
}
