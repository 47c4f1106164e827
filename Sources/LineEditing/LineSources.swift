// Owns the choice between the ways of reading typed lines, by what the terminal allows. The ways themselves are
// ``EditLineSource`` and ``PlainLineSource``.

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The choice of a source of typed lines.
package enum LineSources {
    /// The ways of reading typed lines.
    enum Style: Equatable { case editor, plain }

    /// The source for standard input and output: the editor on a terminal that can move its cursor, else plain lines.
    package static func interactive(
        history: HistoryFile?, environment: [String: String]
    ) -> any InteractiveLineSource {
        let isTerminal = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
        switch style(isTerminal: isTerminal, environment: environment) {
        case .editor:
            // Set to anything but nothing, `NO_COLOR` means no colour (no-color.org).
            let colour = environment["NO_COLOR", default: ""].isEmpty
            // xterm makes faint text darker, on white, too: there a hint would look like what was typed.
            return EditLineSource(history: history, colour: colour, dims: environment["XTERM_VERSION"] == nil)
        case .plain:
            return PlainLineSource(history: history)
        }
    }

    /// The style for a terminal: one that is unset, dumb or Emacs cannot be edited on.
    static func style(isTerminal: Bool, environment: [String: String]) -> Style {
        let name = environment["TERM", default: ""]
        return isTerminal && !["", "dumb", "emacs"].contains(name) ? .editor : .plain
    }
}
