// `pick`: in a list under the prompt, by numbers at it, or by fzf; never a page more than was asked for.

import Prompting
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Synchronization
import Testing

/// What is chosen, list by list, and the lists.
private final class AskedChoices: Sendable {
    private let state: Mutex<(answers: [Choices.Outcome?], seen: [Choices])>

    init(_ answers: [Choices.Outcome?]) { state = Mutex((answers, [])) }

    var seen: [Choices] { state.withLock { $0.seen } }

    func answer(_ choices: Choices) async -> Choices.Outcome? {
        state.withLock { state in
            state.seen.append(choices)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
    }
}

struct PickTests {
    /// A prompt at which these answers are typed; the liked songs of the demo world take two pages.
    private func shell(
        _ answers: [String?], programs: Set<String> = []
    ) async -> ShellHarness {
        let events = answers.map { $0.map { LineEvent.text($0, at: SourcePosition()) } ?? .interrupted }
        let harness = ShellHarness(.prompt, programs: programs, answers: events)
        _ = await harness.run("login")
        if programs.contains("fzf") { _ = await harness.run("set picker fzf") }
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        return harness
    }

    private func picked(_ harness: ShellHarness, _ line: String = "liked | pick --format '{name}'") async -> [String] {
        let before = harness.output.text.count
        #expect(await harness.run(line) == .done, "\(harness.messages.text)")
        return harness.output.text.dropFirst(before).split(separator: "\n").map(String.init)
    }

    @Test func `numbers and ranges take rows, in the order typed, for one page`() async {
        let harness = await shell(["3,1-2"])
        let names = await picked(harness)
        let all = await picked(harness, "liked | take 3 --format '{name}'")
        #expect(names == [all[2], all[0], all[1]])
        #expect(harness.messages.text.contains("\n 1  \(all[0]) — "))
        #expect(await harness.simulator.log.count == 1)
    }

    @Test(arguments: ["1 3", "1, 3", "1,3", " 3-1,2 "])
    func `blanks part numbers as commas do`(answer: String) async {
        let harness = await shell([answer])
        let names = await picked(harness)
        let all = await picked(harness, "liked | take 3 --format '{name}'")
        #expect(names == (answer.contains("-") ? [all[2], all[1], all[0]] : [all[0], all[2]]))
    }

    @Test func `more is offered only where there may be more`() async {
        let pages = await shell(["more", "1"])
        _ = await picked(pages)
        let asked = pages.messages.text.split(separator: "\n").filter { $0.hasPrefix("Pick rows") }
        #expect(
            asked.isEmpty || asked.first?.contains("more for the next page") == true, "\(pages.messages.text)")
        let harness = await shell([], programs: ["fzf"])
        harness.system.answer(0, "2\ta\n")
        _ = await picked(harness, "albums radiohead | pick --format '{name}'")
        let lines = harness.system.commands.first?.input?.split(separator: "\n") ?? []
        #expect(lines.count == 9)
        #expect(lines.last?.contains("… more") == false)
    }

    @Test func `words narrow, more reads a page, and a number of that page is taken`() async {
        let harness = await shell(["more", "MAECHKI", "земфира", "all"])
        let names = await picked(harness, "liked | pick --format '{artist}'")
        #expect(!names.isEmpty && names.allSatisfy { $0 == "Земфира" }, "\(names)")
        #expect(harness.messages.text.contains("None of the 60 rows read so far contains MAECHKI."))
        #expect(await harness.simulator.log.count == 2)
        let last = await shell(["more", "60", "more"])
        #expect(await picked(last).count == 1)
    }

    @Test(arguments: [[""], [nil], ["99", ""]] as [[String?]])
    func `nothing, Ctrl-C and a row that is not there pick nothing`(answers: [String?]) async {
        let harness = await shell(answers)
        #expect(await picked(harness, "liked | pick | queue add") == [])
        #expect(await harness.simulator.log.count == 1)
        #expect(
            answers.count == 1
                || harness.messages.text.contains("There is no row 99; 50 have been read. For the next page: more"))
        #expect(await harness.shell.session.lastStatus == .done)
    }

    @Test func `when all is read, more says so`() async {
        let harness = await shell(["more", "more", "more", "1"])
        #expect(await picked(harness).count == 1)
        #expect(harness.messages.text.contains("There are no more rows."))
        #expect(await harness.simulator.log.count == 2)
    }

    @Test func `fzf is given numbers and harmless labels, and only numbers come back`() async {
        let harness = await shell([], programs: ["fzf"])
        harness.system.answer(0, "2\tanything\n1\n99\tno\nevil; rm\n-1\n")
        let names = await picked(harness)
        let all = await picked(harness, "liked | take 2 --format '{name}'")
        #expect(names == [all[1], all[0]])
        let command = harness.system.commands.first
        #expect(command?.line.hasPrefix("fzf --multi ") == true)
        let lines = command?.input?.split(separator: "\n").map(String.init) ?? []
        #expect(lines.count == 51)
        #expect(lines.first?.hasPrefix("1\t\(all[0]) — ") == true)
        #expect(lines.last == "0\t… more")
        #expect(await harness.simulator.log.count == 1)
    }

    @Test func `fzf's last line reads the next page and keeps what was chosen`() async {
        let harness = await shell([], programs: ["fzf"])
        harness.system.answer(0, "2\ta\n0\t… more\n")
        harness.system.answer(0, "60\tb\n")
        #expect(await picked(harness).count == 2)
        let inputs = harness.system.commands.map { $0.input ?? "" }
        #expect(inputs.count == 2 && inputs[1].hasPrefix("1\t") && !inputs[1].contains("\n2\t"))
        #expect(await harness.simulator.log.count == 2)
    }

    @Test(arguments: [1, 130] as [Int32])
    func `leaving fzf picks nothing`(status: Int32) async {
        let harness = await shell([], programs: ["fzf"])
        harness.system.answer(status, "1\tx\n")
        #expect(await picked(harness) == [])
        #expect(harness.messages.text.contains("Nothing was picked."))
    }

    @Test func `the setting chooses, and fzf that is not there is said`() async {
        let built = await shell(["1"], programs: ["fzf"])
        _ = await built.run("set picker built-in")
        #expect(await picked(built).count == 1)
        #expect(built.system.commands.isEmpty)
        let missing = await shell([])
        _ = await missing.run("set picker fzf")
        #expect(await missing.run("liked | pick") == .failed)
        #expect(missing.messages.text.hasSuffix("fzf is not installed.\nTo do without it: set picker auto\n"))
    }

    // MARK: In a list

    /// The same, with a terminal that draws a list, in which these choices are made; nil where it cannot.
    private func shell(choosing choices: [Choices.Outcome?], _ settings: [String] = []) async -> (
        ShellHarness, AskedChoices
    ) {
        let asked = AskedChoices(choices)
        let harness = ShellHarness(
            .prompt, answers: [.text("2", at: SourcePosition())], pointAt: { await asked.answer($0) })
        _ = await harness.run("login")
        for setting in settings { _ = await harness.run("set \(setting)") }
        _ = harness.screen.take()
        await harness.simulator.clearLog()
        return (harness, asked)
    }

    @Test func `in the list rows are taken in the order they were marked, for one page`() async {
        let (harness, asked) = await shell(choosing: [.taken([2, 0])])
        let names = await picked(harness)
        let all = await picked(harness, "liked | take 3 --format '{name}'")
        #expect(names == [all[2], all[0]])
        #expect(asked.seen.count == 1 && asked.seen[0].count == 50 && asked.seen[0].mayHaveMore)
        #expect(asked.seen[0].label(0).hasPrefix("\(all[0]) — "))
        #expect(!harness.messages.text.contains("Pick rows"))
        #expect(await harness.simulator.log.count == 1)
    }

    @Test func `what is typed fits whatever its case and accents`() async {
        let (harness, asked) = await shell(choosing: [.nothing])
        _ = await picked(harness, "search artist sigur | pick")
        let choices = asked.seen[0]
        for text in ["sigur ros", "SIGUR RÓS", "ur r"] { #expect(choices.matches(text, nil).first == 0, "\(text)") }
        #expect(choices.matches("", nil) == Array(0..<choices.count))
        #expect(choices.matches("no such name", nil) == [])
    }

    @Test func `more of them are read when they are asked for, and what was done so far is kept`() async {
        let (harness, asked) = await shell(choosing: [.more(marked: [4], text: "a"), .taken([4, 59])])
        #expect(await picked(harness).count == 2)
        let last = asked.seen.last
        #expect(asked.seen.count == 2 && last?.count == 60 && last?.mayHaveMore == false)
        #expect(last?.marked == [4] && last?.text == "a" && last?.start == 50)
        #expect(await harness.simulator.log.count == 2)
    }

    @Test func `leaving the list picks nothing, and rows that are not there are none`() async {
        let (left, _) = await shell(choosing: [.nothing])
        #expect(await picked(left) == [])
        #expect(left.messages.text.contains("Nothing was picked."))
        let (odd, _) = await shell(choosing: [.taken([-1, 99, 1])])
        #expect(await picked(odd).count == 1)
    }

    @Test(
        arguments: [(nil, []), (.nothing, ["plain on"]), (.nothing, ["picker built-in"])]
            as [(Choices.Outcome?, [String])])
    func `where no list can be drawn or none is wanted, the rows are numbered`(
        choice: Choices.Outcome?, settings: [String]
    ) async {
        let (harness, asked) = await shell(choosing: [choice], settings)
        #expect(await picked(harness).count == 1)
        #expect(harness.messages.text.contains("Pick rows"))
        #expect(asked.seen.count == (settings.isEmpty ? 1 : 0))
    }

    @Test func `what is picked is the listing, and an empty pipe asks nothing`() async {
        let harness = await shell(["2"])
        _ = await harness.run("liked | pick")
        #expect(await harness.shell.session.listings.last?.rows.count == 1)
        let empty = await shell(["1"])
        #expect(await picked(empty, "liked | where name = zzz | pick") == [])
        #expect(empty.messages.text.contains("There is nothing to pick from."))
    }

    @Test func `a script cannot point, and is refused before any request`() async {
        let harness = ShellHarness()
        #expect(
            await harness.result(of: "search artist radiohead | pick")
                == .refused(
                    "-c:1:27: pick asks you to choose, and a script cannot ask.\n"
                        + "Choose the rows with take 3, sample 3 or where CONDITION.\n"))
    }
}
