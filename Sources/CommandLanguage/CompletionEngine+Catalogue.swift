// What is asked of the catalogue where nothing is known: the names that the place at the cursor would have taken.

import Prompting
import Synchronization

extension CompletionEngine {
    package func learn(for line: String, cursor: Int) async -> Bool {
        let asked = Questions()
        let listening = CompletionEngine(table: table, snapshot: { asked.note($0) })
        guard listening.completions(for: line, cursor: cursor).candidates.isEmpty, let query = asked.longest else {
            return false
        }
        return await catalogue(query)
    }
}

/// The questions for names that completion asks.
private final class Questions: Sendable {
    private let queries = Mutex<[CandidateQuery]>([])

    /// The one for all words of a name.
    var longest: CandidateQuery? {
        queries.withLock { queries in
            queries.max { $0.text.utf8.count < $1.text.utf8.count }.flatMap { $0.text.isEmpty ? nil : $0 }
        }
    }

    /// Answers nothing, so that every question is asked.
    func note(_ query: CandidateQuery) -> [Candidate] {
        if query.source.utf8.starts(with: "rows ".utf8) { queries.withLock { $0.append(query) } }
        return []
    }
}
