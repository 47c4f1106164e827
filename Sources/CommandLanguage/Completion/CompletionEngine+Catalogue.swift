// Completion from Spotify's catalogue, where memory knows no names: the question for names that the place at
// the cursor would ask, answered by a search.

import Prompting
import Synchronization

extension CompletionEngine {
    /// Looks for names when Tab found none. It completes the line once against a snapshot that only notes the
    /// questions, and sends the longest of them to the catalogue. True means that it is worth completing again.
    package func learn(for line: String, cursor: Int) async -> Bool {
        let asked = NameQueries()
        let listening = CompletionEngine(table: table, snapshot: { asked.note($0) })
        guard listening.completions(for: line, cursor: cursor).candidates.isEmpty, let query = asked.longest else {
            return false
        }
        return await catalogue(query)
    }
}

/// The questions for names that completion asks.
private final class NameQueries: Sendable {
    private let queries = Mutex<[CandidateQuery]>([])

    /// The question for all words of the name together.
    var longest: CandidateQuery? {
        queries.withLock { queries in
            queries.max { $0.text.utf8.count < $1.text.utf8.count }.flatMap { $0.text.isEmpty ? nil : $0 }
        }
    }

    /// Notes a question and returns nothing, so that every further question is asked as well.
    func note(_ query: CandidateQuery) -> [Candidate] {
        switch query.source {
        case .rows: queries.withLock { $0.append(query) }
        case .ownPlaylists, .ownedPlaylists, .devices, .profiles, .aliases, .abbreviations, .functions,
            .optionsOfFunction, .slotsOfFunction, .rules, .scripts, .variables, .rowVariables, .settingValues, .fields,
            .operators, .values:
            break
        }
        return []
    }
}
