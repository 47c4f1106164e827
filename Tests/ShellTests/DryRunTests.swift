// `--dry-run`: every command that changes anything says what it would change, and changes nothing: not at Spotify,
// not in a file, not in the shell.

import CommandLanguage
import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Synchronization
import Testing

/// A history that tells whether anything was taken out of it.
private final class CountedHistory: LineHistory {
    private let kept = Mutex(["albums", "tracks"])

    var texts: [String] { kept.withLock { $0 } }
    func entries(newest limit: Int?) -> [HistoryEntry] {
        texts.enumerated().map { HistoryEntry(number: $0 + 1, text: $1) }
    }
    func noteEnd(of text: String, status: Int, isMistake: Bool) {}
    func remove(number: Int) throws -> Bool {
        kept.withLock { _ = $0.remove(at: number - 1) }
        return true
    }
    func clear() throws { kept.withLock { $0 = [] } }
}

/// Profiles that tell what was done to them.
private final class CountedProfiles: Sendable {
    private let kept = Mutex<[String]>([])

    var acts: [String] { kept.withLock { $0 } }
    private func note(_ act: String) { kept.withLock { $0.append(act) } }

    var profiles: Profiles {
        Profiles(
            current: "default",
            list: { ["default", "work"].map { ProfileSummary(name: $0, grant: nil) } },
            check: { name in if name == "work" { throw ProfileError.exists(name) } },
            create: { self.note("create \($0)") }, delete: { self.note("delete \($0)") },
            choose: { self.note("choose \($0)") })
    }
}

struct DryRunTests {
    private struct Shell {
        let history = CountedHistory()
        let profiles = CountedProfiles()
        let harness: ShellHarness

        init() async {
            harness = ShellHarness(
                .prompt, width: 200, scripts: ["old.csv": "name\n", "do": "set plain on\nsave 1\n"],
                history: history, profiles: profiles.profiles)
            _ = await harness.run("login\nsearch artist radiohead\nartist 1\nalbums\nalbum 7\ntracks")
            _ = harness.screen.take()
            await harness.simulator.clearLog()
        }

        /// Runs a line, and answers what is shown.
        func shown(_ line: String) async -> String {
            _ = await harness.run(line)
            return harness.screen.take()
        }
    }

    @Test(arguments: [
        ("tracks | take 3 | to csv new.csv --dry-run", "Would write 3 rows to new.csv."),
        ("tracks | take 1 | to csv old.csv --dry-run", "Would replace old.csv by 1 row."),
        (
            "tracks | take 2 | select name | to csv old.csv --append --dry-run",
            "Would add 2 rows to old.csv."
        ),
        ("tracks --dry-run | take 2 | to ids new.txt", "Would write 2 rows to new.txt."),
        ("tracks | take 1 | to format '{name}' new.txt --dry-run", "Would write 1 row to new.txt."),
        ("profile new home --dry-run", "Would make the profile home."),
        ("profile new work --dry-run", "The profile work already exists."),
        ("profile delete work --dry-run", "Would delete the profile work, its login, history and listings."),
        ("profile use work --dry-run", "Would start new shells as work.\nWould change to the profile work."),
        (
            "set hints off --save --dry-run",
            "Would write “set hints off” to ~/.config/juke/init.juke.\nWould set hints to off."
        ),
        (
            "set hints default --save --dry-run",
            "Would remove set hints from ~/.config/juke/init.juke.\nWould set hints back to what it was."
        ),
        ("set hints off --dry-run", "Would set hints to off."),
        ("tracks | take 2 | as best --dry-run", "Would keep 2 rows as $best."),
        ("trace record new.tape --dry-run", "Would record in new.tape."),
        ("trace on new.log --dry-run", "Would add the requests to new.log."),
        ("trace on --dry-run", "Would show the requests."),
        ("trace off --dry-run", "Would stop tracing, recording and replaying."),
        ("history clear --dry-run", "Would forget all lines typed before."),
        ("history delete 2 --dry-run", "Would delete line 2."),
        ("device default kitchen --dry-run", "Would play on kitchen when no device is active."),
        ("queue save Tonight --dry-run", "The queue is empty."),
        ("open 1 --dry-run", "Would open Airbag in the browser."),
        ("logout --dry-run", "Would log out."),
        ("login --dry-run", "Would log in. Nothing was sent, and no browser was opened."),
        ("tracks | take 1 | save --dry-run", "Would save Airbag."),
        ("source do --dry-run", "Would save Airbag."),
        ("tracks --dry-run | !sort > x", "Would run sort > x."),
    ])
    func `a dry run says what would change, and changes nothing`(line: String, expected: String) async {
        let shell = await Shell()
        let before = await shell.harness.shell.session
        let files = shell.harness.scripts.files
        let shown = await shell.shown(line)
        #expect(shown.contains(expected + "\n"), "\(shown)")
        #expect(await shell.harness.simulator.log.allSatisfy { $0.method == .get })
        #expect(shell.harness.scripts.files == files)
        #expect(shell.history.texts == ["albums", "tracks"])
        #expect(shell.profiles.acts == [])
        #expect(shell.harness.system.commands.isEmpty)
        let after = await shell.harness.shell.session
        #expect(after.account == before.account && after.device == before.device)
        #expect(after.aliases == before.aliases && after.rowVariables == before.rowVariables)
        if !line.hasPrefix("source") { #expect(after.settings == before.settings) }
        #expect(await shell.shown("device default") == "No default device.\n")
    }

    @Test func `no example of any command changes anything in a dry run`() async {
        let endless: Set = ["watch", "every", "exit", "!", "stop-after"]
        for spec in Catalogue.all.map({ $0.spec }) where !endless.contains(spec.name) {
            let lines = spec.examples.map(\.line).filter {
                !$0.contains("{ ") && !$0.contains("!") && !$0.contains("\n")
            }
            guard !lines.isEmpty else { continue }
            let shell = await Shell()
            let files = shell.harness.scripts.files
            for line in lines where !line.hasPrefix("alias ") && !line.hasPrefix("let ") {
                _ = await shell.harness.run(line + " --dry-run")
                #expect(await shell.harness.simulator.log.allSatisfy { $0.method == .get }, "\(line)")
                #expect(shell.harness.scripts.files == files, "\(line)")
                #expect(shell.history.texts.count == 2 && shell.profiles.acts == [], "\(line)")
                _ = shell.harness.screen.take()
                #expect(await shell.shown("device default") == "No default device.\n", "\(line)")
                #expect(await shell.harness.shell.session.account != nil, "\(line)")
            }
        }
    }

    @Test func `the dry run of a script ends with it, and leaves its settings to the shell`() async {
        let shell = await Shell()
        let files = shell.harness.scripts.files
        _ = await shell.harness.run("source do --dry-run")
        #expect(await shell.harness.shell.session.settings["plain"] == "on")
        #expect(shell.harness.scripts.files == files)
        #expect(await shell.harness.simulator.log.allSatisfy { $0.method == .get })
        // What comes after it is none.
        _ = await shell.harness.run("save 1")
        #expect(await shell.harness.simulator.log.contains { $0.method != .get })
    }
}
