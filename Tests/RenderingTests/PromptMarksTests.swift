// Which terminals are known to use marks of prompts and output.

import Rendering
import Testing

struct PromptMarksTests {
    @Test(arguments: [
        (["TERM": "xterm-kitty"], true), (["TERM": "xterm-256color", "KITTY_WINDOW_ID": "3"], true),
        (["TERM": "foot-extra"], true), (["TERM": "xterm-ghostty"], true), (["TERM": "footloose"], false),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], true),
        (["TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"], false),
        (["TERM": "xterm-256color", "VTE_VERSION": "7802"], true),
        (["TERM": "xterm-256color", "VTE_VERSION": "7603"], false),
        (["TERM": "xterm-256color", "KONSOLE_VERSION": "220401"], true),
        (["TERM": "tmux-256color", "TMUX": "/tmp/x"], true), (["TERM": "xterm-kitty", "TMUX": "/tmp/x"], false),
        (["TERM": "screen-256color", "STY": "1.x"], false), (["TERM": "xterm-kitty", "INSIDE_EMACS": "29"], false),
        (["TERM": "dumb", "KITTY_WINDOW_ID": "3"], false), (["TERM": "linux"], false), ([:], false),
        (["TERM": "xterm-256color"], false),
    ])
    func `only terminals that use them get them`(environment: [String: String], isKnown: Bool) {
        #expect(PromptMarks.areKnown(in: environment) == isKnown)
    }
}
