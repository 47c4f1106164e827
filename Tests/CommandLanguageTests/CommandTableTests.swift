// Which command a line means, and which word goes to which slot and option.

import Prompting
import SeededRandom
import Testing

@testable import CommandLanguage

@Suite("Commands by name")
struct CommandNamingTests {
    @Test(
        "Full names and prefixes",
        arguments: [
            ("search x", "search"),
            ("s x", "search"), ("p", "play"), ("q", "queue"), ("n", "next"),
            ("sea x", "search"),
            ("play", "play"), ("playl x", "playlist"),
            ("queue", "queue"), ("queue add 1", "queue add"), ("q a 1", "queue add"),
            ("device default x", "device default"), ("device d", "device"), ("device \"default\"", "device"),
            ("playlist New", "playlist"), ("playlist new x", "playlist new"), ("playlist \"new\" x", "playlist"),
            ("profile l", "profile list"),
            ("loudness 3", "volume"), ("lou", "volume"),
            ("save 1", "save"), ("unsa 1", "unsave"),
        ])
    func names(text: String, expected: String) throws {
        #expect(try Sample.name(text) == expected)
    }

    @Test(
        "What is no command says what could have been meant",
        arguments: [
            ("serach x", UsageError.Fault.unknownCommand("serach", nearest: ["search"]), 0..<6),
            ("xyzzy", .unknownCommand("xyzzy", nearest: []), 0..<5),
            ("add 1", .unknownCommand("add", nearest: ["queue add", "playlist add"]), 0..<3),
            ("Now", .unknownCommand("Now", nearest: ["now"]), 0..<3),
            ("\"now\"", .unknownCommand("\"now\"", nearest: ["now"]), 0..<5),
            ("pla", .ambiguousCommand("pla", candidates: ["play", "playlist"]), 0..<3),
            ("uns 1", .ambiguousCommand("uns", candidates: ["unsave"]), 0..<3),
            ("queue foo", .unknownSubcommand("foo", of: "queue", known: ["add"]), 6..<9),
            ("queue 'add'", .quotedSubcommand("add", of: "queue"), 6..<11),
            ("profile x", .unknownSubcommand("x", of: "profile", known: ["list", "use"]), 8..<9),
            ("profile", .missingSubcommand(of: "profile", known: ["list", "use"]), 7..<7),
        ])
    func errors(text: String, expected: UsageError.Fault, span: Range<Int>) {
        let error = fault { () throws(UsageError) in _ = try Sample.name(text) }
        #expect(error == UsageError(expected, at: span))
    }

    @Test(
        "Files need full names",
        arguments: [
            ("s x", UsageError.Fault.abbreviatedCommand("s", meaning: "search"), 0..<1),
            ("sea x", .abbreviatedCommand("sea", meaning: "search"), 0..<3),
            ("queue a 1", .abbreviatedCommand("a", meaning: "add"), 6..<7),
        ])
    func fullNames(text: String, expected: UsageError.Fault, span: Range<Int>) throws {
        let error = fault { () throws(UsageError) in _ = try Sample.name(text, naming: .fullNames) }
        #expect(error == UsageError(expected, at: span))
        #expect(try Sample.name("queue add 1", naming: .fullNames) == "queue add")
    }

    @Test("No words at all are no command")
    func nothing() {
        let error = fault { () throws(UsageError) in
            _ = try Sample.table.understand([], in: "$@", stage: 0..<2, naming: .prefixes)
        }
        #expect(error == UsageError(.unknownCommand("", nearest: []), at: 0..<2))
    }

    @Test("The words that start stages")
    func commandNames() {
        #expect(Sample.table.commandNames.isSuperset(of: ["search", "queue", "profile", "loudness"]))
        #expect(!Sample.table.commandNames.contains("add"))
        #expect(Sample.table.spec(named: ["queue", "add"])?.name == "queue add")
        #expect(Sample.table.spec(named: ["add"]) == nil)
    }
}

@Suite("Binder")
struct BinderTests {
    @Test(
        "Text goes on as typed, without the options in it",
        arguments: [
            ("search ok computer", nil, "ok computer"),
            ("search artist radiohead", "artist", "radiohead"),
            ("search \"artist\" radiohead", nil, "\"artist\" radiohead"),
            ("search -- artist radiohead", nil, "artist radiohead"),
            ("search artist:\"Nina  Simone\"   year:1990-1999", nil, "artist:\"Nina  Simone\"   year:1990-1999"),
            ("search ok --fresh computer", nil, "ok computer"),
            ("search --fresh album ok", "album", "ok"),
            ("search album ok --fresh", "album", "ok"),
            ("search ok \\\n computer", nil, "ok computer"),
            ("search $name live", nil, "Nina Simone live"),
            ("search x $@", nil, "x one two words --three"),
            ("search ok -- --fresh", nil, "ok --fresh"),
            ("search -M- -d1 - -x", nil, "-M- -d1 - -x"),
            ("search a; play", nil, "a"),
            ("search “ok” ‘computer’", nil, "“ok” ‘computer’"),
        ])
    func typed(text: String, kinds: String?, query: String) throws {
        let input = try Sample.understand(text).input
        #expect(try input.optional(Sample.kinds) == kinds)
        #expect(try input.value(Sample.query) == query)
    }

    @Test(
        "Options stand anywhere, with their values in the next word or behind =",
        arguments: [
            ("play --on Kitchen 3", "Kitchen", 5..<17),
            ("play 3 --on Kitchen", "Kitchen", 7..<19),
            ("play 3 --on=Kitchen", "Kitchen", 7..<19),
            ("play 3 -o Kitchen", "Kitchen", 7..<17),
            ("play 3 --on=\"Living Room\"", "Living Room", 7..<25),
            ("play 3 --on \"--fresh\"", "--fresh", 7..<21),
            ("play 3 --on=\"\"", "", 7..<14),
            ("play 3 --on $name", "Nina Simone", 7..<17),
            ("play 3 --on=a=b", "a=b", 7..<15),
            ("play 3 --on -3", "-3", 7..<14),
        ])
    func optionValues(text: String, expected: String, span: Range<Int>) throws {
        let input = try Sample.understand(text).input
        #expect(try input.value(Sample.on) == expected)
        #expect(input.span(ofOption: "on") == span)
        #expect(try input.value(Sample.things).map(\.reference) == [.rows(RowSelection([.row(3)]), kind: nil)])
    }

    @Test(
        "Common options come back by name from every command",
        arguments: ["play -d", "play --dry-run", "queue -d", "now --dry-run"])
    func commonOptions(text: String) throws {
        #expect(try Sample.understand(text).input.has(Sample.dryRun))
    }

    @Test("Quoted words and values of variables are never options", arguments: ["play \"--fresh\"", "play $flag"])
    func notOptions(text: String) throws {
        let input = try Sample.understand(text).input
        #expect(!input.has(Sample.fresh))
        #expect(try input.value(Sample.things).map(\.reference) == [.name("--fresh", kind: nil)])
    }

    @Test("Bare words are options even among several")
    func flags() throws {
        let input = try Sample.understand("play 3 --fresh -d --format tsv").input
        #expect(input.has(Sample.fresh) && input.has(Sample.dryRun))
        #expect(try input.value(Sample.format) == "tsv")
        #expect(try input.value(Sample.on) == nil)
    }

    @Test("Numbers and keywords", arguments: [("volume 40", 40), ("volume", nil), ("volume \"40\"", 40)])
    func numbers(text: String, expected: Int?) throws {
        #expect(try Sample.understand(text).input.optional(Sample.level) == expected)
    }

    @Test("A keyword is typed bare", arguments: [("shuffle on", "on"), ("shuffle", nil)])
    func keywords(text: String, expected: String?) throws {
        #expect(try Sample.understand(text).input.optional(Sample.mode) == expected)
    }

    @Test(
        "What does not fit is pointed at",
        arguments: [
            (
                "search",
                UsageError.Fault.missingArgument(
                    "QUERY", usage: "search [KINDS] QUERY [--fresh] [-d|--dry-run] [--format FORMAT]"), 6..<6
            ),
            (
                "login; search artist ; x",
                .missingArgument(
                    "QUERY", usage: "search [KINDS] QUERY [--fresh] [-d|--dry-run] [--format FORMAT]"), 20..<20
            ),
            (
                "queue add", .missingArgument("X", usage: "queue add X... [-d|--dry-run] [--format FORMAT]"),
                9..<9
            ),
            ("volume 3 4", .surplusArgument("4", usage: "volume [LEVEL] [-d|--dry-run] [--format FORMAT]"), 9..<10),
            ("now 'a b'", .surplusArgument("a b", usage: "now [-d|--dry-run] [--format FORMAT]"), 4..<9),
            ("play 3 --freh", .option(.unknown("--freh", nearest: ["--fresh"])), 7..<13),
            ("play --nonsense=3", .option(.unknown("--nonsense", nearest: [])), 5..<17),
            ("play --${digits}", .option(.unknown("--3", nearest: [])), 5..<16),
            ("play --on", .option(.missingValue("on", value: "DEVICE")), 5..<9),
            ("play --on --fresh", .option(.missingValue("on", value: "DEVICE")), 5..<9),
            ("play --on=", .option(.missingValue("on", value: "DEVICE")), 5..<10),
            ("play --fresh=1", .option(.unexpectedValue("fresh")), 5..<14),
            ("play --fresh --fresh", .option(.repeated("fresh")), 13..<20),
            ("volume 101", .invalidValue("101", expected: "a whole number from 0 to 100"), 7..<10),
            (
                "volume 99999999999999999999",
                .invalidValue("99999999999999999999", expected: "a whole number from 0 to 100"), 7..<27
            ),
            ("volume loud", .invalidValue("loud", expected: "a whole number from 0 to 100"), 7..<11),
            ("shuffle \"On\"", .invalidValue("On", expected: "on or off"), 8..<12),
            ("shuffle On", .invalidValue("On", expected: "on or off"), 8..<10),
            ("search $best", .variable(.rowsAsText("best")), 7..<12),
        ])
    func errors(text: String, expected: UsageError.Fault, span: Range<Int>) {
        let error = fault { () throws(UsageError) in
            if text.contains(";") {
                guard case .command(let typed, let stage)? = try tree(text)?.steps[1].pipeline?.stages[0] else {
                    return
                }
                let words = try Expansion.expand(typed, with: lookup)
                _ = try Sample.table.understand(words, in: text, stage: stage, naming: .prefixes)
                return
            }
            let input = try Sample.understand(text).input
            if text.hasPrefix("volume") { _ = try input.optional(Sample.level) }
            if text.hasPrefix("shuffle") { _ = try input.optional(Sample.mode) }
            if text.hasPrefix("search") { _ = try input.value(Sample.query) }
        }
        #expect(error == UsageError(expected, at: span))
    }

    @Test("An optional slot leaves words to those that must have one")
    func optionalBeforeRequired() throws {
        let first = Slot<String>.word("A", help: "a", shape: .optional)
        let second = Slot<String>.word("B", help: "b")
        let table = CommandTable([
            CommandSpec(
                "x", group: .shell, form: .source, summary: "", slots: [first.erased, second.erased], examples: [],
                cost: "")
        ])
        let (one, stage) = try words("x 1")
        let input = try table.understand(one, in: "x 1", stage: stage, naming: .prefixes).input
        #expect(try input.optional(first) == nil)
        #expect(try input.value(second) == "1")
    }

    @Test("Random lines are understood or blamed inside the text")
    func randomLines() {
        let soup = [
            "play", "search", "queue", "add", "playlist", "new", "s", "volume", "device", "--on", "--on=", "--fresh",
            "-d", "--",
            "--x", "3", "2-5", "all", "album:2", "\"a b\"", "$best", "$best:9", "$name", "$@", "\"", "x", "é", "-", ".",
            "|", ";",
            "$nope", "99999999999999999999",
        ]
        var generator = SeededGenerator(seed: 3)
        var understood = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...7, using: &generator))
                .map { _ in soup.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            do {
                let input = try Sample.understand(text).input
                _ = try input.optional(Sample.things)
                _ = try input.optional(Sample.artist)
                _ = try input.optional(Sample.query)
                understood += 1
            } catch {
                #expect(text.utf8Slice(error.span) != nil, "\(text)")
            }
        }
        #expect(understood > 1_000)
    }
}
