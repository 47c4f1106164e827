// What the tests of completion share: a table with every kind of slot, an engine that knows some names and files, and
// lines with the cursor marked in them.

import Prompting
import Testing

@testable import CommandLanguage

enum CompletionSample {
    /// The small table, and commands that take fields, conditions and lines.
    static let table: CommandTable = {
        let condition = Slot<[Word]>.words("CONDITION", help: "Which", candidates: .condition)
        let fields = Slot<[Word]>.words("FIELD", help: "By what", shape: .several, candidates: .fields)
        let setting = Slot<String>.word("NAME", help: "Which", shape: .optional)
        let value = Slot<String>.word("VALUE", help: "What", shape: .optional, candidates: .kept(.settingValues))
        let line = Slot<String>.text("COMMAND", help: "What", candidates: .line(after: 0))
        let repeated = Slot<[Word]>.words("TIME COMMAND", help: "What", candidates: .line(after: 1))
        let meaning = Slot<[Word]>.words("NAME = LINE", help: "What", candidates: .line(after: 2, .kept(.aliases)))
        let query = Slot<String>.text(
            "QUERY", help: "What",
            candidates: .query([
                .init("artist:", summary: "", .rows(["artist"])), .init("album:", summary: "", .rows(["album"])),
                .init("kind:", summary: "", .words([Candidate("track"), Candidate("album")])),
                .init("year:", summary: "", .none),
            ]))
        func command(
            _ name: String, _ slots: [SlotSpec] = [], returns: [String] = [], form: CommandForm = .source,
        ) -> CommandSpec {
            CommandSpec(
                name, group: .shell, form: form, summary: "Does \(name)", slots: slots, examples: [], returns: returns,
                cost: "none")
        }
        return CommandTable(
            Sample.table.specs + [
                command("albums", returns: ["album"]), command("where", [condition.erased], form: .transform),
                command("sort", [fields.erased], form: .transform), command("set", [setting.erased, value.erased]),
                command("time", [line.erased]), command("grep", [query.erased]), command("every", [repeated.erased]),
                command("alias", [meaning.erased]),
            ], commonOptions: Sample.table.commonOptions)
    }()

    static let engine = CompletionEngine(
        table: table,
        snapshot: { query in
            switch query.source {
            case .rows(["track", "album"]), .rows(["track"]), .rows(["album"]):
                [
                    Candidate("1", label: "1  Airbag", summary: "Radiohead"),
                    Candidate("2", label: "2  Paranoid Android", summary: "Radiohead"),
                    Candidate("now"), Candidate("OK Computer"), Candidate("In Rainbows"), Candidate("Pinkerton"),
                ]
            case .ownPlaylists, .ownedPlaylists: [Candidate("Road Songs"), Candidate("Focus")]
            case .rows(["artist"]):
                [
                    Candidate("Radiohead"), Candidate("Radiohead Tribute Band"), Candidate("Sigur Rós"),
                    Candidate("\"311\""),
                    Candidate("Ke$ha"), Candidate("$NOT"), Candidate("Björk"), Candidate("\"Heroes\""),
                    Candidate("Don't"),
                ]
            case .devices: [Candidate("Kitchen"), Candidate("Living Room")]
            case .rows(["playlist"]): [Candidate("Road")]
            case .rules: [Candidate("This week")]
            case .variables: [Candidate("best"), Candidate("name")]
            case .rowVariables: [Candidate("best")]
            case .aliases: [Candidate("party", summary: "play all --shuffle")]
            case .settingValues: query.words == ["hints"] ? [Candidate("on"), Candidate("off")] : []
            case .fields:
                query.kinds == ["album"]
                    ? [Candidate("artist"), Candidate("year"), Candidate("local")]
                    : [Candidate("artist"), Candidate("duration"), Candidate("kind"), Candidate("name")]
            case .operators("local"): [Candidate("="), Candidate("and")]
            case .operators:
                [Candidate("="), Candidate("<"), Candidate("<="), Candidate("~"), Candidate("in"), Candidate("is")]
            case .values("kind"): [Candidate("track"), Candidate("album")]
            case .values("artist"): [Candidate("Nina Simone"), Candidate("Björk"), Candidate("and"), Candidate("A, B")]
            case .optionsOfFunction("loud"): [Candidate("--level")]
            case .slotsOfFunction("loud"): [Candidate("ROOM"), Candidate("[LEVEL]")]
            case .rows, .profiles, .values, .abbreviations, .scripts, .functions, .optionsOfFunction,
                .slotsOfFunction:
                []
            }
        },
        files: { directory in
            switch directory {
            case "":
                [
                    .init("a.juke"), .init("my lists", isDirectory: true), .init(".hidden"),
                    .init("lib", isDirectory: true),
                ]
            case "bad/": [.init("red\u{1B}[31m.juke"), .init("two\nlines"), .init("\u{202E}ekuj", isDirectory: true)]
            case "lib/": [.init("b c.juke"), .init("d.juke")]
            case "my lists/": [.init("e.juke")]
            default: []
            }
        })

    /// What Tab offers at the mark `⎸`, and the line without the mark.
    static func complete(_ marked: String) throws -> (plan: CompletionPlan, line: String) {
        let parts = marked.split(separator: "⎸", omittingEmptySubsequences: false)
        try #require(parts.count == 2)
        let line = parts.joined()
        return (engine.completions(for: line, cursor: parts[0].utf8.count), line)
    }
}
