// `login --as`: the people of the demo.

import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing

struct DemoPersonTests {
    @Test(arguments: ["Mira", "mira", "mira.example"])
    func `another person of the demo logs in, and the first one again without a name`(name: String) async {
        let harness = ShellHarness()
        _ = await harness.run("login")
        _ = harness.screen.take()
        #expect(await harness.run("login --as \(name)") == .done)
        #expect(harness.screen.take().hasPrefix("Logged in as Mira."))
        #expect(await harness.result(of: "liked | count").output == "0\n")
        #expect(await harness.run("login") == .done)
        #expect(await harness.result(of: "liked | count").output == "60\n")
    }

    @Test func `a person who is not there, and a login that is not the demo's, are refused before any request`() async {
        await ShellHarness().expect(
            "login --as Bob", shows: "-c:1:1: The demo knows no Bob.\nIts people: Demo Listener and Mira\n", .notFound)
        await ShellHarness(login: LoginSetup(isBuiltIn: false)).expect(
            "login --as Mira",
            shows: """
                -c:1:1: login --as is for the demo, which knows several people.
                For another account of yours: profile new NAME, profile use NAME, login

                """, .usage)
    }

    @Test func `one way is named, not two`() async {
        await ShellHarness().expect(
            "login --as Mira --no-browser",
            shows: "-c:1:1: --no-browser and --as cannot be used together.\n"
                + "Leave one of them out. Type: help login\n", .usage)
    }
}
