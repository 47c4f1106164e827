// What juke returns to other shells at a Tab: what can stand where on its command line, and how each shell gets it.

import CommandLanguage
import Library
import Prompting
import Shell
import ShellCommands
import Testing

struct ShellCompletionTests {
    /// The answer for words, with profiles and a line's names as given.
    private func answer(_ words: [String], _ shell: ShellCompletion = .fish) -> String {
        let site = shell.site(of: words)
        let candidates: [Candidate]
        switch site.wanted {
        case .file: return ShellCompletion.files
        case .anything: candidates = []
        case .words(let words): candidates = words
        case .profile(let typed): candidates = ["default", "work"].filter { $0.hasPrefix(typed) }.map { Candidate($0) }
        case .line(let typed): candidates = ShellCompletion.lines(typed, by: Self.completer)
        }
        return shell.answer(candidates, at: site, of: words)
    }

    private static let names = [
        ("OK Computer", "album"), ("Ok Go", "album"), ("It's Up!", "album"), ("Sigur Rós", "artist"),
        ("AC/DC $x \"`", "artist"), ("tab\there", "artist"),
    ]

    private static var completer: any Completing {
        var builder = SortedNames.Builder()
        for (name, kind) in names { builder.add(name, folded: name.lowercased(), kind: kind) }
        let seen = builder.finish()
        let snapshot = SessionSnapshot(Session(surroundings: .script), inherited: { [] }, seen: { seen })
        return CompletionEngine(table: Catalogue.table(), snapshot: { snapshot.candidates($0) })
    }

    @Test(
        arguments: [
            (["--max"], "words\n--max-requests\tlet each line send up to so many requests\n"),
            (["--output=js"], "words\n--output=json\n--output=jsonl\n"), (["--output", "js"], "words\njson\njsonl\n"),
            (["--profile", ""], "words\ndefault\nwork\n"), (["--demo", "--profile=w"], "words\n--profile=work\n"),
            (["--timeout", "x"], "words\n"), (["party"], "files\n"), (["--trace", "/tm"], "files\n"),
            (["--trace=/tm"], "files\n"), (["x.juke", "--js"], "files\n"), (["-c", "x", "--js"], "files\n"),
            (["--csv", "--", "--js"], "files\n"), ([], "files\n"),
            (
                ["--nothing", "--demo"],
                "words\n--demo\tuse the "
                    + "simulated Spotify inside juke: no account, no network\n"
            ),
        ])
    func `each place of the command line has its candidates`(words: [String], expected: String) {
        #expect(answer(words) == expected)
    }

    @Test(
        arguments: [
            ("whoam", "whoami", "who is logged in, how, and for how long"),
            ("echo; whoam", "echo; whoami", "who is logged in, how, and for how long"),
            ("queue a", "queue add", "play something after what is playing"),
            ("artist sig", "artist Sigur Rós", "artist"), ("artist \"sig", "artist \"Sigur Rós\"", "artist"),
        ])
    func `a line is completed as at the prompt, and stays open`(line: String, expected: String, summary: String) {
        #expect(answer(["-c", "'" + line]) == "open\n\(expected) \t\(summary)\n\(expected) …\n")
    }

    @Test func `a line without candidates has none`() {
        #expect(answer(["-c", "album sig"]) == "open\n")
    }

    @Test(
        arguments: [
            ("'artist sig", "artist \"Sigur Rós\" "), ("\"artist sig", "artist \\\"Sigur Rós\\\" "),
            ("artist\\ sig", "artist\\ \\\"Sigur\\ Rós\\\"\\ "),
            ("'artist ac", "artist '\\''AC/DC $x \"`'\\'' "), ("'artist:sig", ""),
            ("'album it", "album \"It'\\''s Up!\" "), ("\"album it", ""),
        ])
    func `bash gets what can stand in its quotes`(typed: String, expected: String) {
        let lines = answer(["-c", typed], .bash).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        #expect(lines.dropFirst().first == expected)
    }

    @Test(arguments: [ShellCompletion.bash, .zsh])
    func `what was typed is never taken away`(shell: ShellCompletion) {
        // `album "O` is all that the two names have in common: an `ok` that was typed would lose its k.
        let lines = answer(["-c", shell == .bash ? "'album ok" : "album ok"], shell).split(separator: "\n")
        #expect(lines.first == "shown")
        #expect(lines.count == 3, "\(lines)")
    }

    @Test func `a name that a terminal would obey is put in without what it would obey`() {
        #expect(answer(["-c", "artist tab"]).contains("artist \"tab\\there\" \tartist\n"))
    }
}
