// The rest of the word that is being typed, for the faint text after the cursor: the first of what Tab would offer that
// begins like it. It is looked for at every key, so commands are found without making a list of them.

import Prompting
import Text

extension UsageHint {
    /// The rest of the word at the end of a line; nil where there is none, or the word is as long as what it means.
    package func rest(ofWordIn line: String) -> String? {
        guard let last = line.utf8.last, last != .space, last != .newline,
            let site = CompletionSite(line, cursor: line.utf8.count), case .word(let partial) = site.cursor,
            partial.quote == nil, partial.lead.isEmpty, !partial.text.utf8.allSatisfy(\.isDigit)
        else { return nil }
        if site.words.isEmpty { return rest(ofCommand: partial.text, followsPipe: site.followsPipe) }
        let stage = CompletionEngine.StageSite(words: site.words, kinds: engine.kinds(of: site.feeding), depth: 0)
        guard let found = engine.arguments(stage, partial), found.start < line.utf8.count else { return nil }
        let typed = String(decoding: Array(line.utf8)[found.start...], as: UTF8.self)
        let texts = found.candidates.map { $0.unquoted ?? $0.insertion }
        // What is whole already needs nothing, though more of it would be something else.
        guard !texts.contains(typed) else { return nil }
        return texts.lazy.compactMap { Self.rest(of: $0, after: typed) }.first
    }

    /// What is left of a text after its beginning, in whatever case that was typed; nil when it begins differently,
    /// when nothing is left, and for what a terminal would obey.
    private static func rest(of text: String, after typed: String) -> String? {
        guard text.utf8.count > typed.utf8.count, Sanitiser.clean(text) == text,
            let beginning = String(text.utf8.prefix(typed.utf8.count)),
            beginning == typed || Folding.folded(beginning) == Folding.folded(typed)
        else { return nil }
        return String(text.utf8.dropFirst(typed.utf8.count))
    }

    /// The same for a command, an alias or a function; after a pipe for those that take rows.
    private func rest(ofCommand typed: String, followsPipe: Bool) -> String? {
        let table = engine.table
        var names: [String]
        switch table.meaning(of: typed, at: 0) {
        // What is a command already needs nothing.
        case .exact: return nil
        case .prefix(_, let name): names = [name]
        case .several(let several): names = several.sorted { $0.utf8.count < $1.utf8.count }
        case .none: names = []
        }
        if followsPipe {
            names = names.filter { name in
                table.nodes[0].children[name].map { takesRows(table.nodes[$0]) } ?? false
            }
        } else if names.isEmpty {
            names = engine.snapshot(CandidateQuery(.aliases, text: typed)).map(\.insertion)
        }
        return names.lazy.compactMap { Self.rest(of: $0, after: typed) }.first
    }

    /// Whether a command, or one of those that begin with its name, may follow a pipe.
    private func takesRows(_ node: CommandTree.Node) -> Bool {
        if let index = node.spec, engine.table.spec(at: index).form.mayFollowPipe { return true }
        return node.children.values.contains { takesRows(engine.table.nodes[$0]) }
    }
}
