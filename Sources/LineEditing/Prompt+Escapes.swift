// The prompt in the form that the editor needs: styles become escape sequences between U+0001 marks. libedit
// joins such a run to the next visible character, loses one at the end, and fails on two side by side
// (Terminal §4.7, §12). The code here avoids all three.

package import Prompting

extension Prompt {
    /// The prompt for the editor, with the escape sequences of its styles unless colour is off.
    package func marked(colour: Bool) -> String {
        var result = ""
        var pending = ""
        var current = Style.plain
        for run in trailingPlain(runs) {
            let text = run.text.unicodeScalars.filter { !$0.isControl }
            guard !text.isEmpty else { continue }
            if colour, run.style != current {
                pending = "\u{1B}[0m" + run.style.escape
                current = run.style
            }
            if !pending.isEmpty { result += "\u{1}" + pending + "\u{1}" }
            pending = ""
            result.unicodeScalars.append(contentsOf: text)
        }
        return result
    }

    /// Ends the prompt with something plain and visible, so that the typed text is plain as well:
    /// its last space, or one more.
    private func trailingPlain(_ runs: [Run]) -> [Run] {
        var runs = runs.filter { !$0.text.isEmpty }
        guard var last = runs.last, last.style != .plain else { return runs }
        if last.text.hasSuffix(" ") {
            last.text.removeLast()
            runs[runs.count - 1] = last
        }
        return runs + [Run(" ")]
    }
}

extension Prompt.Style {
    /// The sequence that begins the style.
    fileprivate var escape: String {
        switch self {
        case .plain: ""
        case .bold: "\u{1B}[1m"
        case .faint: "\u{1B}[2m"
        case .accent: "\u{1B}[36m"
        }
    }
}

extension Unicode.Scalar {
    /// C0, DEL and C1, which must not reach a terminal from a prompt.
    fileprivate var isControl: Bool { value < 0x20 || (0x7F..<0xA0).contains(value) }
}
