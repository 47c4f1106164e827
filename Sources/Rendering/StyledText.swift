// Owns text with styles, for people: `now`, `help` and messages are made of it. Styles become escapes only at
// the end and only where colour is wanted, and no meaning is in them alone. At the same place everything that
// comes from elsewhere is made harmless to a terminal, whichever part of the program put it into the text.

import Text

/// Text in runs of one style each.
package struct StyledText: Sendable, Equatable {
    /// The styles; which colours they are is the terminal's choice.
    package enum Style: Sendable, Equatable { case plain, bold, faint, accent, success, warning, error }

    /// A part of the text in one style.
    package struct Run: Sendable, Equatable {
        /// The characters; what a terminal would obey is taken out when they are written.
        package var text: String
        /// How they look where colours are allowed.
        package var style: Style
    }

    /// What happens to a line that is wider than the terminal.
    package enum Wrapping: Sendable, Equatable {
        /// Nothing: the text is the user's own, or is meant for a program.
        case asIs
        /// It is broken, and continues below the column that comes last.
        case columns
        /// It is a paragraph, broken between words, even where the output is not a terminal.
        case prose
        /// A bar before the text shows how much of something is done, 0 to 1, where there is room for it.
        case gauge(Double)
        /// Where it has no room, the first of these that has takes its place; each may be several lines.
        case choice([String])
        /// Nothing, and its escapes are meant: a picture that a program on this computer drew.
        case picture
    }

    /// The pieces in order; neighbours may have the same style.
    package var runs: [Run]
    /// How it is broken when it is wider than the screen.
    package var wrapping: Wrapping

    /// A text in a single style.
    package init(_ text: String, _ style: Style = .plain, wrapping: Wrapping = .asIs) {
        runs = [Run(text: text, style: style)]
        self.wrapping = wrapping
    }

    /// The text without styles.
    package var plain: String {
        // Most texts are one run. `joined` would look through every conformance of the program at its first call.
        runs.dropFirst().reduce(into: runs.first?.text ?? "") { $0 += $1.text }
    }

    /// The text with escapes where colour is wanted, and, for a terminal, without any escapes of its own.
    package func rendered(isColoured: Bool, isTerminal: Bool) -> String {
        let isCleaned = isTerminal && wrapping != .picture
        guard isColoured || isCleaned else { return plain }
        return runs.reduce(into: "") { whole, run in
            let text = isCleaned ? Sanitiser.cleanLines(run.text) : run.text
            guard isColoured, let code = run.style.code, !text.isEmpty else {
                whole += text
                return
            }
            whole += "\u{1B}[\(code)m\(text)\u{1B}[0m"
        }
    }
}

extension StyledText {
    /// The line as a terminal of that width shows it. Lines of several styles are short and stay as they are.
    package func fitted(to settings: OutputSettings) -> [StyledText] {
        let cells: Int
        switch wrapping {
        case .asIs, .picture: return [self]
        case .choice(let others): return settings.isTerminal ? chosen(of: others, width: settings.width) : [self]
        case .columns:
            guard settings.isTerminal else { return [self] }
            cells = settings.width
        case .prose: cells = settings.isTerminal ? min(settings.width, Self.proseWidth) : Self.proseWidth
        case .gauge(let part):
            let width = settings.isTerminal && !settings.isPlain ? settings.width : 0
            return [gauge(part, room: width, of: width)]
        }
        guard runs.count == 1, let run = runs.first else { return [self] }
        return HangingWrap.lines(run.text, cells: cells).map { StyledText($0, run.style) }
    }

    /// `  ━━━━━━──────  1:12 / 4:47`; only the text where symbols are not wanted or the output is not a terminal.
    private func gauge(_ part: Double, room: Int, of width: Int) -> StyledText {
        let room = min(Self.gaugeWidth, room - 4 - runs.reduce(0) { $0 + CellWidth.of($1.text) })
        guard width >= Self.gaugeScreen, room >= Self.gaugeWidth / 4 else {
            var line = self
            line.runs.insert(Run(text: "  ", style: .plain), at: 0)
            return line
        }
        let done = Int((Double(room) * min(1, max(0, part))).rounded(.down))
        var line = self
        line.runs.insert(
            Run(
                text: "  " + String(repeating: "━", count: done) + String(repeating: "─", count: room - done) + "  ",
                style: .plain), at: 0)
        return line
    }

    /// The widest bar, in cells.
    private static let gaugeWidth = 32
    /// The narrowest screen with a bar: on others the numbers say more.
    private static let gaugeScreen = 34

    /// The line as one row of a terminal of that width, which never wraps.
    package func row(width: Int) -> StyledText {
        var line = self
        // The last cell of a row stays free: some terminals wrap as soon as it is filled.
        switch wrapping {
        case .gauge(let part): line = gauge(part, room: width - 1, of: width)
        case .choice(let others):
            let fitting = ([plain] + others).first { CellWidth.of($0) < width } ?? ""
            line = StyledText(fitting, runs.first?.style ?? .plain)
        case .asIs, .columns, .prose, .picture: break
        }
        var left = max(0, width - 1)
        for index in line.runs.indices {
            line.runs[index].text = CellWidth.truncated(line.runs[index].text, to: left)
            left -= CellWidth.of(line.runs[index].text)
        }
        return line
    }

    /// The lines of the first text that has room; where none has, the last one is broken.
    private func chosen(of others: [String], width: Int) -> [StyledText] {
        let texts = ([plain] + others).map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
        let fitting = texts.first { $0.allSatisfy { CellWidth.of($0) <= width } } ?? texts[texts.count - 1]
        return fitting.flatMap { HangingWrap.lines($0, cells: width) }.map {
            StyledText($0, runs.first?.style ?? .plain)
        }
    }

    /// Longer lines of prose are hard to read.
    private static let proseWidth = 80

    /// The message in the lines that a terminal of that width shows.
    package func message(width: Int) -> [StyledText] {
        guard runs.count == 1, let run = runs.first else { return [self] }
        let lines = run.text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.flatMap { HangingWrap.lines(String($0), cells: width) }.map { StyledText($0, run.style) }
    }
}

extension StyledText.Style {
    /// The parameter of the SGR escape (ECMA-48 §8.3.117).
    fileprivate var code: String? {
        switch self {
        case .plain: nil
        case .bold: "1"
        case .faint: "2"
        case .accent: "36"
        case .success: "32"
        case .warning: "33"
        case .error: "31"
        }
    }
}
