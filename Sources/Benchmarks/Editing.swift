// Owns the measurements of the line editor: a key against bare libedit and against bash, a long paste, Tab over
// many names, and a long history. The figures are those that a waiting person notices: the median of a key, and
// the slowest one in a hundred for Tab and hints.

import CommandLanguage
import Library
import LineEditing
import Prompting
import Shell
import ShellCommands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The measurements of the line editor.
enum Editing {
    /// Returns a line of the report for each figure, and whether keys are echoed about as fast as they have to be.
    ///
    /// - Parameters:
    /// - editor: the command that starts juke's prompt.
    /// - bare: a command that runs libedit with nothing around it.
    /// - line: the beginning of a line whose next word is a name.
    static func report(
        _ editor: [String], bare: [String], table: CommandTable, line: String
    ) async -> (lines: [String], isGood: Bool) {
        // The history is there before the editor starts, so that the hint of every key searches it.
        writeHistory(50_000, to: historyPath)
        let keys = keys(editor, bare: bare)
        return (
            [
                keys.line, paste(editor), await tab(table, line: line), history(10_000), history(50_000), hints(50_000),
                search(50_000),
            ],
            keys.isGood
        )
    }

    /// How many times as long as with bare libedit a key may take.
    private static let budget = 1.5
    /// How many times as long as without colours and hints.
    private static let colourBudget = 1.3
    /// What the noise of the machine may add, as a factor.
    private static let noise = 1.2

    /// Measures a key of juke's with a long history, with colours and hints and without, of bare libedit and of bash,
    /// in turn on one terminal.
    private static func keys(_ editor: [String], bare: [String]) -> (line: String, isGood: Bool) {
        let samples = Sample.keyEchoesInTurn([
            (editor, "juke> "), (editor + ["--color", "never"], "juke> "), (bare, "bare> "),
        ])
        guard samples.count == 4, let bash = samples[0].median, let ours = samples[1].median,
            let plain = samples[2].median, let bare = samples[3].median
        else { return ("key to echo: could not be measured", false) }
        let verdict = { (isMet: Bool) in isMet ? "yes" : "no" }
        let ratio = { (value: Double) in Double(Int(value * 100)) / 100 }
        return (
            "key to echo, with colours: \(ratio(ours / plain))× without (within \(colourBudget): "
                + "\(verdict(ours <= plain * colourBudget))), \(ratio(ours / bare))× bare libedit (within \(budget): "
                + "\(verdict(ours <= bare * budget))), below bash: \(verdict(ours < bash)); \(Int(ours)) µs, without "
                + "colours \(Int(plain)) µs, libedit \(Int(bare)) µs, bash \(Int(bash)) µs",
            ours <= bare * budget * noise && ours <= bash * noise && ours <= plain * colourBudget * noise
        )
    }

    /// The file in which the started editor finds its history.
    private static var historyPath: String {
        let home = getenv("XDG_STATE_HOME").map { String(cString: $0) } ?? "/nonexistent"
        for folder in ["/juke", "/juke/demo"] { mkdir(home + folder, 0o700) }
        return home + "/juke/demo/history"
    }

    // A history file of many lines (Terminal §8); false when it cannot be written.
    @discardableResult
    private static func writeHistory(_ count: Int, to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        for number in 0..<count { fputs("1700000000\tsearch artist number \(number)\n", file) }
        return fclose(file) == 0
    }

    /// Measures the look-up that a hint needs at each key: the newest line that continues what was typed. Some
    /// of the texts are continued by an old line alone, some by none.
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

    /// Measures what a key of Ctrl-R costs while a pattern is typed and taken back: parts of the lines, letters of
    /// them, and what none has. The index is made before the first key, on the thread that reads the history.
    private static func search(_ count: Int) -> String {
        let path = "/tmp/juke-bench-search-\(getpid())"
        defer { unlink(path) }
        guard writeHistory(count, to: path) else { return "search: could not be measured" }
        let history = HistoryFile(path: path)
        history.prepare()
        history.complete()
        var times: [Double] = []
        for pattern in ["artist 12", "srtst49", "number 4999", "aaaa", "sae9", "xyz", "1"] {
            let steps = (1...pattern.count) + (0..<pattern.count).reversed()
            for length in steps {
                let typed = String(pattern.prefix(length))
                times.append(ContinuousClock().measure { _ = history.ages(fitting: typed) }.milliseconds)
            }
        }
        times.sort()
        let slow = Double(Int(times[times.count * 99 / 100] * 100)) / 100
        return "Ctrl-R among \(count) lines: p99 \(slow) ms a key (budget 2)"
    }

    // 33 333 characters of three bytes and two cells each, so that every row of the paste wraps.
    private static func paste(_ editor: [String]) -> String {
        let text = String(repeating: "字", count: 33_333)
        guard let median = Sample.paste(editor, until: "> ", text).median else { return "paste: could not be measured" }
        return "paste of 100 kB: \(Int(median / 1000)) ms (budget 200)"
    }

    /// Measures Tab over a hundred thousand names that were seen before: with nothing typed, with the beginning
    /// of a name, with a part of its middle, with some of its characters in order, and with what no name has.
    private static func tab(_ table: CommandTable, line: String) async -> String {
        let index = SearchableNameIndex(InMemoryNameIndex())
        await index.open()
        await index.add(
            (0..<100_000).map { number in
                let name = "Name \(number * 7919 % 100_000) of \(number)"
                return IndexedName(
                    kind: "artist", uri: "spotify:artist:\(number)", name: name, folded: name.lowercased())
            })
        await index.waitUntilSearchable()
        let snapshot = SessionSnapshot(Session(surroundings: .prompt), inherited: { [] }, seen: { index.names })
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

    // The first prompt waits for the end of the file alone; the rest is read after it.
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
            "history of \(count) lines: \(tenths(first)) ms before the first prompt, \(tenths(rest)) ms after it "
            + "(budget 50)"
    }
}

extension Duration {
    /// The duration in milliseconds, with its fraction.
    fileprivate var milliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) * 1e-15
    }
}
