// Wrong answers by the thousand. Many times as many, in a release build, are the fuzzer's: scripts/fuzz.

import Shell
import ShellTesting
import Testing

struct AnswerStormTests {
    @Test(.timeLimit(.minutes(10)), arguments: [1, 2] as [UInt64])
    func `whatever Spotify answers, a command ends with a status and a sentence`(seed: UInt64) async {
        let outcome = await AnswerStorm(seed: seed).run(answers: 250)
        #expect(outcome.fault == nil)
        #expect(outcome.answers >= 250)
        // Answers that were all refused, or all taken, would show nothing.
        #expect((outcome.statuses[0] ?? 0) > outcome.commands / 10)
        #expect((outcome.statuses[9] ?? 0) > outcome.commands / 50)
    }
}
