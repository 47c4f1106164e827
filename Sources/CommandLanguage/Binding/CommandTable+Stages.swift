// What completion learns from whole stages: the line after a prefix command such as `time`, and the kinds of
// rows that a pipeline passes on.

extension CommandTable {
    /// The words of the line that a command takes as its argument, as `time` does; nil for other commands, and
    /// while the cursor has not come to that line.
    func innerLine(of words: [Word], at place: (node: Int, length: Int)) -> [Word]? {
        guard let spec = nodes[place.node].spec, case .line(let count, _)? = self.spec(at: spec).slots.first?.candidates
        else {
            return nil
        }
        let arguments = words.dropFirst(place.length)
        guard arguments.count >= count else { return nil }
        let inner = Array(arguments.dropFirst(count))
        // Options at that place belong to the command itself.
        return inner.first?.bareText?.utf8.first == .hyphen ? nil : inner
    }

    /// The kinds of rows that come out of the stages; empty when they are not known.
    func kinds(of stages: [[Word]]) -> [String] {
        for words in stages.reversed() {
            guard let spec = spec(of: words) else { return [] }
            if !spec.returns.isEmpty { return spec.returns }
            // A command that takes rows and declares none of its own passes them on.
            guard spec.form.mayFollowPipe else { return [] }
        }
        return []
    }

    /// The variable whose rows come out of the stages; nil where they come from elsewhere.
    func variable(of stages: [[Word]]) -> String? {
        for (place, words) in stages.enumerated().reversed() {
            if place == 0, let last = words.last, let name = last.nameOfVariable {
                // `rows $best` is `$best`.
                return words.count == 1 || words.count == 2 && words[0].bareText == "rows" ? name : nil
            }
            guard let spec = spec(of: words), spec.returns.isEmpty, spec.form.mayFollowPipe else { return nil }
        }
        return nil
    }

    /// The spec of a stage's command, looking through prefixes such as `time`.
    private func spec(of words: [Word]) -> CommandSpec? {
        var words = words
        while let place = locate(words) {
            guard let inner = innerLine(of: words, at: place), !inner.isEmpty else {
                return nodes[place.node].spec.map { spec(at: $0) }
            }
            words = inner
        }
        return nil
    }
}

extension CompletionEngine {
    /// The kinds of rows that reach the cursor's stage.
    func kinds(of stages: [[Word]]) -> [String] { table.kinds(of: stages) }

    /// The variable whose rows reach it.
    func variable(of stages: [[Word]]) -> String? { table.variable(of: stages) }
}

extension Word {
    /// The name of the variable that is all of the word; nil where it is none.
    fileprivate var nameOfVariable: String? {
        guard pieces.count == 1, pieces[0].origin == .variable, text.utf8.first == .dollar else { return nil }
        return String(text.dropFirst())
    }
}
