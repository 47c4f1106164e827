// `profile delete`: it asks first, a script needs `--yes`, and some profiles always stay.

import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct ProfileDeleteTests {
    @Test(arguments: [
        ("y", "Deleted the profile work.\n", ["default"]), ("n", "Nothing was done.\n", ["default", "work"]),
    ])
    func `a person is asked`(answer: String, said: String, left: [String]) async {
        let kept = KeptProfiles("default", "work")
        let harness = ShellHarness(
            .prompt, answers: [.text(answer, at: SourcePosition())], profiles: kept.profiles)
        #expect(await harness.result(of: "profile delete work").messages == said)
        #expect(kept.names == left)
    }

    @Test func `a script needs --yes`() async {
        let kept = KeptProfiles("default", "work")
        let harness = ShellHarness(profiles: kept.profiles)
        let refused = await harness.result(of: "profile delete work")
        #expect(refused.status == .usage && refused.messages.contains("--yes"), "\(refused.messages)")
        #expect(kept.names == ["default", "work"])
        #expect(
            await harness.result(of: "profile delete work --yes")
                == LineResult(messages: "Deleted the profile work.\n"))
        #expect(kept.names == ["default"])
    }

    @Test(arguments: [
        (
            "default", ShellCommands.ExitStatus.failed,
            "The profile default always exists.\nTo forget its login and its rows: logout\n"
        ),
        ("zz", .notFound, "There is no profile zz.\nYour profiles: default. To make one: profile new NAME\n"),
    ])
    func `what cannot be deleted is said, and no question is asked`(
        name: String, status: ShellCommands.ExitStatus, message: String
    ) async {
        let harness = ShellHarness(.prompt, profiles: KeptProfiles("default").profiles)
        #expect(
            await harness.result(of: "profile delete \(name)") == LineResult(messages: message, status: status))
    }
}
