// `source`: the lines of a file in this session, its arguments, and files that call each other.

import CommandLanguage
import Prompting
import Shell
import ShellCommands
import ShellTesting
import Testing

struct SourceTests {
    @Test func `a script is found beside the one that names it`() async {
        let harness = ShellHarness(scripts: [
            "/a/one.juke": "echo one\nsource sub/two.juke\necho end", "/a/sub/two.juke": "echo two",
        ])
        #expect(await harness.run("source /a/one.juke") == .done)
        #expect(harness.output.text == "one\ntwo\nend\n")
    }

    @Test func `scripts that call each other in a circle end`() async {
        let harness = ShellHarness(scripts: ["/a": "source /b", "/b": "source /a"])
        #expect(await harness.run("source /a") == .failed)
        #expect(
            harness.messages.text == """
                /b:1:8: The script /a is already running: started here, it would never end.
                Remove this line, or move what both need into a script of its own.

                """)
    }

    @Test func `scripts that go too deep are no circle`() async {
        let scripts = (0..<20).map { ("/\($0)", "echo \($0)\n  source /\($0 + 1)") }
        let harness = ShellHarness(scripts: Dictionary(uniqueKeysWithValues: scripts))
        #expect(await harness.run("source /0") == .failed)
        #expect(
            harness.messages.text == """
                /15:2:10: Scripts call each other more than 16 deep: /16.
                Move its lines into the script that needs them.

                """)
    }

    @Test func `a failure in a sourced script is the status of the command and names its line`() async {
        let harness = ShellHarness(scripts: ["/a": "echo one\n\n  nonsense"])
        #expect(await harness.run("source /a; echo never") == .usage)
        #expect(harness.messages.text.hasPrefix("/a:3:3: There is no command nonsense."))
        #expect(harness.output.text == "one\n")
    }

    @Test func `what a file sets stays, and its exit ends it alone`() async {
        let harness = ShellHarness(
            .prompt,
            scripts: ["/a": "let x = 1\nalias hi = echo hi\ndef f { echo f }\nset hints off\nexit 4\necho never"])
        #expect(await harness.result(of: "source /a\necho $? $x\nhi\nf") == LineResult("4 1\nhi\nf\n"))
        #expect(await harness.shell.session.settings["hints"] == "off")
    }

    @Test func `a script can be given arguments and gives the caller's back`() async {
        let harness = ShellHarness(scripts: ["/a": "echo $1 $#", "/b": "source /a two words\necho $1\nsource /a"])
        #expect(await harness.result(of: "source /b one") == LineResult("two 2\none\none 1\n"))
        #expect(await harness.run("echo $1").code == 2)
    }

    @Test func `a name alone is a file there, else one of the library, with or without its ending`() async {
        let harness = ShellHarness(
            .prompt,
            scripts: [
                "/lib/tools.juke": "def hi { echo hi }\necho tools\nsource more", "/lib/more": "echo more $#",
                "/lib/here.juke": "echo library", "here.juke": "echo file", "/a/b.juke": "source tools",
            ])
        #expect(await harness.result(of: "source tools; hi") == LineResult("tools\nmore 0\nhi\n"))
        #expect(await harness.result(of: "source more a b").output == "more 2\n")
        #expect(await harness.result(of: "source here.juke").output == "file\n")
        #expect(await harness.result(of: "source here").output == "library\n")
        #expect(await harness.result(of: "source /a/b.juke").output.hasPrefix("tools\n"))
        let candidates = harness.snapshot.candidates(CandidateQuery(.scripts))
        #expect(candidates.map(\.insertion) == ["here", "more", "tools"])
    }

    @Test func `a name that is nowhere says where it was looked for, and a script of the library can be a circle`()
        async
    {
        let harness = ShellHarness(scripts: ["/lib/a.juke": "source a"])
        #expect(
            await harness.result(of: "source gone")
                == LineResult(
                    messages: "-c:1:8: There is no script gone.\nIt was looked for beside the script that names it, or "
                        + "where juke was started, and in /lib\n", status: .failed))
        #expect(await harness.result(of: "source ./gone").messages.contains("Check the path."))
        #expect(await harness.result(of: "source a").messages.contains("The script /lib/a.juke is already running"))
    }

    @Test(arguments: [
        ("source /gone", "/gone", "Check the path."),
        (
            "source gone.juke", "gone.juke",
            "Check the path. Relative paths start at the script's folder, or where juke was started."
        ),
    ])
    func `a file that cannot be read is status 1`(line: String, path: String, step: String) async {
        #expect(
            await ShellHarness().result(of: line)
                == LineResult(
                    messages: "-c:1:8: \(path) cannot be read: No such file or directory.\n\(step)\n", status: .failed))
    }

    @Test(arguments: [
        ("source", "-c:1:7: source needs a file, such as: source party.juke\nusage: source FILE [ARGS]\n"),
        ("source ''", "-c:1:8: Expected the name of a file.\nType: help source\n"),
    ])
    func `a file is needed`(line: String, message: String) async {
        #expect(await ShellHarness().result(of: line) == .refused(message))
    }
}
