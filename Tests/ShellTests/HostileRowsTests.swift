// Names that a terminal would obey, in every command that gives rows and in every format: on a terminal they are
// harmless, in a pipe they are exact or escaped so that they can be had back.

import CommandLanguage
import Exchange
import HTTPTypes
import Prompting
import Shell
import ShellCommands
import ShellTesting
import SpotifySimulator
import Testing
import Text

struct HostileRowsTests {
    /// What stands before every name: a title and the clipboard (OSC), clearing (CSI), C1, a change of direction, a
    /// line end.
    private static let escapes =
        #"\u001b]0;owned\u0007\u001b]52;c;cm0=\u0007\u001b[2J\u009b31m\u202e\u2066\u200b\u2028\r\n\t"#

    /// Spotify, with the escapes in all its texts.
    private struct HostileSpotify: Exchange {
        let simulator: SpotifySimulator

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            let (response, bytes) = try await simulator.send(request, body: body)
            var text = String(decoding: bytes, as: UTF8.self)
            for key in ["name", "display_name", "publisher", "description", "label"] {
                for head in ["\"\(key)\":\"", "\"\(key)\" : \""] {
                    text = text.replacing(head, with: head + HostileRowsTests.escapes)
                }
            }
            return (response, Array(text.utf8))
        }
    }

    /// Lines for commands that give rows, where the first example is not enough; `OPTION` is where the format goes.
    private static let lines: [String: String] = [
        "search": "search artist,album,track,playlist,show,episode,audiobook a OPTION",
        "more": "search track love; more OPTION", "artist": "artist artist:1 OPTION",
        "albums": "albums artist:1 OPTION",
        "album": "album album:1 OPTION", "tracks": "tracks album:1 OPTION", "show": "show show:1 OPTION",
        "episodes": "episodes show:1 OPTION", "audiobook": "audiobook audiobook:1 OPTION",
        "chapters": "chapters audiobook:1 OPTION", "playlists": "playlists OPTION",
        "playlist": "playlist playlist:1 OPTION",
        "new": "new OPTION", "info": "info album:1 OPTION", "liked": "liked | take 3 OPTION",
        "saved": "saved albums OPTION; saved shows OPTION; saved episodes OPTION; saved audiobooks OPTION",
        "following": "following OPTION", "recent": "recent OPTION", "top": "top tracks OPTION; top artists OPTION",
        "find": "liked | count; find owned OPTION", "import": "import songs.csv OPTION",
        "stats": "recent; stats OPTION; stats tracks OPTION",
        "queue": "devices; device 1; play liked; queue OPTION", "now": "now OPTION", "devices": "devices OPTION",
        "whoami": "whoami OPTION", "profile": "profile OPTION", "context": "context OPTION", "set": "set OPTION",
        "alias": "alias a = liked; alias OPTION", "def": "def OPTION", "history": "history OPTION",
        "budget": "budget OPTION", "doctor": "doctor OPTION", "capabilities": "capabilities OPTION",
        "rows": "liked | take 3; rows 1-2 OPTION", "artists": "liked | take 3 | artists OPTION",
        "group": "liked | group artist OPTION", "count": "liked | count OPTION", "sum": "liked | sum duration OPTION",
        "avg": "liked | avg duration OPTION", "min": "liked | min added OPTION", "max": "liked | max year OPTION",
        "median": "liked | median track OPTION",
        "up": "up OPTION", "back": "back OPTION", "link": "link album:1 OPTION", "pick": "liked | take 2 | pick OPTION",
    ]

    /// The first examples of the commands that have no line: they are tried with these.
    private static let examples = Catalogue.all.map { $0.spec }
        .filter { !$0.returns.isEmpty && lines[$0.words[0]] == nil }
        .compactMap { spec in spec.examples.first.map { (name: spec.name, line: "\($0.line) OPTION") } }

    private static let options = [
        "", "--table", "--tsv", "--csv", "--json", "--jsonl", "--ids", "--format '{name} {kind}'", "--columns name,uri",
    ]

    @Test(arguments: options)
    func `nothing that a terminal obeys reaches one`(option: String) async {
        let shown = await run(.prompt, option)
        // Addresses alone hold no names; what is shown of a single thing does.
        #expect(shown.output.contains("owned"))
        // Tabs part the columns of TSV.
        let own = option == "--tsv" ? "\n\t" : "\n"
        #expect(unsafe(shown.output, beside: own) == nil)
        #expect(unsafe(shown.messages, beside: "\n") == nil)
    }

    @Test(arguments: options)
    func `in a pipe what a terminal obeys is escaped, or exact in CSV`(option: String) async {
        let shown = await run(.script, option)
        #expect(shown.messages.isEmpty || unsafe(shown.messages, beside: "\n") == nil)
        guard option != "--csv" else {
            #expect(shown.output.contains("\u{1B}]0;owned\u{7}"))
            return
        }
        #expect(unsafe(shown.output, beside: "\n\t") == nil)
        switch option {
        case "", "--tsv", "--columns name,uri":
            #expect(
                shown.output.contains(
                    #"\x1b]0;owned\x07\x1b]52;c;cm0=\x07\x1b[2J\x9b31m\u{202e}\u{2066}\u{200b}\u{2028}\r\n\t"#))
        case "--json", "--jsonl":
            #expect(
                shown.output.contains(
                    #"\u001b]0;owned\u0007\u001b]52;c;cm0=\u0007\u001b[2J\u009b31m\u202e\u2066\u200b\u2028\r\n\t"#))
        default: break
        }
    }

    @Test func `a command of the system gets what is harmless on the terminal that it writes to`() async throws {
        let harness = hostile(.prompt)
        _ = await harness.run("login\nliked | take 3 | !cat\nliked | take 3 | to json | !cat")
        let inputs = harness.system.commands.compactMap(\.input)
        #expect(inputs.count == 2)
        for input in inputs {
            #expect(input.contains("owned"))
            #expect(unsafe(input, beside: "\n\t") == nil)
        }
    }

    private func hostile(_ surroundings: Session.Surroundings) -> ShellHarness {
        let simulator = SpotifySimulator(world: .demo, time: ManualTime())
        return ShellHarness(
            surroundings, width: 100,
            scripts: ["songs.csv": "Title,Artist\nSoma\u{1B}]0;owned\u{7},\u{202e}The Strokes\n"],
            network: HostileSpotify(simulator: simulator), of: simulator)
    }

    private func run(_ surroundings: Session.Surroundings, _ option: String) async -> (output: String, messages: String)
    {
        let harness = hostile(surroundings)
        _ = await harness.run("login; search artist,album,track,playlist,show,episode,audiobook a")
        for line in Self.lines.keys.sorted().compactMap({ Self.lines[$0] }) {
            _ = await harness.run(line.replacing("OPTION", with: option))
        }
        for (name, line) in Self.examples {
            let status = await harness.run(line.replacing("OPTION", with: option))
            // Rows that have no addresses are refused.
            let isRefused = option == "--ids" && status == .usage
            #expect(
                status == .done || isRefused,
                "\(line) does not run here: write a line for \(name) in `lines` of this file")
        }
        return (harness.output.text, harness.messages.text)
    }

    /// What is unsafe in a text, and what stands around it.
    private func unsafe(_ text: String, beside allowed: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard
            let index = scalars.firstIndex(where: { Sanitiser.isUnsafe($0) && !allowed.unicodeScalars.contains($0) })
        else { return nil }
        return String(String.UnicodeScalarView(scalars[max(0, index - 60)..<min(scalars.count, index + 20)]))
            .debugDescription
    }
}
