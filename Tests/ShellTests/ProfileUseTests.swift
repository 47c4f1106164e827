// `profile use`: a prompt makes the profile the one that new shells start with, and a script does not. Opening it is
// the loop's; the shells of these tests can open none.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct ProfileUseTests {
    @Test(arguments: [(.prompt, "work"), (.script, nil)] as [(Session.Surroundings, String?)])
    func `only a prompt chooses it for new shells`(surroundings: Session.Surroundings, chosen: String?) async {
        let kept = KeptProfiles("default", "work")
        let harness = ShellHarness(surroundings, profiles: kept.profiles)
        let result = await harness.result(of: "profile use work")
        #expect(result.messages.contains("Profile work: not logged in; type: login\n"), "\(result.messages)")
        #expect(result.requests == 0)
        #expect(kept.chosen == chosen)
    }

    @Test func `a name that none of them has is said with theirs`() async {
        let kept = KeptProfiles("default", "work")
        let harness = ShellHarness(.prompt, profiles: kept.profiles)
        let message = "There is no profile wrok.\nYour profiles: default and work. To make one: profile new NAME\n"
        #expect(await harness.result(of: "profile use wrok") == LineResult(messages: message, status: .notFound))
        #expect(kept.chosen == nil)
    }
}
