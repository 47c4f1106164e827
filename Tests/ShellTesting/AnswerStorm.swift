// Every command that asks Spotify, against answers made wrong, in a whole shell: whatever comes, the command ends, with
// a status of the documented ones and a sentence for all but success, and the shell goes on.

import Exchange
import Shell
import ShellCommands
import SpotifySimulator

/// Commands against wrong answers.
package struct AnswerStorm: Sendable {
    /// Where it starts from.
    package let seed: UInt64
    /// Told of each case before it runs.
    private let say: @Sendable (String) -> Void

    package init(seed: UInt64, say: @escaping @Sendable (String) -> Void = { _ in }) {
        self.seed = seed
        self.say = say
    }

    /// How it went: the first fault, with all that is needed to see it again, and how many answers were wrong.
    package struct Outcome: Sendable {
        package var fault: String?
        package var answers = 0
        package var commands = 0
        /// How often each status was the end.
        package var statuses: [Int32: Int] = [:]
    }

    /// Runs rounds of all commands until so many answers were wrong.
    package func run(answers: Int) async -> Outcome {
        var outcome = Outcome()
        var round = 0
        while outcome.answers < answers, outcome.fault == nil {
            await run(round, into: &outcome)
            round += 1
        }
        return outcome
    }

    private func run(_ round: Int, into outcome: inout Outcome) async {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        let wire = MutatingExchange(simulator, seed: seed)
        let harness = ShellHarness(.prompt, network: wire, of: simulator, time: time)
        _ = await harness.run(Self.session)
        for (index, command) in Self.commands.enumerated() {
            let number = round * Self.commands.count + index
            say("seed \(seed) case \(number): \(command)")
            _ = harness.screen.take()
            harness.output.clear()
            harness.messages.clear()
            wire.begin(number)
            _ = await harness.run(command)
            outcome.commands += 1
            let status = await harness.shell.session.lastStatus.code
            outcome.statuses[status, default: 0] += 1
            if let fault = Self.fault(status, harness.screen.take()) {
                outcome.fault =
                    "seed \(seed) case \(number): \(command): \(fault)\n" + wire.newest.joined(separator: "\n")
                break
            }
            wire.begin(nil)
            // What was kept, closed or trusted is so no longer.
            time.advance(by: .seconds(90_000))
        }
        outcome.answers += wire.count
    }

    /// What is wrong with an end; nil for nothing.
    private static func fault(_ status: Int32, _ shown: String) -> String? {
        if !(0...9).contains(status) { return "status \(status)" }
        if status != 0, shown.isEmpty { return "status \(status) without a word" }
        if shown.contains("unforeseen") { return "an error without a sentence: \(shown)" }
        if shown.utf8.contains(0x1B) { return "an escape sequence on the screen: \(shown.debugDescription)" }
        return nil
    }

    /// What is known before the first wrong answer.
    private static let session =
        "login\nsearch artist radiohead\nartist 1\nalbums\ntracks 7\nplay 2\nliked | take 3 | as best\nsearch album kid"

    private static let commands = [
        "search artist abba", "search album,track blue", "search track,episode,show,playlist,audiobook,artist love",
        "more",
        "artist björk", "albums 1", "albums --all", "album ok computer", "tracks album:1", "tracks artist:radiohead",
        "tracks spotify:album:6dVIqQ8qmQ5GBnJ9shOYGE", "play 1", "play", "pause", "resume", "next", "prev", "now",
        "now --fresh", "queue", "queue add 1", "devices", "devices | sum volume", "device laptop", "search track love",
        "search track love | sort name", "playlists", "playlists | where mine", "tracks playlist:\"road songs\"",
        "tracks playlist:\"odds and ends\" | to json", "show nachtzug", "episodes show:nachtzug", "episodes",
        "chapters audiobook:\"the lighthouse tuner\"", "info 1", "info now", "link now", "new", "liked --fresh",
        "liked --fresh | count", "liked --fresh | sum duration", "liked --fresh | sort -added | to csv",
        "liked --fresh | group artist", "liked --fresh | where year > 2000 | unique isrc", "saved albums --fresh",
        "following --fresh", "following --fresh | sort name", "recent", "more", "top artists --fresh", "save 1",
        "unsave 1", "like", "unlike", "follow artist:björk", "unfollow artist:björk --yes", "toggle", "restart",
        "seek +10s", "seek 50%", "volume", "volume -5", "volume +10", "mute", "shuffle", "shuffle on", "repeat",
        "play liked", "play $best", "play album:\"ok computer\" --from 3", "doctor", "saved shows --fresh",
        "saved episodes --fresh", "saved audiobooks --fresh", "top tracks --fresh", "device default laptop",
        "playlist \"road songs\"", "audiobook \"the lighthouse tuner\"", "whoami", "play 1 --on laptop",
        "queue save \"a list\"", "recent | take 5 | queue add", "liked --fresh | except $best | count",
    ]
}
