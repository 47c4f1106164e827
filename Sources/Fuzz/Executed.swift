// Lines that are run, against the simulated Spotify: what calls itself, what stands in itself deeper than anybody writes, and a
// soup of everything. Each must end with a status, and where it is one of these forms, with an error that says why.

import ShellCommands
import ShellTesting

/// Runs lines.
enum Executed {
    /// Lines that would go on for ever, and the status they must end with.
    private static let endless: [(line: String, status: Int32)] = [
        ("def f { f }; f", 1), ("def f { g }; def g { f }; f", 1), ("def f { if echo a { f } }; f", 1),
        ("def f { try f }; f", 1), ("def f { f || f }; f", 1), ("def f { for x in $@ { f $@ } }; f a", 1),
        ("alias a = a; a", 2), ("alias a = b; alias b = a; a", 2), ("alias echo = echo echo; echo x", 0),
        ("def f { echo $1; f \"$1$1\" }; f a", 2), ("source /self", 1), ("source /one", 1),
    ]

    /// What is wrong, and how many lines were run.
    static func faults(soup: [String]) async -> (fault: String?, count: Int) {
        var count = 0
        for (line, status) in endless + nested {
            let shell = ShellHarness(scripts: ["/self": "source /self", "/one": "source /two", "/two": "source /one"])
            let ended = await shell.run(line).code
            count += 1
            guard ended == status else { return ("\(line.prefix(200)): status \(ended), not \(status)", count) }
            guard status == 0 || !shell.messages.text.isEmpty else { return ("\(line.prefix(200)): not a word", count) }
        }
        let shell = ShellHarness()
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
                        // Nothing is selected whose albums these would be.
                        + String(repeating: ")", count: depth), depth < 100 ? 4 : 2
                )
            ]
        }
    }

    /// What waits, or repeats, until somebody ends it.
    private static func isEndlessByDesign(_ line: String) -> Bool {
        line.contains("ev") || line.contains("w") || line.contains("stop") || line.contains("exit")
            || line.contains("q")
    }
}
