// `queue`: what comes next, as often as it comes.

import Exchange
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing

struct QueueCommandTests {
    private static let look = "GET /v1/me/player/queue"

    @Test func `what plays is said beside the rows, which a pipe gets alone`() async {
        let harness = await ShellHarness.after(
            "login", "tracks album:\"ok computer\"", "play 10", in: ShellHarness())
        harness.output.clear()
        await harness.expect(
            "queue --columns name,duration",
            shows: "▶ No Surprises — Radiohead · OK Computer\nLucky\t4:18\nThe Tourist\t5:26\n", sends: [Self.look])
        #expect(harness.output.text == "Lucky\t4:18\nThe Tourist\t5:26\n")
        await harness.expect(
            "queue | count", shows: "▶ No Surprises — Radiohead · OK Computer\n2\n", sends: [Self.look])
    }

    @Test func `an empty queue is no failure`() async {
        let harness = await ShellHarness.after("login")
        await harness.expect("queue", shows: "The queue is empty.\n", sends: [Self.look])
        await harness.expect("queue | count", shows: "0\n", sends: [Self.look])
    }

    @Test func `a queue that is not filled up keeps its repeats, and its columns whatever is in it`() async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let network = AlteredExchange(simulator)
        let harness = ShellHarness(network: network, of: simulator, time: time)
        _ = await harness.run("login")
        func track(_ name: String) -> String {
            #"{"type":"track","name":"\#(name)","#
                + #""uri":"spotify:track:7TfQb7Jx3dY6cWnIqvJd2\#(name)","duration_ms":60000}"#
        }
        let (a, b) = (track("a"), track("b"))
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(a),\#(b),\#(a)]}"#)
        _ = await harness.run("queue | count; queue --format '{name}'")
        #expect(harness.output.text == "3\na\nb\na\n")
        let full = Array(repeating: "\(a),\(b),\(a)", count: 7).joined(separator: ",").dropLast(a.count + 1)
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(full)]}"#)
        _ = await harness.run("queue | count")
        #expect(harness.output.text.hasSuffix("a\n3\n"))
        let episode =
            #"{"type":"episode","name":"e","uri":"spotify:episode:7TfQb7Jx3dY6cWnIqvJd2o","show":{"name":"S"}}"#
        network.answer("GET /v1/me/player/queue", #"{"currently_playing":null,"queue":[\#(a),\#(episode)]}"#)
        let before = harness.output.text.count
        _ = await harness.run("queue --tsv")
        let lines = harness.output.text.dropFirst(before).split(separator: "\n")
        let count = Kinds.entry.delimitedColumns.count
        #expect(lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count } == [count, count])
        #expect(lines.allSatisfy { $0.hasPrefix("a\t") || $0.hasPrefix("e\t") })
        #expect(lines[1].contains("\tS\t"))
    }
}
