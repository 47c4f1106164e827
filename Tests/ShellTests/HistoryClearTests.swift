// `history clear`: every line is forgotten, after a question.

import ShellCommands
import ShellTesting
import Testing

struct HistoryClearTests {
    @Test func `a prompt asks, and no leaves the file as it is`() async {
        let kept = KeptHistory("albums", "play 2")
        let harness = kept.shell(.prompt, answers: ["n", "", "y"])
        for _ in 0..<2 {
            #expect(
                await harness.result(of: "history clear")
                    == LineResult(messages: "Nothing was done.\n", status: .failed))
            #expect(kept.onDisk == ["albums", "play 2"])
        }
        #expect(await harness.result(of: "history clear") == LineResult(messages: "The history is empty now.\n"))
        #expect(kept.onDisk == [])
        #expect(await harness.result(of: "history") == LineResult(messages: "No lines are kept.\n"))
    }

    @Test func `a script says so itself`() async {
        let kept = KeptHistory("albums")
        #expect(
            await kept.shell().result(of: "history clear")
                == .refused(
                    "-c:1:1: juke would ask \"Forget all lines typed before?\", but cannot ask here.\n"
                        + "To go ahead without being asked: --yes\n"))
        #expect(kept.onDisk == ["albums"])
        #expect(
            await kept.shell().result(of: "history clear --yes") == LineResult(messages: "The history is empty now.\n"))
        #expect(kept.onDisk == [])
    }

    @Test func `it takes no words`() async {
        let kept = KeptHistory("albums")
        #expect(
            await kept.shell().result(of: "history clear 1")
                == .refused("-c:1:15: Unexpected argument: 1\nusage: history clear [--yes]\n"))
        #expect(kept.onDisk == ["albums"])
    }
}
