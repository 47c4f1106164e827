// Text with styles, for people: what `now`, `help` and messages are made of. Styles become escapes only at the end, and
// only where colour is wanted; no meaning is in them alone.

/// Text in runs of one style each. The text must be sanitised.
package struct StyledText: Sendable, Equatable {
    package enum Style: Sendable, Equatable { case plain, bold, faint, accent, success, warning, error }

    package struct Run: Sendable, Equatable {
        package var text: String
        package var style: Style
    }

    package var runs: [Run]

    package init(_ text: String, _ style: Style = .plain) { runs = [Run(text: text, style: style)] }

    /// The text without styles.
    package var plain: String { runs.map(\.text).joined() }

    /// The text with escapes where colour is wanted.
    package func rendered(isColoured: Bool) -> String {
        guard isColoured else { return plain }
        return runs.map { run in
            guard let code = run.style.code, !run.text.isEmpty else { return run.text }
            return "\u{1B}[\(code)m\(run.text)\u{1B}[0m"
        }.joined()
    }
}

extension StyledText.Style {
    /// The number of the SGR escape (ECMA-48 §8.3.117).
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
