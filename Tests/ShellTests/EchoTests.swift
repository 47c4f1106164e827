// `echo`: its words, with one blank between them.

import ShellCommands
import ShellTesting
import Testing

struct EchoTests {
    @Test(arguments: [
        ("echo", "\n"), ("echo a   b", "a b\n"), ("echo \"a  b\" 'c  d'", "a  b c  d\n"), ("echo ''", "\n"),
        ("echo '' a", " a\n"), ("echo -- --x -n", "--x -n\n"), ("echo -n", "-n\n"), ("echo 'é 夜 👩‍👩‍👧'", "é 夜 👩‍👩‍👧\n"),
        ("echo \"a\\tb\\nc\"", "a\tb\nc\n"), ("echo $? $#", "0 0\n"),
    ])
    func `words come out as they are meant`(line: String, output: String) async {
        #expect(await ShellHarness().result(of: line) == LineResult(output))
    }

    @Test func `a terminal is given nothing that it would obey, and a pipe all of it`() async {
        let line = #"echo "\u{1b}[31mred""#
        #expect(await ShellHarness(.prompt).result(of: line) == LineResult("[31mred\n"))
        #expect(await ShellHarness().result(of: line) == LineResult("\u{1b}[31mred\n"))
    }

    @Test(arguments: [
        ("echo $nobody", "-c:1:6: $nobody is not set.\nTo use it as text, quote it: '$nobody'\n"),
        ("echo --x", "-c:1:6: There is no option --x.\nTo use it as text, type: -- --x\n"),
        ("echo a | count", "-c:1:1: echo gives no rows to the next command.\nType: help echo\n"),
    ])
    func `what is no text is refused`(line: String, message: String) async {
        #expect(await ShellHarness().result(of: line) == .refused(message))
    }
}
