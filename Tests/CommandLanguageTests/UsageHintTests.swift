// The hint after the cursor: what a command still takes, and which row a number is.

import Prompting
import Testing

@testable import CommandLanguage

@Suite("Usage hints")
struct UsageHintTests {
    @Test(
        "What a command still takes",
        arguments: [
            ("play ", "[X...]"), ("play 1 ", "[X...]"), ("search ", "[KINDS] QUERY …"), ("search album ", "QUERY …"),
            ("search album x ", "[QUERY …]"), ("play --on ", "DEVICE"), ("play --fresh ", "[X...]"),
            ("volume ", "[LEVEL]"), ("time volume ", "[LEVEL]"), ("time ", "COMMAND …"), ("every 5s play ", "[X...]"),
            ("play 2", "  Radiohead"), ("play album:2", "  Radiohead"), ("play 3", nil), ("volume 2", nil),
            ("play \"2", nil), ("2", nil), ("pause ", nil), ("play", nil), ("zzz ", nil),
        ] as [(String, String?)])
    func hints(line: String, hint: String?) {
        let hinter = UsageHint(table: CompletionSample.table) { query in
            guard case .rows = query.source else { return [] }
            return (1...2).map { number in
                var row = Candidate("\(number)", summary: "Radiohead")
                row.showsSummary = true
                return row
            }
        }
        #expect(hinter.usage(after: line) == hint)
    }
}
