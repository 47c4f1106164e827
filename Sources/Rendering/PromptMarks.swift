// Owns which terminals use marks of prompts and output (OSC 133). The marks themselves are written by the line editor.

/// Marks that lead a terminal from prompt to prompt.
package enum PromptMarks {
    /// Whether a terminal with these environment variables is known to use the marks. Others may print the escapes that
    /// they do not know.
    package static func areKnown(in environment: [String: String]) -> Bool {
        func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
        let terminal = environment["TERM"] ?? ""
        // What runs in between decides what reaches the terminal. tmux uses the marks itself, or drops them.
        if has("TMUX") { return terminal.hasPrefix("tmux") || terminal.hasPrefix("screen") }
        guard !has("STY"), !has("INSIDE_EMACS"), !["", "dumb", "linux"].contains(terminal),
            !terminal.hasPrefix("screen"), !terminal.hasPrefix("tmux")
        else { return false }
        if has("KITTY_WINDOW_ID") || has("WT_SESSION") || has("DOMTERM") { return true }
        if programs.contains(environment["TERM_PROGRAM"] ?? "") { return true }
        // VTE uses them since 0.78, Konsole since 21.04.
        if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) { return version >= 7_800 }
        if let version = environment["KONSOLE_VERSION"].flatMap({ Int($0) }) { return version >= 210_400 }
        return terminals.contains { terminal == $0 || terminal.hasPrefix($0 + "-") }
    }

    /// Values of `TERM_PROGRAM` whose terminals use the marks.
    private static let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "rio"]
    /// Values of `TERM`, alone or with a suffix, whose terminals use the marks.
    private static let terminals = ["xterm-kitty", "xterm-ghostty", "wezterm", "foot", "contour"]
}
