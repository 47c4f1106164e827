// Owns the lines that are run against the simulated Spotify: definitions that call themselves, blocks
// nested deeper than any real script, and random words. Each must end with a status, and those of a known
// form with an error that says why.

import ShellCommands
import ShellTesting

/// Runs lines in a shell of the tests.
enum ExecutionChecks {
    /// Lines that would never end by themselves, and the status with which they must end.
    private static let endless: [(line: String, status: Int32)] = [
        // Functions that call themselves, directly, through each other, or from a block.
        ("def f { f }; f", 1), ("def f { g }; def g { f }; f", 1), ("def f { if echo a { f } }; f", 1),
        ("def f { try f }; f", 1), ("def f { f || f }; f", 1), ("def f { for x in $@ { f $@ } }; f a", 1),
        // An alias is replaced once: in a circle that leaves an unknown command, and inside its
        // own text the command itself.
        ("alias a = a; a", 2), ("alias a = b; alias b = a; a", 2), ("alias echo = echo echo; echo x", 0),
        // An argument that doubles with each call, and scripts that read themselves.
        ("def f { echo $1; f \"$1$1\" }; f a", 2), ("source /self", 1), ("source /one", 1),
        // An abbreviation is never replaced in a script, so it cannot go in circles.
        ("abbr a a; a", 2), ("abbr echo echo echo; echo x", 0),
    ]

    /// The first fault, and how many lines were run.
    static func faults(soup: [String]) async -> (fault: String?, count: Int) {
        var count = 0
        for (line, status) in endless + nested {
            let shell = ShellHarness(scripts: ["/self": "source /self", "/one": "source /two", "/two": "source /one"])
            let ended = await shell.run(line).code
            count += 1
            guard ended == status else { return ("\(line.prefix(200)): status \(ended), not \(status)", count) }
            guard status == 0 || !shell.messages.text.isEmpty else { return ("\(line.prefix(200)): not a word", count) }
        }
        // What selects things first, so that the random lines have rows to refer to. Commands of the system are only
        // noted, and never run.
        let shell = ShellHarness(systemShell: .everywhere)
        shell.system.answer(0, "spotify:artist:4Z8W4fKeB5YxbusRsdQVPb\n")
        _ = await shell.run("login; search artist radiohead; artist 1; albums")
        for line in soup where !isEndlessByDesign(line) {
            _ = await shell.run(line)
            count += 1
        }
        return (nil, count)
    }

    /// Blocks in blocks: 64 deep they run, deeper they are refused.
    private static var nested: [(line: String, status: Int32)] {
        [60, 64, 65, 1_000, 100_000].flatMap { depth -> [(line: String, status: Int32)] in
            let refused: Int32 = depth <= 64 ? 0 : 2
            return [("if echo a { ", refused), ("def f { ", refused), ("if albums { } else { ", refused)].map {
                head, status in
                (String(repeating: head, count: depth) + "echo end" + String(repeating: " }", count: depth), status)
            } + [
                (
                    "albums | where " + String(repeating: "(", count: depth) + "year = 1"
                        // No artist is selected whose albums these could be.
                        + String(repeating: ")", count: depth), depth < 100 ? 4 : 2
                )
            ]
        }
    }

    /// Whether the line may have a command that waits, repeats or ends the shell (`every`, `watch`, `exit` …). Parts of
    /// their names are enough, so that no such line is run.
    private static func isEndlessByDesign(_ line: String) -> Bool {
        line.contains("ev") || line.contains("w") || line.contains("stop") || line.contains("exit")
            || line.contains("q") || line.contains("sl") || line.contains("..")
    }
}
