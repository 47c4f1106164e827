// Names that look like something else (Language §3) reach the look-up whole, through lexer, table and reference.

import Shell
import ShellCommands
import ShellTesting
import Testing

struct AwkwardNameTests {
    @Test(
        arguments: [
            ("\"311\"", "311"), ("\"1999\"", "1999"), ("All", "All"), ("\"all\"", "all"), ("Now", "Now"),
            ("\"now\"", "now"),
            ("'$NOT'", "$NOT"), ("Ke$ha", "Ke$ha"), ("#1", "#1"), ("!!!", "!!!"), ("-M-", "-M-"), ("AC/DC", "AC/DC"),
            ("Don't Stop", "Don't Stop"), ("Steins;Gate", "Steins;Gate"), ("Foo > Bar", "Foo > Bar"),
            ("Florence + The Machine", "Florence + The Machine"), ("Album", "Album"),
            ("Weezer/Weezer", "Weezer/Weezer"),
            ("7\"", "7\""), ("The Queue", "The Queue"), ("A|B", "A|B"), ("“Heroes”", "Heroes"),
            ("\"--fresh\"", "--fresh"),
            ("if", "if"), ("for x in y", "for x in y"), ("else", "else"), ("\"{\"", "{"), ("Mr. { Smith", nil),
        ] as [(String, String?)])
    func `a name is looked up whole`(typed: String, name: String?) async {
        let harness = ShellHarness()
        let status = await harness.run("login\nartist \(typed)")
        guard let name else { return #expect(status.code == 2) }
        // Some of them are in the simulated catalogue.
        let selected = await harness.shell.session.selection.last?.name
        guard status.code == 4 else { return #expect(selected == name) }
        let said = harness.messages.text
        #expect(said.contains(" called \(name).") || said.contains("called exactly \"\(name)\","), "\(said)")
    }

    @Test(arguments: ["A$AP", "Ke$ha", "All", "#1", "-M-", "7\"", "if", "{x}", "a;b"])
    func `a name as an argument of echo, a variable and an alias stays what it is`(name: String) async {
        let harness = ShellHarness()
        #expect(
            await harness.run("let n = \(name)\necho $n\nalias say = echo \(name)\nsay") == .done,
            "\(harness.messages.text)")
        #expect(harness.output.text == "\(name)\n\(name)\n")
    }
}
