// Owns the report of what juke costs. Most figures are ratios to a reference that is measured in the same run,
// since absolute times depend on the machine: starting and ending against sqlite3, a key press against libedit
// and bash. Others are compared with a budget: the reading of one line, `where` and `sort`, and how many requests
// the simulator answers. The measurements themselves are in the files of this target that are named after them.

import CBareLibedit
import CommandLanguage
import ShellCommands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@main
struct Benchmarks {
    /// The first argument is the juke binary. With `--check` after it everything is started once and nothing is
    /// measured; with `--bare` in its place the process is bare libedit, the reference for keys.
    ///
    /// Ends with 1 when the editor or the simulator is far from its goal.
    static func main() async {
        guard CommandLine.arguments.count > 1 else {
            write("usage: Benchmarks JUKE [--check]\n")
            exit(2)
        }
        let juke = CommandLine.arguments[1]
        if juke == "--bare" { return cbl_run() }
        // A home of its own, so that the user's files are neither read nor changed.
        let home = "/tmp/juke-bench-\(getpid())"
        mkdir(home, 0o700)
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] { setenv(name, home, 1) }
        // Every program draws for the same terminal, so that all have about the same to write.
        setenv("TERM", "xterm-256color", 1)

        if CommandLine.arguments.dropFirst(2).contains("--check") { return await check(juke) }
        compare(
            "end of -c 'echo hi'", Sample.ofProcess([juke, "-c", "echo hi"]), "sqlite3 :memory: 'select 1'",
            Sample.ofProcess(["sqlite3", ":memory:", "select 1"]))
        compare(
            "start to prompt", Sample.toFirstOutput([juke, "--demo", "--no-rc"], until: "> "), "sqlite3 to its prompt",
            Sample.toFirstOutput(["sqlite3", "-interactive"], until: "> "))
        compare(
            "key to echo", Sample.keyEcho([juke, "--demo", "--no-rc"], until: "> "), "sqlite3, key to echo",
            Sample.keyEcho(["sqlite3", "-interactive"], until: "> "))
        // libedit is in the path of each of juke's keys, so only the same library without juke shows what juke adds.
        let (editing, isResponsive) = await Editing.report(
            [juke, "--demo", "--no-rc"], bare: [CommandLine.arguments[0], "--bare"], table: Catalogue.table(),
            line: "artist ")
        for line in editing { write(line + "\n") }
        let (menus, areMenusFast) = await MenuLoad.report(juke, in: home)
        for line in menus { write(line + "\n") }
        language()
        rows()
        let isPlannedFast = plans()
        let note = await ChangeLogLoad.note(2_000, in: home)
        write("a note in the log of changes after a request: \(Int(note.rounded())) µs (goal 60)\n")
        let backup = await BackupLoad.text(of: 50_000, in: home).map { "\(Int($0 * 1000)) ms" } ?? "failed"
        write("the text of a backup of 50000 entries: \(backup) (budget 2000)\n")
        for line in await FindLoad.report(in: home) { write(line + "\n") }
        let isLean = history(juke, in: home)
        let isFast = await simulator()
        if !isFast || !isResponsive || !areMenusFast || !isPlannedFast || !isLean { exit(1) }
    }

    /// Starts each program that is measured, reads a line and sends a few requests; ends with
    /// 1 where one of these fails.
    private static func check(_ juke: String) async {
        let programs = [[juke, "-c", "echo hi"], ["sqlite3", ":memory:", "select 1"], ["bash", "-c", "true"]]
        for program in programs where Sample.ofProcess(program, runs: 1).median == nil {
            write("\(program.joined(separator: " ")): could not be started\n")
            exit(1)
        }
        language()
        guard HistoryLoad.importing(100_000, by: juke, in: "/tmp") != nil else {
            write("import: a history could not be read\n")
            exit(1)
        }
        guard await SimulatorLoad.requestsPerSecond(10) != nil else {
            write("simulator in memory: no login\n")
            exit(1)
        }
        write("everything starts\n")
    }

    /// How many requests a second the simulator has to answer; a fifth less counts as noise of the machine.
    private static let simulatorGoal = 5000.0

    /// Writes how fast the simulator answers requests of every size, one after the other and in memory, and how
    /// long one page takes to read; false when the goal is missed by more than noise.
    private static func simulator() async -> Bool {
        guard let rate = await SimulatorLoad.requestsPerSecond(20_000) else {
            write("simulator in memory: no login\n")
            return false
        }
        if let page = await SimulatorLoad.page(), let elapsed = RowsLoad.decodedPage(page) {
            let microseconds = elapsed.components.attoseconds / 1_000_000_000_000
            write("reading a page of 50 saved tracks, \(page.count) bytes: \(microseconds) µs\n")
        }
        let isFar = rate * 1.2 < simulatorGoal
        write(
            "simulator in memory, one core: \(Int(rate)) requests a second (goal \(Int(simulatorGoal)))"
                + (isFar ? "  MISSED\n" : "\n"))
        return !isFar
    }

    /// Writes what an import of a long history takes; false when a goal is missed by more than noise.
    private static func history(_ juke: String, in home: String) -> Bool {
        guard let cost = HistoryLoad.importing(200_000_000, by: juke, in: home) else {
            write("import of a history of 200 MB: it failed\n")
            return false
        }
        let isFar = cost.seconds > 4 * 1.2 || cost.memory > 40_000_000
        let seconds = Double(Int(cost.seconds * 100)) / 100
        write(
            "import of a history of 200 MB: \(seconds) s (goal 4), \(cost.memory / 1_000_000) MB at most (goal 40)"
                + (isFar ? "  MISSED\n" : "\n"))
        return !isFar
    }

    /// Writes how long a condition and an order take over many rows.
    private static func rows() {
        let count = 100_000
        if let elapsed = RowsLoad.whereAndSort(count) {
            write("where and sort over \(count) rows: \(milliseconds(elapsed)) ms (budget 48)\n")
        } else {
            write("where and sort: the line was not understood\n")
        }
    }

    /// How many milliseconds the plan of a long sort may take; a fifth more counts as noise of the machine.
    private static let planGoal = 60

    /// Writes how long it takes to find the moves that sort a long playlist; false when that is far from its goal.
    private static func plans() -> Bool {
        let count = 10_000
        guard let elapsed = ArrangementLoad.sort(count) else {
            write("plan of a sort: it does not sort\n")
            return false
        }
        let isFar = milliseconds(elapsed) * 5 > planGoal * 6
        write(
            "plan of a sort of \(count) entries: \(milliseconds(elapsed)) ms (goal \(planGoal))"
                + (isFar ? "  MISSED\n" : "\n"))
        return !isFar
    }

    /// The duration in whole milliseconds.
    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }

    /// Writes how many times as long as a reference something takes. Medians are compared, since other
    /// programs share the machine.
    private static func compare(_ name: String, _ ours: Sample, _ reference: String, _ theirs: Sample) {
        guard let ours = ours.median, let theirs = theirs.median else {
            write("\(name): could not be measured\n")
            return
        }
        // Two digits after the point are more than two runs agree in.
        let ratio = Double(Int(ours / theirs * 100)) / 100
        write("\(name): \(ratio)× \(reference)  (\(Int(ours)) µs against \(Int(theirs)) µs, medians)\n")
    }

    /// Writes how long the way from a line to a command takes, for lines of several kinds.
    private static func language() {
        let table = Catalogue.table()
        let names = table.commandNames
        // A command with words, one with rows, one with an option, and one with quotes.
        let lines = ["search artist radiohead", "play 2-5", "albums --group single", "queue add \"Paranoid Android\""]
        let rounds = 5_000
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            for round in 0..<rounds {
                let line = lines[round % lines.count]
                guard case .complete(let tree)? = try? Parser.parse(line, isCommand: names.contains),
                    case .command(let words, let span)? = tree.steps.first?.pipeline?.stages.first,
                    let expanded = try? Expansion.expand(words, with: { _ throws(UsageError) in .words([]) }),
                    (try? table.understand(expanded, in: line, stage: span, naming: .fullNames)) != nil
                else { return write("parse and dispatch: \(line) was not understood\n") }
            }
        }
        // A line takes microseconds, so a single one could not be timed.
        let nanoseconds = Double(elapsed.components.attoseconds) * 1e-9 + Double(elapsed.components.seconds) * 1e9
        write("parse and dispatch: \(Int(nanoseconds / Double(rounds))) ns a line (budget 6000)\n")
    }

    // Directly to the descriptor, so that nothing stays in a buffer when the process exits.
    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
