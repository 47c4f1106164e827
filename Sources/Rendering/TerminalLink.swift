// Owns links in the text of a terminal (OSC 8): a name that opens its page with a click. Only addresses of
// plain ASCII become links, so that no text from elsewhere can end the escape early.

/// Links as escapes of the terminal.
package enum TerminalLink {
    private static let start = "\u{1B}]8;;"
    private static let end = "\u{1B}\\"

    /// The text as a link; unchanged where the address is not one of `https` in plain ASCII.
    package static func text(_ text: String, to url: String) -> String {
        guard !text.isEmpty, url.hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return text
        }
        return start + url + end + text + start + end
    }

    /// The text without its links, for a terminal that may not understand them.
    package static func removed(from text: String) -> String {
        var left = text[...]
        var kept = ""
        while let open = left.firstRange(of: start), let close = left[open.upperBound...].firstRange(of: end) {
            kept += left[..<open.lowerBound]
            left = left[close.upperBound...]
        }
        return kept + left
    }

    /// Whether a terminal with these environment variables is known to show links. Others may print the
    /// escapes that they do not know.
    package static func areKnown(in environment: [String: String]) -> Bool {
        func has(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
        let terminal = environment["TERM"] ?? ""
        // A program in between (tmux, screen, Emacs) decides what reaches the terminal, so nothing is known there.
        guard !has("TMUX"), !has("STY"), !has("INSIDE_EMACS"), !["", "dumb", "linux"].contains(terminal),
            !terminal.hasPrefix("screen"), !terminal.hasPrefix("tmux")
        else { return false }
        if has("KITTY_WINDOW_ID") || has("WT_SESSION") || has("DOMTERM") { return true }
        if programs.contains(environment["TERM_PROGRAM"] ?? "") { return true }
        // VTE shows links since 0.50.1, Konsole since 20.12.
        if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) { return version > 5_000 }
        if let version = environment["KONSOLE_VERSION"].flatMap({ Int($0) }) { return version >= 201_200 }
        return terminals.contains { terminal == $0 || terminal.hasPrefix($0 + "-") }
    }

    /// Values of `TERM_PROGRAM` whose terminals show links.
    private static let programs = ["iTerm.app", "WezTerm", "ghostty", "vscode", "rio", "Tabby", "Hyper"]
    /// Values of `TERM`, alone or with a suffix, whose terminals show links.
    private static let terminals = ["xterm-kitty", "xterm-ghostty", "wezterm", "foot", "alacritty", "contour"]
}
