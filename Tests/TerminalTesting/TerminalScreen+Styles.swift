// What the cells of a screen look like: the codes of `CSI … m` that were in force when they were written.

extension TerminalScreen {
    /// What the row that the cursor stands in looks like: its text in stretches of one style, plain ones as they are,
    /// the others after their codes: `31;4:plya`.
    package var cursorStyles: [String] { styles(ofRow: row) }

    /// The same of any row.
    package func styles(ofRow row: Int) -> [String] {
        var parts: [(style: String, text: String)] = []
        for cell in grid[row].cells {
            let (style, text) =
                switch cell {
                case .blank: ("", " ")
                case .character(let character, let style): (style, character)
                case .rest: (parts.last?.style ?? "", "")
                }
            if parts.last?.style == style { parts[parts.count - 1].text += text } else { parts.append((style, text)) }
        }
        if let last = parts.last, last.style.isEmpty {
            parts[parts.count - 1].text = String(last.text.reversed().drop { $0 == " " }.reversed())
        }
        return parts.filter { !$0.text.isEmpty }.map { $0.style.isEmpty ? $0.text : "\($0.style):\($0.text)" }
    }

    /// Obeys `CSI … m`: a 0 takes back what came before it.
    mutating func change(_ codes: String) {
        for code in codes.split(separator: ";") {
            if code == "0" { style = "" } else { style += style.isEmpty ? String(code) : ";\(code)" }
        }
        if codes.isEmpty { style = "" }
    }
}
