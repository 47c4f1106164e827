// `profile`: the profiles there are, and who is logged in with each.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ProfileListTests {
    @Test func `the profile of a shell is marked, with its account and the end of its login`() async {
        let harness = await ShellHarness().prepared()
        let row = "default\tDemo Listener\ttrue\tpkce\t2027-05-18\t\n"
        #expect(await harness.result(of: "profile") == LineResult(row))
        #expect(await harness.result(of: "profile list") == LineResult(row))
    }

    @Test func `others are listed without a login`() async {
        let harness = ShellHarness(.prompt, profiles: KeptProfiles("default", "work").profiles)
        #expect(await harness.result(of: "profile") == LineResult("default  current\nwork\n"))
    }

    @Test func `another word is refused`() async {
        let harness = ShellHarness(.prompt)
        #expect(
            await harness.result(of: "profile lst")
                == .refused("lst is not list.\n  profile lst\n          ^^^\nType: help profile\n"))
    }
}
