// The rows and columns of the fault matrix, in which order its cells are run, and its text. A row more is added here.

import Exchange
import NetworkAdapters
import SpotifySimulator
import Testing

/// The columns and rows, and how a cell is run.
enum FaultMatrix {
    static let wrongs = [
        SimulatedFault("nothing is wrong", "{}"),
        SimulatedFault("429, in a second again", #"{"kind":"rate_limited","retry_after":1}"#),
        SimulatedFault("429, in ten minutes again", #"{"kind":"rate_limited","retry_after":600}"#),
        SimulatedFault("429 without a time", #"{"kind":"rate_limited"}"#),
        SimulatedFault("429, the quota of the day", #"{"kind":"quota_exceeded","retry_after":7200}"#),
        SimulatedFault("503", #"{"kind":"server_error"}"#),
        SimulatedFault(
            "404 of the player, device not found",
            #"{"kind":"status","status":404,"body":"{\"error\":{\"status\":404,\"message\":\"Device not found\"}}"}"#,
            ofPlayer: true),
        SimulatedFault("200, and text in the place of the answer", #"{"kind":"text_instead"}"#),
        SimulatedFault("206 in the place of the status", #"{"kind":"other_status"}"#),
        SimulatedFault("a hotel's web page", #"{"kind":"foreign_page"}"#),
        SimulatedFault("everything of another type", #"{"kind":"wrong_types"}"#),
        SimulatedFault("half of the answer", #"{"kind":"truncated"}"#),
        SimulatedFault("no body", #"{"kind":"empty_body"}"#),
        SimulatedFault("the connection ends before it acts", #"{"kind":"connection_refused"}"#),
        SimulatedFault("the connection ends after it has acted", #"{"kind":"connection_lost"}"#),
        SimulatedFault("the connection ends after it has acted, once", #"{"kind":"connection_lost","first":1}"#),
        SimulatedFault("401, access token missing", #"{"kind":"access_token_missing"}"#, ofPlayer: true),
        SimulatedFault(
            "401, access token missing, once", #"{"kind":"access_token_missing","first":1}"#, ofPlayer: true),
        SimulatedFault("403, Premium required", #"{"kind":"premium_required"}"#, ofPlayer: true),
        SimulatedFault("slow", #"{"kind":"slow","milliseconds":400}"#),
        SimulatedFault("empty answers say that they are gzip", #"{"gzip_empty":true}"#),
        SimulatedFault("the first page for ever", #"{"repeats_pages":true}"#),
        SimulatedFault("each second entry is null", #"{"null_every":2}"#),
        SimulatedFault("a token's lifetime as text", #"{"expires_in":"text"}"#),
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
    static func run(_ cells: [(SimulatedFault, String)]) async throws -> [FaultMatrixCell] {
        let workers = 4
        return try await withThrowingTaskGroup(of: [(Int, FaultMatrixCell)].self) { group in
            for worker in 0..<workers {
                group.addTask {
                    let stage = FaultStage()
                    return try await ExchangeServer(stage).whileServing { port in
                        var outcomes: [(Int, FaultMatrixCell)] = []
                        for index in cells.indices where index % workers == worker {
                            outcomes.append((index, try await stage.run(cells[index].1, under: cells[index].0, port)))
                        }
                        return outcomes
                    }
                }
            }
            var all: [(Int, FaultMatrixCell)] = []
            for try await outcomes in group { all += outcomes }
            return all.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    static func text(_ outcomes: [FaultMatrixCell]) -> String {
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
