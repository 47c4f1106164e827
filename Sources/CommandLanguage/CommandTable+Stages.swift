// What completion reads off the words of whole stages: the line that a prefix such as `time` stands before, and the kinds of
// rows that a pipeline hands on.

extension CommandTable {
    /// The words of the line that a command takes as its argument, such as `time` does; nil where it takes none, or where
    /// the cursor has not come to it.
    func innerLine(of words: [Word], at place: (node: Int, length: Int)) -> [Word]? {
        guard let spec = nodes[place.node].spec, case .line(let count, _)? = specs[spec].slots.first?.candidates else {
            return nil
        }
        let arguments = words.dropFirst(place.length)
        guard arguments.count >= count else { return nil }
        let inner = Array(arguments.dropFirst(count))
        // Options there are the command's own.
        return inner.first?.bareText?.utf8.first == .hyphen ? nil : inner
    }

    /// The kinds of rows that come out of stages; empty where they are not known.
    func kinds(of stages: [[Word]]) -> [String] {
        for words in stages.reversed() {
            guard let spec = spec(of: words) else { return [] }
            if !spec.returns.isEmpty { return spec.returns }
            // What takes rows and names none of its own hands them on.
            if spec.takes.isEmpty { return [] }
        }
        return []
    }

    private func spec(of words: [Word]) -> CommandSpec? {
        var words = words
        while let place = locate(words) {
            guard let inner = innerLine(of: words, at: place), !inner.isEmpty else {
                return nodes[place.node].spec.map { specs[$0] }
            }
            words = inner
        }
        return nil
    }
}

extension CompletionEngine {
    func kinds(of stages: [[Word]]) -> [String] { table.kinds(of: stages) }
}
