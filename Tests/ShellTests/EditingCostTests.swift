// What changing a playlist sends and loses, and what a program sends and loses that replaces the whole list: the second
// table of costs in the README, made by doing both on the same lists.

import Exchange
import FoundationEssentials
import HTTPTypes
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifyModel
import SpotifySimulator
import Testing

@Suite(.serialized) struct EditingCostTests {
    /// A change of the playlist `Big`.
    private struct Task {
        var what: String
        var line: String
        var world: World
    }

    private static var tasks: [Task] {
        [
            Task(
                what: "sort 500 entries, 5 of them new", line: "playlist sort Big by duration",
                world: world(sorted(500, new: 5))),
            Task(
                what: "the same with 3 files of a device among them", line: "playlist sort Big by duration",
                world: world(sorted(500, new: 5), files: [20, 200, 400])),
            Task(
                what: "remove 40 doubles from 2000 entries", line: "playlist dedupe Big --yes",
                world: world(Array(0..<1_960) + (0..<40).map { $0 * 40 })),
            Task(
                what: "merge 30 songs into 500 entries", line: "playlist merge Small into Big",
                world: world(Array(0..<500), small: Array(490..<530), files: [100])),
        ]
    }

    /// Places in the catalogue by rising length, but for some at the end.
    private static func sorted(_ count: Int, new: Int) -> [Int] {
        let tracks = catalogue.tracks
        let byLength = (0..<count).sorted { (tracks[$0].milliseconds, $0) < (tracks[$1].milliseconds, $1) }
        let late = Set((0..<new).map { byLength[$0 * count / new + 7] })
        return byLength.filter { !late.contains($0) } + byLength.filter(late.contains).reversed()
    }

    private static let generated = World.generated(seed: 3, tracks: 2_000)
    private static var catalogue: WorldCatalogue { generated.catalogue }

    /// A world with the playlist `Big` of these tracks, with files at some places, and `Small`.
    private static func world(_ big: [Int], small: [Int] = [], files: [Int] = []) -> World {
        var world = generated
        world.add("Big", tracks: big, files: files)
        world.add("Small", tracks: small)
        return world
    }

    /// What a change sent and lost.
    private struct Outcome {
        var requests: Int
        /// Entries that are still there, but with another date.
        var dates = 0
        var files = 0

        init(requests: Int, before: World, after: World) {
            self.requests = requests
            let (old, new) = (Self.entries(of: before), Self.entries(of: after))
            var (byDate, byThing) = (Self.counts(old.map(\.whole)), Self.counts(old.map(\.thing)))
            for entry in new {
                let isThere = Self.take(entry.thing, from: &byThing)
                if isThere, !Self.take(entry.whole, from: &byDate) { dates += 1 }
            }
            files = old.count(where: \.isFile) - new.count(where: \.isFile)
        }

        private static func entries(of world: World) -> [(thing: String, whole: String, isFile: Bool)] {
            (world.playlists.first { $0.name == "Big" }?.entries ?? []).map { entry in
                let thing = "\(entry.content)"
                return (thing, "\(thing) \(entry.addedAt?.timeIntervalSince1970 ?? 0)", thing.hasPrefix("local"))
            }
        }

        private static func counts(_ keys: [String]) -> [String: Int] {
            keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }

        private static func take(_ key: String, from counts: inout [String: Int]) -> Bool {
            guard let count = counts[key], count > 0 else { return false }
            counts[key] = count - 1
            return true
        }

        var cells: String { "\(requests) | \(dates) | \(files)" }
    }

    /// What juke does.
    private func change(_ task: Task) async -> (outcome: Outcome, after: World) {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: task.world))
        await harness.simulator.clearLog()
        #expect(await harness.run(task.line + " --max-requests 200") == .done, "\(harness.screen.take())")
        let sent = await harness.simulator.log.count { $0.method != .get }
        let after = await harness.simulator.world
        return (Outcome(requests: sent, before: task.world, after: after), after)
    }

    /// The same list, made by replacing it.
    private func replace(_ task: Task, by after: World) async throws -> Outcome {
        let harness = await ShellHarness.after("login", in: ShellHarness(world: task.world))
        let list = try #require(after.playlists.first { $0.name == "Big" })
        let id = try #require(SpotifyID(list.id.description))
        let uris = list.entries.compactMap { entry in
            if case .track(let place) = entry.content {
                "spotify:track:\(after.catalogue.tracks[place].id)"
            } else {
                nil
            }
        }
        await harness.simulator.clearLog()
        for start in stride(from: 0, to: uris.count, by: Limits.playlistEdit) {
            let lot = Array(uris[start..<min(start + Limits.playlistEdit, uris.count)])
            let request: Endpoint<Snapshot> =
                start == 0 ? .replacePlaylistItems(id, uris: lot) : .addPlaylistItems(id, uris: lot)
            _ = try await harness.connection.client.send(request)
        }
        let sent = await harness.simulator.log.count { $0.method != .get }
        return Outcome(requests: sent, before: task.world, after: await harness.simulator.world)
    }

    @Test func `each sends and loses what the README says`() async throws {
        var table = """
            | what | juke: requests | dates lost | files lost | replacing: requests | dates lost | files lost |
            | --- | --- | --- | --- | --- | --- | --- |

            """
        for task in Self.tasks {
            let (juke, after) = await change(task)
            let replacing = try await replace(task, by: after)
            #expect(juke.files == 0 && juke.dates <= replacing.dates)
            let line = task.line.replacing(" --yes", with: "")
            table += "| \(task.what): `\(line)` | \(juke.cells) | \(replacing.cells) |\n"
        }
        let readme = RecordedFile("README.md")
        let text = try readme.text
        let range = try #require(text.range(between: "<!-- editing -->\n", and: "<!-- end of editing -->"))
        try readme.expect(text.replacingCharacters(in: range, with: table))
    }
}
