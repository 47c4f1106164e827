// A session that meets every operation and, where one operation has several faces (an idle player, an episode
// playing, a page after the first), those too. What it saw is held against the schema.

import HTTPTypes
import OperationTesting
import SpotifyAPI
import SpotifyModel

@testable import SpotifySimulator

/// A problem, with the exchange it was found in.
struct Finding: Sendable, CustomStringConvertible {
    /// Which half of the exchange is wrong.
    enum Side: String, Sendable { case request, answer }

    let mode: AppMode
    let operation: String
    let side: Side
    let status: Int
    let problem: Problem

    var description: String { "\(operation) [\(mode.rawValue)] \(side.rawValue) \(status): \(problem)" }
}

/// What a session showed.
struct SessionReport: Sendable {
    var mode: AppMode
    /// The operations that were met, as the schema names them.
    var covered: Set<String> = []
    var findings: [Finding] = []

    /// Adds what was seen.
    mutating func add(_ seen: [Recorded], schema: Schema) {
        for recorded in seen {
            let method = recorded.request.method.rawValue
            guard let operation = schema.operation(method, recorded.path) else {
                note(Problem(kind: .undeclared, place: recorded.path), .request, method, recorded)
                continue
            }
            covered.insert(operation.name)
            let check = ExchangeCheck(operation: operation, validator: Validator(schema: schema))
            for problem in check.request(recorded) { note(problem, .request, operation.name, recorded) }
            for problem in check.answer(recorded) { note(problem, .answer, operation.name, recorded) }
        }
    }

    private mutating func note(_ problem: Problem, _ side: Finding.Side, _ operation: String, _ recorded: Recorded) {
        let status = recorded.response.status.code
        findings.append(
            Finding(mode: mode, operation: operation, side: side, status: status, problem: problem))
    }
}

/// Both sessions of a mode; held once, because every test looks at the same.
struct Survey: Sendable {
    let schema: Schema
    let whole: SessionReport
    let refusals: SessionReport

    private init(_ mode: AppMode) async throws {
        schema = try Schema.read()
        whole = try await .whole(mode, schema: schema)
        refusals = try await .refusals(mode, schema: schema)
    }

    static func of(_ mode: AppMode) async throws -> Survey {
        switch mode {
        case .development: try await development.value
        case .extended: try await extended.value
        }
    }

    private static let development = Task { try await Survey(.development) }
    private static let extended = Task { try await Survey(.extended) }
}

extension SessionReport {
    /// Every operation that the mode has, once, and the other faces of some.
    static func whole(_ mode: AppMode, schema: Schema) async throws -> SessionReport {
        var report = SessionReport(mode: mode)
        let stage = try await Stage(mode)
        let subjects = try Stage.subjects()
        for operation in otherFaces(subjects) { await attempt(operation, on: stage) }
        for operation in Operation.all(subjects) where mode == .extended || operation.availability == .everyMode {
            do {
                try await operation.send(stage.client)
            } catch {
                let problem = Problem(kind: .message, place: "error", detail: "\(error)")
                report.findings.append(
                    Finding(mode: mode, operation: operation.description, side: .answer, status: 0, problem: problem))
            }
        }
        report.add(stage.witness.take(), schema: schema)
        return report
    }

    /// Errors: what the mode does not have, an unknown token, both kinds of 429, a thing that is not there.
    static func refusals(_ mode: AppMode, schema: Schema) async throws -> SessionReport {
        var report = SessionReport(mode: mode)
        let subjects = try Stage.subjects()
        let asking = SpotifyAPI.Mode.extended
        let faults: [Fault?] = [
            nil, .limited(LimitAnswer(.window, retryAfter: "7")), .limited(LimitAnswer(.quota, retryAfter: "3600")),
            .premiumRequired,
        ]
        for fault in faults {
            let stage = try await Stage(mode, asking: asking)
            if let fault { await stage.simulator.inject(fault) }
            for operation in Operation.all(subjects) { await attempt(operation, on: stage) }
            report.add(stage.witness.take().filter { $0.response.status.code >= 400 }, schema: schema)
        }
        let stranger = try await Stage(mode, asking: asking, token: "unknown")
        for operation in Operation.all(subjects) { await attempt(operation, on: stranger) }
        report.add(stranger.witness.take(), schema: schema)
        return report
    }

    private static func attempt(_ operation: Operation, on stage: Stage) async {
        // A refusal is an answer like any other here.
        try? await operation.send(stage.client)
    }

    /// The idle player, an episode, tracks by name, a resume without a body, and pages that are not the first.
    private static func otherFaces(_ subjects: OperationSubjects) -> [Operation] {
        let episode = "spotify:episode:\(subjects.episode.text)"
        return [
            Operation("GET /me/player", variant: "idle", .playback),
            Operation("GET /me/player/currently-playing", variant: "idle", .currentlyPlaying),
            Operation("GET /me/player/queue", variant: "idle", .queue),
            Operation(
                "PUT /me/player/play", variant: "an episode",
                .play(.items(uris: [episode], offset: .position(0), at: nil), device: subjects.device)),
            Operation("GET /me/player", variant: "an episode", .playback),
            Operation("GET /me/player/currently-playing", variant: "an episode", .currentlyPlaying),
            Operation("GET /me/player/queue", variant: "an episode", .queue),
            Operation("PUT /me/player/pause", variant: "no device", .pause(device: nil)),
            Operation("PUT /me/player/play", variant: "resume", .play(.resume, device: nil)),
            Operation("GET /me/tracks", variant: "second page", .savedTracks(limit: 10, offset: 10)),
            Operation(
                "GET /me/following", variant: "second page", .followedArtists(limit: 2, after: subjects.artist.text)),
            Operation(
                "PUT /playlists/{playlist_id}", variant: "every detail",
                .changePlaylist(
                    subjects.playlist, PlaylistDetailsChange(name: "All", description: "of it", isPublic: true))),
        ]
    }
}
