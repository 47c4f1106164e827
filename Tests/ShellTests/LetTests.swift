// `let`: texts and rows under a name.

import ShellCommands
import ShellTesting
import Testing

struct LetTests {
    @Test(arguments: [
        ("let band = Sigur Rós\necho $band", "Sigur Rós\n"), ("let x=5\necho $x", "5\n"),
        ("let x =5\necho [${x}]", "[5]\n"), ("let x= a b\necho $x", "a b\n"), ("let x = ''\necho [${x}]", "[]\n"),
        ("let x = \"a  b\"\necho \"<$x>\"", "<a  b>\n"), ("let x = 1\nlet x = 2\necho $x", "2\n"),
        ("let a = one\nlet b = $a two\nlet a = three\necho $b", "one two\n"),
        ("let x = \"--json\"\necho $x", "--json\n"), ("let y = \"1; echo no\"\necho $y", "1; echo no\n"),
        ("let x = '$x'\necho $x", "$x\n"), ("let x = a = b\necho $x", "a = b\n"),
    ])
    func `a name stands for a text, which is never read as anything else`(lines: String, output: String) async {
        #expect(await ShellHarness().result(of: lines) == LineResult(output))
    }

    @Test func `another name for rows is those rows, or some of them`() async {
        let harness = await ShellHarness.atAlbum()
        _ = await harness.run("tracks | as all | any; let some = $all:2-3")
        #expect(await harness.result(of: "for x in $some { echo ${x.name} }").output.hasPrefix("Paranoid Android\n"))
        #expect(
            await harness.result(of: "let all = text; echo $all ${some.name}") == LineResult("text Paranoid Android\n"))
    }

    @Test(arguments: [
        ("let", 4, "let needs a name and a value, such as: let band = Sigur Rós", usage),
        ("let x", 5, "= is missing after x.", usage), ("let x y", 5, "= is missing after x.", usage),
        ("let x =", 8, "A value is missing after =.", "usage: let x = VALUE, or '' for nothing"),
        (
            "let 5 = x", 5, "5 cannot be a name: use letters from a to z, digits and _, and begin with a letter.",
            "Type: help let"
        ),
        (
            "let ünï = x", 5, "ünï cannot be a name: use letters from a to z, digits and _, and begin with a letter.",
            "Type: help let"
        ),
        ("let x = --json", 9, "--json is read as an option here.", "To use it as text, quote it: \"--json\""),
        ("let x = a --json", 11, "--json is read as an option here.", "To use it as text, quote it: \"--json\""),
        ("let x = $nope", 9, "$nope is not set.", "To use it as text, quote it: '$nope'"),
        ("let best = x; echo $bset", 20, "$bset is not set.", "Did you mean $best?"),
    ])
    func `what is no name or no value is pointed at`(line: String, column: Int, message: String, step: String) async {
        #expect(await ShellHarness().result(of: line) == .refused("-c:1:\(column): \(message)\n\(step)\n"))
    }

    private static let usage = "usage: let NAME = VALUE"

    @Test func `rows cannot be part of a text`() async {
        let harness = await AwkwardSongs.shell()
        _ = await harness.run("liked | as songs | any")
        #expect(
            await harness.result(of: "let x = the $songs")
                == .refused(
                    "-c:1:13: $songs holds rows, but text is needed here.\n"
                        + "Use a field of the first row: ${songs.name}\n"))
    }
}
