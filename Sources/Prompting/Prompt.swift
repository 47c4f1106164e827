// The prompt as a value: runs of plain text, each with one style. Editors turn the styles into escape
// sequences. The text must be sanitised and hold no control characters.

/// The text before the line being typed.
package struct Prompt: Sendable, Equatable {
    /// How a run looks. Colour never carries meaning alone.
    package enum Style: Sendable, Equatable { case plain, bold, faint, accent }

    /// Text in one style.
    package struct Run: Sendable, Equatable {
        /// The text, without control characters.
        package var text: String
        /// How it looks.
        package var style: Style

        /// A run, plain unless a style is given.
        package init(_ text: String, _ style: Style = .plain) {
            self.text = text
            self.style = style
        }
    }

    /// The runs, from left to right.
    package var runs: [Run]

    /// A prompt of several runs.
    package init(_ runs: [Run]) {
        self.runs = runs
    }

    /// A prompt of one plain text.
    package init(_ text: String) {
        runs = [Run(text)]
    }

    /// The prompt without its styles.
    package var text: String { runs.map(\.text).joined() }
}
