// `unlet` and `undef`: variables and functions that are gone.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct UnletTests {
    @Test func `a variable is not set again, whatever it held`() async {
        #expect(
            await ShellHarness().result(of: "let a = 1; let b = 2; unlet a b; echo ${a:-none} ${b:-none}")
                == LineResult("none none\n"))
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as t | any; unlet t")
        #expect(await harness.result(of: "echo ${t:-none}") == LineResult("none\n"))
    }

    @Test func `in a function only its own are removed`() async {
        #expect(
            await ShellHarness().result(of: "let a = 1\ndef f { unlet a; echo ${a:-none} }\nf; echo $a")
                == LineResult("none\n1\n"))
    }

    @Test func `a function means nothing again`() async {
        let harness = ShellHarness()
        #expect(await harness.result(of: "def f { echo a }; f; undef f") == LineResult("a\n"))
        #expect(await harness.result(of: "f").status == .usage)
        #expect(harness.snapshot.candidates(CandidateQuery(.functions)).isEmpty)
    }

    @Test(arguments: [
        ("let best = 1; unlet bset", "-c:1:15: $bset is not set.\nDid you mean best?\n"),
        ("unlet b", "-c:1:1: $b is not set.\nTo set it: let b = VALUE\n"),
        ("undef f", "-c:1:1: There is no function f.\nTo list them: def\n"),
    ])
    func `names that stand for nothing are named`(line: String, message: String) async {
        #expect(await ShellHarness().result(of: line) == LineResult(messages: message, status: .failed))
    }
}
