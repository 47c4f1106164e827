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
            ("artist ", "ARTIST …"), ("artist radiohead ", nil), ("artist \"sigur rós\" ", nil), ("artist 2 ", nil),
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

    @Test(
        "The rest of the word that is being typed is what Tab would make of it",
        arguments: [
            ("sea", "rch"), ("s", "earch"), ("SEA", nil), ("search", nil), ("zzz", nil), ("morn", "ing"), ("", nil),
            ("now; pa", "use"), ("now | sh", nil), ("now | pla", "y"), ("play ", nil), ("play --fr", "esh"),
            ("play --fresh", nil), ("queue a", "dd"), ("volume 2", nil), ("play \"rad", nil), ("shuffle o", "n"),
            ("artist rad", "iohead"), ("artist Radioh", "ead"), ("artist bj", "örk"), ("artist two", nil),
            ("artist Radiohead", nil),
            ("search --format=j", "son"), ("# sea", nil), ("artist rad io", nil),
        ] as [(String, String?)])
    func words(line: String, rest: String?) {
        let hinter = UsageHint(table: CompletionSample.table) { query in
            switch query.source {
            case .rows:
                ["Radiohead", "Radiohead Tribute Band", "Björk", "Two\u{1B}[2J"].map { Candidate($0, label: "x") }
            case .aliases: [Candidate("morning")]
            case _: []
            }
        }
        #expect(hinter.rest(ofWordIn: line) == rest)
    }

    @Test("Where one of several words must come, they are in braces")
    func alternatives() {
        let mode = Slot<String>.keyword(["on", "off"], help: "Whether")
        let spec = CommandSpec(
            "quiet", group: .shell, form: .source, summary: "x", slots: [mode.erased],
            options: [
                OptionSpec(
                    name: "as", short: nil, value: .init(placeholder: .choice(["a", "b"]), candidates: .none), help: "x"
                )
            ], examples: [], cost: "none")
        let words = ["day start", "day end"].map {
            CommandSpec($0, group: .shell, form: .source, summary: "x", examples: [], cost: "none")
        }
        let hinter = UsageHint(table: CommandTable([spec] + words))
        #expect(hinter.usage(after: "quiet ") == "{on|off}")
        #expect(hinter.usage(after: "quiet --as ") == "{a|b}")
        #expect(hinter.usage(after: "day ") == "{start|end}")
        #expect(hinter.usage(after: "day start ") == nil)
        #expect(hinter.usage(after: "day x ") == nil)
    }
}
