// juke's own command line: values that no option takes are refused before anything begins, and the shells complete
// those that are taken.

import CommandLanguage
import Rendering
import Shell
import ShellCommands
import Testing

struct InvocationTests {
    private static let formats = ["auto"] + OutputFormat.allCases.map(\.rawValue)
    private static let oneOfThem = "one of \(formats.joined(separator: ", "))"

    private static let leaveOut = "Leave one of them out. Type: juke --help"

    private func diagnostic(_ words: [String]) -> Diagnostic? {
        do throws(InvocationError) {
            _ = try Invocation(words)
            return nil
        } catch {
            return error.diagnostic
        }
    }

    @Test(arguments: [
        (["--output", "pink"], "pink is not \(oneOfThem).", "Type: juke --help"),
        (["--output=xml"], "xml is not \(oneOfThem).", "Type: juke --help"),
        (["--output", "jsno"], "jsno is not \(oneOfThem).", "Did you mean --output json?"),
        (["--output="], "--output needs a value: \(oneOfThem).", "Type: juke --help"),
        (["--color", "pink"], "pink is not one of auto, always, never.", "Type: juke --help"),
        (["--color", "allways"], "allways is not one of auto, always, never.", "Did you mean --color always?"),
        (["--completion", "csh"], "csh is not one of bash, zsh, fish.", "Did you mean --completion zsh?"),
        (["--complete", "csh"], "csh is not one of bash, zsh, fish.", "Did you mean --complete zsh?"),
        (["--complete"], "--complete needs a value.", "Type: juke --complete SHELL"),
        (["--timeout", "soon"], "soon is not a time such as 30s or 5m.", "Type: juke --help"),
        (["--timeout", "0"], "0 is not a time such as 30s or 5m.", "Type: juke --help"),
        (["--max-requests", "-1"], "-1 is not a number of requests.", "Type: juke --help"),
        (["--head", "maybe"], "maybe is not one of auto, on, off.", "Type: juke --help"),
        (["--columns", "a,,b"], "a,,b is not fields with commas between: name,artist.", "Type: juke --help"),
        (["--format", "{name"], "{ is not closed by }; for a brace as text type {{.", "Type: juke --help"),
        (["--csv", "--json"], "--csv and --json cannot be used together.", leaveOut),
        (["--output=csv", "--ids"], "--csv and --ids cannot be used together.", leaveOut),
        (["--format", "x", "--tsv"], "--format and --tsv cannot be used together.", leaveOut),
        (["--tsv", "--format", "x"], "--tsv and --format cannot be used together.", leaveOut),
    ])
    func `a value that an option does not take is status 2`(words: [String], sentence: String, step: String) {
        let diagnostic = diagnostic(words)
        #expect(diagnostic?.sentence == sentence)
        #expect(diagnostic?.nextStep == step)
        #expect(diagnostic?.status == .usage)
    }

    @Test(arguments: formats)
    func `every format is taken`(format: String) throws {
        #expect(try Invocation(["--output", format]).settings == ["output": format])
    }

    @Test(arguments: OutputFormat.allCases)
    func `every format has an option of its own`(format: OutputFormat) throws {
        #expect(try Invocation(["--\(format.rawValue)"]).settings == ["output": format.rawValue])
        #expect(try Invocation(["--\(format.rawValue)", "--output", format.rawValue]).input == .standardInput)
        #expect(Invocation.help.contains("      --\(format.rawValue) "))
    }

    @Test func `how rows are written can be said for a whole run`() throws {
        let run = try Invocation(["--columns", "name,year", "--head", "off", "--fresh", "--csv", "-c", "liked"])
        #expect(run.rowDefaults.columns == ["name", "year"] && run.rowDefaults.template == nil)
        #expect(run.settings == ["output": "csv", "head": "off"] && run.isFresh)
        #expect(try Invocation(["--format={name}"]).rowDefaults.template == RowTemplate("{name}"))
        #expect(try Invocation([]).rowDefaults == RowDefaults())
        #expect(try !Invocation([]).isFresh)
    }

    @Test(arguments: [
        ["--allow-shell"], ["x", "--json"], ["-c", "x"], ["--keep-going", "--dry-run", "--demo"], ["--profile"],
        ["a", "--"],
    ])
    func `what follows the commands are their arguments`(words: [String]) throws {
        let plain = try Invocation(["-c", "echo"])
        var run = try Invocation(["-c", "echo", "--"] + words)
        #expect(run.arguments == words)
        run.arguments = []
        #expect(run == plain)
        #expect(try Invocation(["--commands=echo", "--"] + words).arguments == words)
        #expect(try Invocation(["script"] + words).arguments == words)
    }

    @Test(arguments: [
        (["--dry-run"], "--dry-run"), (["x", "--json"], "--json"), (["--output=json"], "--output=json"),
        (["-c", "again"], "-c"), (["--profile", "work"], "--profile"), (["--quick", "--yes", "--demo"], "--demo"),
    ])
    func `an option of juke's after the commands is status 2, and where it belongs is said`(
        words: [String], option: String
    ) throws {
        let diagnostic = diagnostic(["-c", "echo"] + words)
        #expect(diagnostic?.sentence == "\(option) comes after the commands of -c, where words are their arguments.")
        #expect(
            diagnostic?.nextStep
                == "As an option of juke, put it before -c. As an argument: juke -c '…' -- \(option)")
        #expect(diagnostic?.status == .usage)
    }

    @Test func `after the commands, what is no option of juke's is an argument`() throws {
        for words in [["-x", "--quick", "-"], ["x", "--", "--json"], ["---json"], ["--"], []] {
            let rest = words.first == "--" ? [] : words
            #expect(try Invocation(["-c", "echo"] + words).arguments == rest)
        }
    }

    @Test func `times and limits are understood`() throws {
        #expect(try Invocation(["--timeout", "5"]).timeLimit == .seconds(5))
        #expect(try Invocation(["--timeout=5m"]).timeLimit == .seconds(300))
        #expect(try Invocation(["--max-requests", "100"]).maxRequests == 100)
        #expect(try Invocation([]).maxRequests == nil)
        #expect(Invocation.help.contains("--max-requests N"))
    }

    @Test func `a megabyte of an option is cut`() {
        let words = String(repeating: "x", count: 1_000_000)
        #expect((diagnostic(["--\(words)"])?.sentence.count ?? .max) < 100)
        #expect((diagnostic(["--output", words])?.sentence.count ?? .max) < 200)
    }
}
