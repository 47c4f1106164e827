// What editing a line costs: a key against bare libedit and against bash, a long paste, Tab over many names, and a long
// history. The figures of a person waiting: a key's median, Tab's slowest of a hundred.

import CommandLanguage
import Glibc
import Library
import LineEditing
import Prompting
import Shell
import ShellCommands

/// The figures of the editor.
enum Editing {
    /// A line of the report for each figure, and whether keys are echoed about as fast as they have to be. `bare` is a
    /// command that runs libedit with nothing around it.
    static func report(
        _ editor: [String], bare: [String], table: CommandTable, line: String
    ) async -> (lines: [String], isGood: Bool) {
        writeHistory(50_000, to: historyPath)
        let keys = keys(editor, bare: bare)
        return (
            [keys.line, paste(editor), await tab(table, line: line), history(10_000), history(50_000), hints(50_000)],
            keys.isGood
        )
    }

    /// As many times as long as bare libedit a key may take, and what the weather may add.
    private static let budget = 1.5
    private static let weather = 1.2

    /// A key of ours, of bare libedit and of bash, in turn on one terminal; ours with a long history.
    private static func keys(_ editor: [String], bare: [String]) -> (line: String, isGood: Bool) {
        let samples = Sample.keyEchoesInTurn([(editor, "juke> "), (bare, "bare> ")])
        guard samples.count == 3, let bash = samples[0].median, let ours = samples[1].median,
            let bare = samples[2].median
        else { return ("key to echo: could not be measured", false) }
        let verdict = { (isMet: Bool) in isMet ? "yes" : "no" }
        let ratio = Double(Int(ours / bare * 100)) / 100
        return (
            "key to echo: \(ratio)× bare libedit (within \(budget): \(verdict(ours <= bare * budget))), below bash: "
                + "\(verdict(ours < bash)); \(Int(ours)) µs, libedit \(Int(bare)) µs, bash \(Int(bash)) µs",
            ours <= bare * budget * weather && ours <= bash * weather
        )
    }

    /// Where the editor finds its history.
    private static var historyPath: String {
        let home = getenv("XDG_STATE_HOME").map { String(cString: $0) } ?? "/nonexistent"
        for folder in ["/juke", "/juke/demo"] { mkdir(home + folder, 0o700) }
        return home + "/juke/demo/history"
    }

    @discardableResult
    private static func writeHistory(_ count: Int, to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        for number in 0..<count { fputs("1700000000\tsearch artist number \(number)\n", file) }
        return fclose(file) == 0
    }

    /// What is looked up at every key: lines that go on from what is typed, the oldest and none at all among them.
    private static func hints(_ count: Int) -> String {
        let path = "/tmp/juke-bench-hints-\(getpid())"
        defer { unlink(path) }
        guard writeHistory(count, to: path) else { return "hints: could not be measured" }
        let history = HistoryFile(path: path)
        history.complete()
        _ = history.newest(beginningWith: "s")
        var times: [Double] = []
        for round in 0..<200 {
            for typed in ["s", "search artist number \(round)", "x\(round)", "search artist x\(round)"] {
                times.append(ContinuousClock().measure { _ = history.newest(beginningWith: typed) }.milliseconds)
            }
        }
        times.sort()
        let microseconds = Int(times[times.count * 99 / 100] * 1000)
        return "hint among \(count) lines: p99 \(microseconds) µs (budget 1000)"
    }

    private static func paste(_ editor: [String]) -> String {
        let text = String(repeating: "字", count: 33_333)
        guard let median = Sample.paste(editor, until: "> ", text).median else { return "paste: could not be measured" }
        return "paste of 100 kB: \(Int(median / 1000)) ms (budget 500)"
    }

    /// Tab with a hundred thousand names that were seen before, the text at the beginning, inside, in pieces and nowhere.
    private static func tab(_ table: CommandTable, line: String) async -> String {
        let shelf = NameShelf(InMemoryNameIndex())
        await shelf.open()
        await shelf.add(
            (0..<100_000).map { number in
                let name = "Name \(number * 7919 % 100_000) of \(number)"
                return IndexedName(
                    kind: "artist", uri: "spotify:artist:\(number)", name: name, folded: name.lowercased())
            })
        await shelf.sorted()
        let snapshot = SessionSnapshot(Session(surroundings: .prompt), inherited: { [] }, seen: { shelf.names })
        let engine = CompletionEngine(table: table, snapshot: { snapshot.candidates($0) })
        var times: [Double] = []
        for round in 0..<100 {
            for typed in ["", "na", "Name \(round)", "\(round)9 of", "nmf\(round)", "zzz\(round)"] {
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
        guard writeHistory(count, to: path) else { return "history: could not be measured" }
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
