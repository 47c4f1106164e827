// `profile new`: a profile is made, and the shell stays in its own.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ProfileNewTests {
    @Test func `it is made, and how to use it is said`() async {
        let kept = KeptProfiles("default")
        let harness = ShellHarness(.prompt, profiles: kept.profiles)
        #expect(
            await harness.result(of: "profile new work")
                == LineResult(messages: "Made the profile work. Type: profile use work\n"))
        #expect(kept.names == ["default", "work"])
        #expect(kept.chosen == nil)
    }

    @Test(
        arguments: [
            ("profile new work", 1, "The profile work already exists.\nTo use it: profile use work\n"),
            ("profile new a/b", 2, "a/b cannot be the name of a profile.\nUse letters, digits, - and _.\n"),
            (
                "profile new", 2,
                "profile new needs a name, such as: profile new work\n  profile new\n             ^\n"
                    + "usage: profile new NAME\n"
            ),
        ] as [(String, Int32, String)])
    func `what cannot be made is said, and nothing is made`(line: String, code: Int32, message: String) async {
        let kept = KeptProfiles("default", "work")
        let result = await ShellHarness(.prompt, profiles: kept.profiles).result(of: line)
        #expect(result.messages == message)
        #expect(result.status.code == code && result.requests == 0)
        #expect(kept.names == ["default", "work"])
    }

    @Test func `the demo has one profile only`() async {
        let message = "-c:1:1: The demo has no other profiles.\nStart juke without --demo.\n"
        #expect(await ShellHarness().result(of: "profile new work") == LineResult(messages: message, status: .failed))
    }
}
