// What juke costs, as ratios against a reference measured in the same run: starting and ending against sqlite3, the time
// of one parsed and understood line, and the requests the simulator answers. Absolute times depend on the machine and are
// printed beside.

import CBareLibedit
import CommandLanguage
import Glibc
import ShellCommands

@main
struct Benchmarks {
    /// Arguments: the juke binary; with `--check` behind it everything is started once and nothing is measured.
    static func main() async {
        guard CommandLine.arguments.count > 1 else {
            write("usage: Benchmarks JUKE [--check]\n")
            exit(2)
        }
        let juke = CommandLine.arguments[1]
        if juke == "--bare" { return cbl_run() }
        // A home of its own: what the user has is neither read nor changed.
        let home = "/tmp/juke-bench-\(getpid())"
        mkdir(home, 0o700)
        for name in ["HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] { setenv(name, home, 1) }
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
        let (editing, isResponsive) = await Editing.report(
            [juke, "--demo", "--no-rc"], bare: [CommandLine.arguments[0], "--bare"], table: Catalogue.table(),
            line: "artist ")
        for line in editing { write(line + "\n") }
        language()
        rows()
        let isFast = await simulator()
        if !isFast || !isResponsive { exit(1) }
    }

    /// Starts each program that is measured, and answers a page and a line; ends with 1 where one of them does not do that.
    private static func check(_ juke: String) async {
        let programs = [[juke, "-c", "echo hi"], ["sqlite3", ":memory:", "select 1"], ["bash", "-c", "true"]]
        for program in programs where Sample.ofProcess(program, runs: 1).median == nil {
            write("\(program.joined(separator: " ")): could not be started\n")
            exit(1)
        }
        language()
        guard await SimulatorLoad.requestsPerSecond(10) != nil else {
            write("simulator in memory: no login\n")
            exit(1)
        }
        write("everything starts\n")
    }

    /// Requests a second that the simulator answers at least; a fifth less is the weather.
    private static let simulatorGoal = 5000.0

    /// Requests of every weight, answered in memory one after the other; false when they are far from the goal.
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

    /// Conditions and orders, and the reading of pages.
    private static func rows() {
        let count = 100_000
        if let elapsed = RowsLoad.whereAndSort(count) {
            write("where and sort over \(count) rows: \(milliseconds(elapsed)) ms (budget 100)\n")
        } else {
            write("where and sort: the line was not understood\n")
        }
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }

    private static func compare(_ name: String, _ ours: Sample, _ reference: String, _ theirs: Sample) {
        guard let ours = ours.median, let theirs = theirs.median else {
            write("\(name): could not be measured\n")
            return
        }
        let ratio = Double(Int(ours / theirs * 100)) / 100
        write("\(name): \(ratio)× \(reference)  (\(Int(ours)) µs against \(Int(theirs)) µs, medians)\n")
    }

    /// Parse and dispatch of one line.
    private static func language() {
        let table = Catalogue.table()
        let names = table.commandNames
        let lines = ["search artist radiohead", "play 2-5", "albums --group single", "queue add \"Paranoid Android\""]
        let rounds = 5_000
        let clock = ContinuousClock()
        let elapsed = clock.measure {
            for round in 0..<rounds {
                let line = lines[round % lines.count]
                guard case .complete(let tree)? = try? Parser.parse(line, commands: names),
                    case .command(let words, let span)? = tree.steps.first?.pipeline?.stages.first,
                    let expanded = try? Expansion.expand(words, with: { _ throws(UsageError) in .words([]) }),
                    (try? table.understand(expanded, in: line, stage: span, naming: .fullNames)) != nil
                else { return write("parse and dispatch: \(line) was not understood\n") }
            }
        }
        let nanoseconds = Double(elapsed.components.attoseconds) * 1e-9 + Double(elapsed.components.seconds) * 1e9
        write("parse and dispatch: \(Int(nanoseconds / Double(rounds))) ns a line (budget 20000)\n")
    }

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
