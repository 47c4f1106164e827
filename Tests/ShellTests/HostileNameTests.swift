// A Spotify whose every name obeys itself: escapes, bells, bidi controls. Whatever prints it, a terminal is given
// none of them; a pipe is given what was asked for.

import CommandLanguage
import Exchange
import HTTPTypes
import Prompting
import Rendering
import Rows
import Shell
import ShellCommands
import ShellTesting
import SpotifyAPI
import SpotifySimulator
import Testing
import Text

struct HostileNameTests {
    /// What every name begins with, as JSON and as text.
    private static let (json, text) = (
        #"\u001b]0;owned\u0007\u001b[31m\u009b2J\u202e"#, "\u{1B}]0;owned\u{7}\u{1B}[31m\u{9B}2J\u{202E}"
    )
    private static let fields = ["name", "display_name", "description", "publisher"]

    /// The simulator with such names.
    private struct HostileExchange: Exchange {
        let inner: any Exchange

        func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
            var (response, answer) = try await inner.send(request, body: body)
            guard request.path?.hasPrefix("/v1") == true else { return (response, answer) }
            var text = String(decoding: answer, as: UTF8.self)
            for field in HostileNameTests.fields {
                for opening in ["\"\(field)\":\"", "\"\(field)\": \"", "\"\(field)\" : \""] {
                    text = text.replacing(opening, with: opening + HostileNameTests.json)
                }
            }
            answer = Array(text.utf8)
            response.headerFields[.contentLength] = String(answer.count)
            return (response, answer)
        }
    }

    private static func shell(
        _ surroundings: Session.Surroundings, terminals: (output: Bool, messages: Bool)? = nil
    ) -> ShellHarness {
        let time = ManualTime()
        let simulator = SpotifySimulator(world: .demo, time: time)
        return ShellHarness(
            surroundings, scripts: ["songs.csv": "Title,Artist\nSoma\(text),\(text)The Strokes\n"],
            answers: Array(repeating: .text("1", at: .init()), count: 40),
            network: HostileExchange(inner: simulator), of: simulator, systemShell: .everywhere, time: time,
            terminals: terminals)
    }

    private static func unsafe(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter {
            $0 != "\n" && $0 != "\t" && Sanitiser.isUnsafe($0)
        }
    }

    /// Lines that print names, in order: later ones use what earlier ones listed.
    private static let lines = [
        "login", "whoami", "search artist radiohead", "artist 1", "albums", "album 1", "tracks", "more", "context",
        "tracks | take 2 | as t", "echo ${t.name}", "echo \"<${t.name}>\" plain", "let n = ${t.name}", "echo $n",
        "for x in $t { echo ${x.name} ${x.artist} }", "alias say = echo", "say ${t.name}",
        "def loud { echo $1 $@ }", "loud ${t.name}", "if echo ${t.name} { echo \"$n\" }", "time echo $n", "try echo $n",
        "tracks --tsv", "tracks --csv", "tracks --json", "tracks --jsonl", "tracks --ids", "tracks --table",
        "tracks --format '{name} {artist}'", "tracks | to format '{name}'", "tracks | to csv",
        "tracks | select name album", "tracks | group artist", "tracks | unique name", "tracks | sort name | take 1",
        "tracks | where name ~ a", "tracks | skip 1 | tail 1", "tracks | reverse | take 1", "tracks | sample 1",
        "tracks | except $t | take 1", "tracks | common $t", "tracks | pick", "tracks | sum duration",
        "tracks | avg duration", "tracks | min name", "tracks | min track", "tracks | max track",
        "tracks | median duration", "tracks | group artist avg duration", "tracks | count", "tracks | any",
        "rows 1-2", "$t | sort name", "$t", "info $t", "$t | artists", "$t | albums",
        "$t:1 | device", "artists 1", "tracks", "info 1", "info 1 --json", "link 1", "open 1", "play 1", "now",
        "now --format '{name}'",
        "queue", "queue add 1", "queue save mine --dry-run", "devices", "device 1", "device default x", "volume",
        "volume 30",
        "mute", "pause", "resume", "toggle", "next", "prev", "restart", "seek 10s", "shuffle", "repeat",
        "stop-after 2 tracks",
        "like", "unlike", "save 1", "unsave 1", "save 1 --dry-run", "unsave 1-2 --dry-run", "play 1 --dry-run",
        "liked", "saved albums", "saved shows", "following", "recent", "top artists", "top tracks",
        "search artist radiohead", "follow 1", "unfollow 1", "playlists", "playlist 1", "tracks", "up", "back",
        "search show the", "show 1", "episodes", "search audiobook the", "audiobook 1", "chapters", "new",
        "playlist new mine $t", "playlist add mine $t --dry-run", "playlist set mine $t --dry-run",
        "playlist add mine $t", "tracks playlist:mine", "playlist remove mine 1 --yes", "playlist move mine 1 to end",
        "playlist sort mine by name", "playlist shuffle mine --seed 7", "playlist dedupe mine --name --dry-run",
        "playlist diff mine mine --all", "playlist merge mine mine into mine", "playlist rename mine \"${t.name}\"",
        "begin", "playlist new other $t", "plan", "commit --dry-run", "abort", "log", "undo", "redo",
        "playlist new gone",
        "playlist describe gone \"${t.name}\"", "playlist describe gone all of it", "playlist public gone",
        "playlist private gone", "playlist collaborative gone", "playlist cover gone a.jpg",
        "playlist delete gone --yes",
        "liked | count", "find owned", "recent", "stats", "stats tracks", "import songs.csv",
        "import songs.csv --dry-run",
        "search love", "offline on", "liked", "artist nobody", "offline off", "profile", "budget", "budget albums 1",
        "capabilities", "doctor", "set", "help", "history",
        "alias", "def", "trace on", "search track love", "trace off",
        // What names nothing, or several things, or the wrong kind.
        "artist nobody like that", "album radiohead", "play ${t.name}", "playlist zz", "device zz", "albums 1",
        "artist track:1",
        "link $t:9", "info $t", "bogus ${t.name}", "queue nobody", "search artist zzqq", "echo $unset",
    ]

    /// Commands that print nothing of Spotify's, or never end.
    private static let silent: Set<String> = [
        "logout", "profile use", "profile new", "profile delete", "watch", "exit", "clear", "source", "unalias",
        "abbr", "unabbr", "unlet", "undef", "break", "continue", "return", "not", "sleep",
        "history search", "history delete", "history clear", "!", "every", "to",
    ]

    @Test func `a terminal is given no name that it would obey`() async {
        let harness = Self.shell(.prompt)
        var seen = 0
        for line in Self.lines {
            _ = await harness.run(line)
            let shown = String((harness.output.text + harness.messages.text).unicodeScalars.suffix(20_000))
            #expect(Self.unsafe(shown) == [], "\(line)")
            seen += 1
        }
        #expect(seen == Self.lines.count)
        for (name, line) in Self.examples {
            let status = await harness.run(line)
            #expect(status == .done, "\(line) does not run here: write a line for \(name) in `lines` of this file")
            #expect(Self.unsafe(harness.output.text + harness.messages.text) == [], "\(line)")
        }
        // The names came through, made harmless.
        #expect(harness.output.text.contains("]0;owned[31m2JRadiohead"))
        let prompts = await harness.shell.session.selection
        #expect(!prompts.isEmpty)
    }

    /// The first examples of the commands that no line tries: a new command is tried by its own.
    private static var examples: [(name: String, line: String)] {
        Catalogue.all.map { $0.spec }.filter { spec in
            let isTried = lines.contains { line in
                line.split(separator: "|").contains { stage in
                    stage.split(separator: " ").starts(with: spec.words.map { $0[...] })
                }
            }
            return !isTried && !silent.contains(spec.name)
        }.compactMap { spec in spec.examples.first.map { (spec.name, $0.line) } }
    }

    @Test func `a near miss of a script is short on a pipe and a table on a terminal, whatever the output is`() async {
        let terminal = Self.shell(.script, terminals: (output: false, messages: true))
        #expect(await terminal.run("login\nartist radio") == .notFound)
        #expect(terminal.output.text.isEmpty)
        #expect(Self.unsafe(terminal.messages.text) == [])
        #expect(!terminal.messages.text.contains("\t") && terminal.messages.text.contains("spotify:artist:"))
        let pipe = Self.shell(.script, terminals: (output: true, messages: false))
        #expect(await pipe.run("login\nartist radio") == .notFound)
        let rows = pipe.messages.text.split(separator: "\n").filter { $0.hasPrefix("artist\t") }
        #expect(
            (1...10).contains(rows.count)
                && rows.allSatisfy { $0.split(separator: "\t").last?.hasPrefix("spotify:") == true })
    }

    @Test func `a pipe is given the name as it is`() async {
        let harness = Self.shell(.script)
        #expect(await harness.run("login\nsearch artist radiohead | take 1 | as k | any\necho ${k.name}") == .done)
        #expect(harness.output.text == Self.text + "Radiohead\n")
    }

    @Test func `lines and tabs that are typed stay`() async {
        let harness = Self.shell(.prompt)
        _ = await harness.run("echo \"a\\nb\\tc\\u{1b}[31md\"")
        #expect(harness.output.text == "a\nb\tc[31md\n")
    }
}
