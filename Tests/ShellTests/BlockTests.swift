// Blocks in general: braces that stand where none can, and words of other languages for what a block does here. What
// each block does is asserted by the tests of `if`, `for` and `def`.

import ShellCommands
import ShellTesting
import Testing

struct BlockTests {
    @Test(arguments: [
        ("}", "} cannot stand here"), ("echo a {", "{ cannot stand here"),
        ("echo a |", "The line ends after |.\nAdd the command that should follow, or remove the |.\n"),
        ("while echo a { echo b }", "There is no command while.\nTo repeat a command: every 30s COMMAND\n"),
        ("each x { echo b }", "There is no command each.\nTo run lines for every row: for x in THINGS { … }\n"),
        ("repeat 3 { echo b }", "{ cannot stand here: only if, for and def have a block."),
    ])
    func `what is not a block is pointed at`(text: String, words: String) async {
        let harness = ShellHarness()
        #expect(await harness.run(text).code == 2)
        #expect(harness.messages.text.contains(words), "\(harness.messages.text)")
    }
}
