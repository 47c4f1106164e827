// What editing a line costs: a key against bare libedit and against bash, a long paste, Tab over many names, and a long
// history. The figures of a person waiting: a key's median, Tab's slowest of a hundred.

import CommandLanguage
import Glibc
import LineEditing
import Prompting

/// The figures of the editor.
enum Editing {
    /// A line of the report for each figure. `bare` is a command that runs libedit with nothing around it.
    static func report(_ editor: [String], bare: [String], table: CommandTable, line: String) -> [String] {
        [keys(editor, bare: bare), paste(editor), tab(table, line: line), history(10_000), history(50_000)]
    }

    private static func keys(_ editor: [String], bare: [String]) -> String {
        let ours = Sample.keyEcho(editor, until: "> ").median
        let bare = Sample.keyEcho(bare, until: "bare> ").median
        setenv("PS1", "$ ", 1)
        let bash = Sample.keyEcho(["bash", "--norc", "--noprofile", "-i"], until: "$ ").median
        guard let ours, let bare, let bash else { return "key to echo: could not be measured" }
        let ratio = Double(Int(ours / bare * 100)) / 100
        return
            "key to echo: \(ratio)× bare libedit (budget 1.5), \(Int(ours)) µs against \(Int(bare)) µs; bash \(Int(bash)) µs"
    }

    private static func paste(_ editor: [String]) -> String {
        let text = String(repeating: "字", count: 33_333)
        guard let median = Sample.paste(editor, until: "> ", text).median else { return "paste: could not be measured" }
        return "paste of 100 kB: \(Int(median / 1000)) ms (budget 500)"
    }

    /// Tab with a hundred thousand names to choose from, the text at the beginning, inside, in pieces and nowhere.
    private static func tab(_ table: CommandTable, line: String) -> String {
        let names = (0..<100_000).map { Candidate("Name \($0 * 7919 % 100_000) of \($0)") }
        let engine = CompletionEngine(table: table, snapshot: { _, _ in names })
        var times: [Double] = []
        for round in 0..<100 {
            for typed in ["na", "Name \(round)", "\(round)9 of", "nmf\(round)", "zzz\(round)"] {
                let line = line + typed
                let start = ContinuousClock.now
                _ = engine.completions(for: line, cursor: line.utf8.count)
                times.append(start.duration(to: .now).milliseconds)
            }
        }
        times.sort()
        let slow = Double(Int(times[times.count * 99 / 100] * 100)) / 100
        let median = Double(Int(times[times.count / 2] * 100)) / 100
        return "Tab over 100000 names: p99 \(slow) ms (budget 5), median \(median) ms"
    }

    private static func history(_ count: Int) -> String {
        let path = "/tmp/juke-bench-history-\(getpid())"
        defer { unlink(path) }
        guard let file = fopen(path, "w") else { return "history: could not be measured" }
        for number in 0..<count { fputs("1700000000\tsearch artist number \(number)\n", file) }
        fclose(file)
        let history = HistoryFile(path: path)
        let clock = ContinuousClock()
        let first = clock.measure { history.prepare() }.milliseconds
        let rest = clock.measure { history.complete() }.milliseconds
        let tenths = { (value: Double) in Double(Int(value * 10)) / 10 }
        return
            "history of \(count) lines: \(tenths(first)) ms before the first prompt, \(tenths(rest)) ms after it (budget 50)"
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15
    }
}
