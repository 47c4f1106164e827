// `rule`, `rules` and `unrule`: what is kept of a line, what can be no rule, and that none of it sends a request.

import CommandLanguage
import Library
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct RuleTests {
    @Test func `a rule is kept, listed, replaced and ended without a request, and each of it can be taken back`() async
    {
        let harness = ShellHarness()
        let none = "There are no rules. Make one: rule NAME = PIPELINE\n"
        await harness.expect("rules", shows: none)
        await harness.expect("refresh", shows: "-c:1:1: You are not logged in.\nType: login\n", .notLoggedIn)
        await harness.expect(
            "rule \"This week\" = liked | where added > 7d-ago | sample 30",
            shows: "+ From the next refresh on This week follows: liked | where added > 7d-ago | sample 30\n")
        await harness.expect(
            "rule This week = liked | where added > 7d-ago | sample 30",
            shows: "This week follows that already: liked | where added > 7d-ago | sample 30\n")
        await harness.expect(
            "rule \"this WEEK\" = 'liked | sample 5'",
            shows: "+ From the next refresh on This week follows: liked | sample 5\n")
        await harness.expect("rules --format '{name}: {pipeline}'", shows: "This week: liked | sample 5\n")
        await harness.expect(
            "undo", shows: "- Took back: let This week follow: liked | sample 5.\n")
        await harness.expect(
            "rules --columns name,pipeline", shows: "This week\tliked | where added > 7d-ago | sample 30\n")
        await harness.expect(
            "unrule This weak",
            shows: "-c:1:1: There is no rule This weak.\nDid you mean This week?\n", .notFound)
        await harness.expect(
            "unrule this week", shows: "- This week follows no rule now. The playlist stays as it is.\n")
        await harness.expect("rules", shows: none)
        await harness.expect("undo", shows: "- Took back: end the rule This week.\n")
        #expect(
            await harness.changeLog.rules()["This week"]?.pipeline == "liked | where added > 7d-ago | sample 30")
        #expect(harness.counter.count == 0)
    }

    @Test(arguments: ["rule A = liked | take 3 --dry-run", "rule A = liked --dry-run | take 3"])
    func `a dry run says it and keeps nothing, and is no part of the rule`(line: String) async {
        let harness = ShellHarness()
        await harness.expect(line, shows: "Would let A follow: liked | take 3.\n")
        await harness.expect("rule A = 'liked | take 3' --dry-run", shows: "Would let A follow: liked | take 3.\n")
        #expect(await harness.changeLog.rules() == [:])
    }

    @Test func `aliases and variables in double quotes are replaced when the rule is typed`() async {
        let harness = ShellHarness(.prompt, width: 120)
        _ = await harness.run("alias mine = 'liked | take 2'; let count = 7; let name = \"Road Trip\"")
        await harness.expect(
            "rule A = mine | skip 1", shows: "+ From the next refresh on A follows: liked | take 2 | skip 1\n")
        await harness.expect(
            "rule $name = \"liked | take $count\"",
            shows: "+ From the next refresh on Road Trip follows: liked | take 7\n")
        await harness.expect("unalias mine; rules --format '{name}'", shows: "A\nRoad Trip\n")
        #expect(
            harness.snapshot.candidates(CandidateQuery(.rules, text: "")).map(\.insertion) == ["A", "Road Trip"])
    }

    @Test(arguments: [
        ("rule A = liked | play", 18, "play does more than give rows, so it cannot be in a rule."),
        ("rule A = liked | !sort", 18, "A rule cannot run commands of the system."),
        ("rule A = liked | count", 18, "This gives rows of the kind total, which cannot be on a playlist."),
        ("rule A = time liked", 15, "A rule is a pipeline without a word such as time or every before it."),
        ("rule A = rule B = liked", 19, "A rule is a pipeline without a word such as time or every before it."),
        ("rule A = liked | where name = $x", 31, "A rule cannot hold $x: when it runs, the variable may be gone."),
        ("rule A = liked | take $1", 23, "A rule cannot hold $1: when it runs, the variable may be gone."),
        ("rule A = bogus", 10, "There is no command bogus."),
        ("rule A = 'liked | bogus'", 10, "There is no command bogus."),
        ("rule A = 'liked; liked'", 10, "A rule is one pipeline."),
        ("rule A = rece", 10, "Scripts need full names: rece is short for recent."),
        ("rule A = more", 10, "more depends on what was listed or selected, so it cannot be in a rule."),
        ("rule A = liked | pick", 18, "pick asks you to choose, and a rule runs by itself."),
        ("rule A = take 3", 10, "take needs rows from a pipe."),
        ("rule '' = liked", 6, "Nothing is given for NAME."),
        ("def f { liked }; rule A = f", 27, "f is a function, and a rule has only commands."),
    ])
    func `what can be no rule is refused where it is typed`(line: String, column: Int, sentence: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(line) == .usage)
        #expect(harness.screen.take().hasPrefix("-c:1:\(column): \(sentence)\n"), "\(line)")
        #expect(await harness.changeLog.rules() == [:])
        #expect(harness.counter.count == 0)
    }

    @Test(arguments: ["rule", "rule A", "rule A =", "rule A=liked", "rule = liked", "rule A --json = liked"])
    func `a line without a name or a pipeline keeps nothing`(line: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(line) == .usage)
        #expect(await harness.changeLog.rules() == [:])
    }
}
