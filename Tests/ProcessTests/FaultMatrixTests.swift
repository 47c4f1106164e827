// Every kind of fault that the simulator knows, against the commands that users type most, as processes of their own:
// the status, the messages and the requests of each, and what has changed after it. The table is FaultMatrix.txt, which
// people read: every cell of it is meant to be right, not only recorded. What must hold of every cell, whatever the
// table says, is asserted here.

import Exchange
import FoundationEssentials
import Glibc
import HTTPTypes
import NetworkAdapters
import SpotifyAuth
import SpotifySimulator
import Testing

@Suite(.serialized) struct FaultMatrixTests {
    @Test(.timeLimit(.minutes(10)))
    func `every fault under every command`() async throws {
        let wrongs = FaultMatrix.wrongs.filter { $0.body.contains("\"kind\"") }
        let kinds = SimulatorControls.faults.map(\.name)
        for kind in kinds { #expect(wrongs.contains { $0.body.contains("\"\(kind)\"") }, "no row for \(kind)") }
        let cells = FaultMatrix.wrongs.flatMap { wrong in FaultMatrix.commands.map { (wrong, $0) } }
        let outcomes = try await FaultMatrix.run(cells)
        for outcome in outcomes { outcome.check() }
        let path = "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/FaultMatrix.txt"
        let text = FaultMatrix.text(outcomes)
        if getenv("JUKE_RECORD") != nil {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } else {
            let recorded = try String(contentsOfFile: path, encoding: .utf8)
            let (lines, others) = (text.split(separator: "\n"), recorded.split(separator: "\n"))
            let place = zip(lines, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            let from = max(0, (place ?? 0) - 3)
            #expect(
                text == recorded,
                """
                now:
                \(lines.dropFirst(from).prefix(8).joined(separator: "\n"))
                in the table:
                \(others.dropFirst(from).prefix(8).joined(separator: "\n"))
                """)
        }
    }
}

/// Something that goes wrong, as it is sent to the controls: a fault, or switches.
struct Wrong: Sendable {
    let name: String
    let body: String
    /// Whether only the player goes wrong so.
    let isOfPlayer: Bool

    init(_ name: String, _ body: String, ofPlayer isOfPlayer: Bool = false) {
        self.name = name
        self.body = body
        self.isOfPlayer = isOfPlayer
    }

    var control: String { body.contains("\"kind\"") ? "faults" : "switches" }

    /// Whether a request that meets it has still acted.
    var acts: Bool {
        ["text_instead", "other_status", "wrong_types", "truncated", "empty_body", "connection_lost", "slow"].contains {
            body.contains("\"\($0)\"")
        } || control == "switches" || body == "{}"
    }
}

/// The columns and rows, and how a cell is run.
enum FaultMatrix {
    static let wrongs = [
        Wrong("nothing is wrong", "{}"),
        Wrong("429, in a second again", #"{"kind":"rate_limited","retry_after":1}"#),
        Wrong("429, in ten minutes again", #"{"kind":"rate_limited","retry_after":600}"#),
        Wrong("429 without a time", #"{"kind":"rate_limited"}"#),
        Wrong("429, the quota of the day", #"{"kind":"quota_exceeded","retry_after":7200}"#),
        Wrong("503", #"{"kind":"server_error"}"#),
        Wrong(
            "404 of the player, device not found",
            #"{"kind":"status","status":404,"body":"{\"error\":{\"status\":404,\"message\":\"Device not found\"}}"}"#,
            ofPlayer: true),
        Wrong("200, and text in the place of the answer", #"{"kind":"text_instead"}"#),
        Wrong("206 in the place of the status", #"{"kind":"other_status"}"#),
        Wrong("a hotel's web page", #"{"kind":"foreign_page"}"#),
        Wrong("everything of another type", #"{"kind":"wrong_types"}"#),
        Wrong("half of the answer", #"{"kind":"truncated"}"#), Wrong("no body", #"{"kind":"empty_body"}"#),
        Wrong("the connection ends before it acts", #"{"kind":"connection_refused"}"#),
        Wrong("the connection ends after it has acted", #"{"kind":"connection_lost"}"#),
        Wrong("the connection ends after it has acted, once", #"{"kind":"connection_lost","first":1}"#),
        Wrong("401, access token missing", #"{"kind":"access_token_missing"}"#, ofPlayer: true),
        Wrong("401, access token missing, once", #"{"kind":"access_token_missing","first":1}"#, ofPlayer: true),
        Wrong("403, Premium required", #"{"kind":"premium_required"}"#, ofPlayer: true),
        Wrong("slow", #"{"kind":"slow","milliseconds":400}"#),
        Wrong("empty answers say that they are gzip", #"{"gzip_empty":true}"#),
        Wrong("the first page for ever", #"{"repeats_pages":true}"#),
        Wrong("each second entry is null", #"{"null_every":2}"#),
        Wrong("a token's lifetime as text", #"{"expires_in":"text"}"#),
    ]

    static let commands = [
        "whoami", "search artist radiohead", "albums \(artist)", "tracks \(album)", "play \(otherAlbum)", "pause",
        "next",
        "queue add \(track)", "devices", "liked", "liked | count", "playlists", "save \(track)", "login",
    ]

    private static let catalogue = World.demo.catalogue
    private static let first = catalogue.tracks.firstIndex { $0.name == "Airbag" } ?? 0
    private static let artist =
        "spotify:artist:\(catalogue.artists[catalogue.albums[catalogue.tracks[first].album].artist].id)"
    static let album = "spotify:album:\(catalogue.albums[catalogue.tracks[first].album].id)"
    private static let otherAlbum = "spotify:album:\(catalogue.albums[catalogue.tracks[first].album + 1].id)"
    private static let track = "spotify:track:\(catalogue.tracks[first + 4].id)"

    /// Runs the cells, a few at a time; their outcomes in order.
    static func run(_ cells: [(Wrong, String)]) async throws -> [Outcome] {
        let workers = 4
        return try await withThrowingTaskGroup(of: [(Int, Outcome)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    let stage = Stage()
                    return try await ExchangeServer(stage).whileServing { port in
                        var outcomes: [(Int, Outcome)] = []
                        for index in cells.indices where index % workers == worker {
                            outcomes.append((index, try await stage.run(cells[index].1, under: cells[index].0, port)))
                        }
                        return outcomes
                    }
                }
            }
            var all: [(Int, Outcome)] = []
            for try await outcomes in group { all += outcomes }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    static func text(_ outcomes: [Outcome]) -> String {
        var text = """
            What the shell makes of everything that goes wrong. For each command its status, the requests that it sent \
            below
            /v1 (or to the token endpoint), what it printed (the first line, and how many there were), \
            what it said of it (!),
            and what is different in the world (=).

            """
        var name = ""
        for outcome in outcomes {
            if outcome.wrong.name != name { text += "\n## \(outcome.wrong.name)  \(outcome.wrong.body)\n\n" }
            name = outcome.wrong.name
            text += outcome.text
        }
        return text
    }
}

/// One of several places where cells are run: whichever simulator is its own now answers.
actor Stage: Exchange {
    private var simulator = SpotifySimulator(world: .demo, time: SystemTime())

    func send(_ request: HTTPRequest, body: [UInt8]) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        try await simulator.send(request, body: body)
    }

    /// Everything a login of the shell asks for.
    private static let scopes = [
        "user-read-playback-state", "user-modify-playback-state", "user-read-currently-playing",
        "user-read-recently-played", "playlist-read-private", "playlist-read-collaborative", "playlist-modify-private",
        "playlist-modify-public", "user-library-read", "user-library-modify", "user-follow-read", "user-follow-modify",
        "user-top-read", "user-read-playback-position",
    ]

    /// Runs a line in a new home, an album playing in a new world.
    func run(_ command: String, under wrong: Wrong, _ port: Int) async throws -> Outcome {
        var configuration = SimulatorConfiguration()
        configuration.allowsControl = true
        let simulator = SpotifySimulator(world: .demo, time: SystemTime(), configuration: configuration)
        self.simulator = simulator
        let folder = TemporaryFolder()
        let shell = RealShell(port: port, state: folder.path)
        let grant = try await shell.giveLogin(by: simulator, scopes: Self.scopes, endsIn: 3_600)
        let token = grant?.accessToken.revealed() ?? ""
        let laptop = await simulator.world.devices.first?.id ?? ""
        _ = try await ask(
            .put, "/v1/me/player/play?device_id=\(laptop)", token, #"{"context_uri":"\#(FaultMatrix.album)"}"#)
        let before = await Seen(simulator, shell)
        let ended: Ended
        if command == "login" {
            ended = try await logIn(shell, under: wrong)
        } else {
            try await begin(wrong, at: wrong.isOfPlayer ? "/v1/me/player" : "/v1")
            ended = try await shell.run(command)
        }
        let requests = await simulator.log
        let after = await Seen(simulator, shell)
        return Outcome(
            command: command, wrong: wrong, ended: ended, requests: requests, before: before, after: after, port: port)
    }

    /// The two halves of a login without a browser, the second of them under the fault.
    private func logIn(_ shell: RealShell, under wrong: Wrong) async throws -> Ended {
        let asked = try await shell.run("login --client-id \(RealShell.app)", arguments: ["--no-input"])
        let address = asked.messages.split(separator: "\n").first { $0.hasPrefix("http://") }.map(String.init) ?? ""
        guard case .redirect(let location) = await simulator.approve(address) else { return asked }
        try await begin(wrong, at: wrong.isOfPlayer ? "/v1/me/player" : "/api/token")
        return try await shell.run(arguments: ["-c", "login --redirect-url -"], input: Array((location + "\n").utf8))
    }

    private func begin(_ wrong: Wrong, at path: String) async throws {
        let body = wrong.control == "faults" ? wrong.body.dropLast() + ",\"path\":\"\(path)\"}" : wrong.body
        let answer = try await ask(.put, "/simulator/\(wrong.control)", "", String(body))
        #expect(answer == 200, "\(wrong.body)")
        await simulator.clearLog()
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ token: String, _ body: String
    ) async throws -> Int {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
        request.headerFields[.authorization] = "Bearer \(token)"
        request.headerFields[.contentLength] = String(body.utf8.count)
        return try await simulator.send(request, body: Array(body.utf8)).0.status.code
    }

    /// What can be different afterwards.
    struct Seen: Sendable {
        var playing = "nothing"
        var queue: [String] = []
        var saved = 0
        var hasLogin = false

        init(_ simulator: SpotifySimulator, _ shell: RealShell) async {
            if let playback = await simulator.playback {
                let state = playback.isPlaying ? "plays" : "is paused"
                playing = "\(playback.trackName) \(state) on \(playback.deviceName ?? "nothing")"
                queue = playback.queue
            }
            let world = await simulator.world
            saved = world.users.first.map { world.library(of: $0.id).tracks.count } ?? 0
            hasLogin = access(shell.tokenFile, R_OK) == 0
        }

        /// What is no longer as it was, in words.
        func changes(since before: Seen) -> [String] {
            var changes: [String] = []
            if playing != before.playing { changes.append(playing) }
            if queue.count != before.queue.count { changes.append("\(queue.count) queued") }
            if saved != before.saved { changes.append("\(saved - before.saved) saved") }
            if hasLogin != before.hasLogin { changes.append(hasLogin ? "a login" : "the login is gone") }
            return changes
        }
    }
}

/// How a cell ended.
struct Outcome: Sendable {
    let command: String
    let wrong: Wrong
    let ended: Ended
    /// Each with how often it was sent one after the other.
    let requests: [(line: String, count: Int)]
    let posts: Int
    let changes: [String]
    let messages: [String]
    let output: [String]

    init(
        command: String, wrong: Wrong, ended: Ended, requests: [RequestLogEntry], before: Stage.Seen,
        after: Stage.Seen, port: Int
    ) {
        self.command = String(command.prefix { $0 != ":" }).replacing(" spotify", with: "")
        self.wrong = wrong
        self.ended = ended
        self.requests = requests.map(Self.line).reduce(into: []) { lines, line in
            if lines.last?.line == line { lines[lines.count - 1].count += 1 } else { lines.append((line, 1)) }
        }
        posts = requests.count { $0.method == .post && $0.path.hasPrefix("/v1") }
        changes = after.changes(since: before)
        // What is said while it takes long depends on how long that is on this machine.
        messages = Self.lines(ended.messages, port).filter { !$0.hasPrefix("Searching ") && !$0.hasPrefix("Waiting ") }
        output = Self.lines(ended.output, port)
    }

    /// The method and the path, ids left out.
    private static func line(_ entry: RequestLogEntry) -> String {
        let path = entry.path.split(separator: "/").drop { $0 == "v1" }.map { $0.utf8.count == 22 ? "ID" : String($0) }
        return entry.method.rawValue + " " + path.joined(separator: "/")
    }

    /// Lines without what differs from run to run: ports and times of day.
    private static func lines(_ text: String, _ port: Int) -> [String] {
        text.split(separator: "\n").map { line in
            String(line).replacing(":\(port)", with: ":PORT").replacing(/until \d\d:\d\d UTC/, with: "until HH:MM UTC")
                .replacing(/until \d\d:\d\d\b/, with: "until HH:MM").replacing(
                    /in \d+ (s|min|h)\)/, with: "in a while)"
                ).replacing(/\d+ [A-Z][a-z]+ 20\d\d/, with: "DAY")
                .replacing("\t", with: "  ")
        }
    }

    /// The cell of the table.
    var text: String {
        let sent = requests.map { $0.count == 1 ? $0.line : "\($0.line) ×\($0.count)" }.joined(separator: ", ")
        let margin = String(repeating: " ", count: 26)
        var text =
            Self.padded(command, to: 22) + " " + Self.padded(String(ended.status), to: 3)
            + (sent.isEmpty ? "nothing sent" : sent)
        text += "\n"
        if let line = output.first {
            text += margin + line.prefix(70) + (output.count > 1 ? "  (\(output.count) lines)" : "") + "\n"
        }
        for message in messages { text += margin + "! " + message + "\n" }
        for change in changes { text += margin + "= " + change + "\n" }
        return text
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    /// What holds of every cell.
    func check() {
        let place = "\(command) under \(wrong.name)"
        let documented: Set<Int32> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(documented.contains(ended.status), "\(place)")
        #expect(!ended.messages.contains("unforeseen"), "\(place): \(ended.messages)")
        if ended.status != 0 {
            // One sentence with its place, and what to do now.
            #expect(messages.count == 2 && messages[0].hasPrefix("-c:1:"), "\(place): \(ended.messages)")
        }
        // Nothing that has acted, or may have, is sent again.
        if wrong.acts { #expect(posts <= 1, "\(place) sent \(posts) POSTs") }
        // What counts as done is done.
        if ended.status == 0, ["play", "pause", "next", "queue add", "save"].contains(command) {
            #expect(!changes.isEmpty, "\(place) says that it did what nobody sees")
        }
    }
}
