// The simulated service as an exchange: it answers for accounts.spotify.com and api.spotify.com, whatever
// scheme and host a request names. Time, and with it every expiry and the whole player, comes from the source
// given; the simulator runs no task and no timer of its own. Serving it over HTTP belongs to NetworkAdapters.

package import Exchange
import FoundationEssentials
package import HTTPTypes

/// The Accounts service and the Web API over an in-memory world. A test uses it like this:
///
///     let simulator = SpotifySimulator(world: .demo, time: time)
///     await simulator.inject(.limited(LimitAnswer(.window, retryAfter: "2")), .first(1))
///     // … run the client against `simulator` …
///     #expect(await simulator.log.count(.get, under: "/v1/search") == 2)
package actor SpotifySimulator: Exchange {
    private var state: SimulatorState
    private let time: any TimeSource

    /// Starts the service with a world as it is to be found at `time.now`.
    package init(world: World, time: any TimeSource, configuration: SimulatorConfiguration = .init()) {
        state = SimulatorState(world: world, configuration: configuration, started: time.now)
        self.time = time
    }

    /// Answers one request. It fails only when the caller is cancelled or an injected ``Fault`` says so.
    package func send(
        _ request: HTTPRequest, body: [UInt8],
    ) async throws(ExchangeError) -> (HTTPResponse, [UInt8]) {
        guard !Task.isCancelled else { throw .cancelled }
        let wire = WireRequest(request, body: body)
        if let answer = ControlEndpoints.answer(wire, in: &state, now: now) { return (answer.response, answer.body) }
        let entry = record(wire)
        let generation = state.logGeneration
        let fault = state.fault(meeting: wire)
        let claim = state.claim(wire)
        defer { state.release(claim) }
        let early = state.overtakes(claim) && fault != .notSent ? answer(wire, under: fault) : nil
        try await wait(for: fault)
        if fault == .notSent { throw .notSent(.unreachable(request.authority ?? "")) }
        let answer = early ?? (state.refuses(claim) ? APIError.serverError.answer : answer(wire, under: fault))
        if wire.method != .get { state.changes += 1 }
        if fault == .connectionLost { throw .ambiguous(.connectionLost) }
        if generation == state.logGeneration { state.log[entry].status = answer.status.code }
        return (answer.response, answer.body)
    }

    /// The answer under a fault, if one meets the request.
    private func answer(_ request: WireRequest, under fault: Fault?) -> WireAnswer {
        if let replacement = fault?.replacement { return replacement }
        let proper = ServiceRouter.answer(request, in: &state, now: now)
        var answer = fault?.damaging(proper) ?? proper
        if answer.body.isEmpty, state.configuration.marksEmptyAsGzip { answer.headers[.contentEncoding] = "gzip" }
        return answer
    }

    /// The moment by the service's own clock: the given time plus what tests have moved it by.
    private var now: Date { time.now + state.clockOffset }

    /// The most requests that are kept. When there are more, the older half goes: a service that runs for
    /// weeks must not fill the memory.
    private static let longestLog = 100_000

    /// Writes a request into the log and returns the place of its entry, for the status that follows.
    private func record(_ request: WireRequest) -> Int {
        if state.log.count >= Self.longestLog {
            state.log.removeFirst(Self.longestLog / 2)
            state.logGeneration += 1
        }
        state.log.append(RequestLogEntry(request, time: now))
        return state.log.count - 1
    }

    /// The requests so far, oldest first. Consents given by ``approve(_:as:)`` and ``deny(_:)`` are not among them.
    package var log: [RequestLogEntry] { state.log }

    /// Every code, token and secret that was ever given out, for tests that search output and files for them.
    package var issuedSecrets: [Secret] {
        let accounts = state.accounts
        return Array(accounts.codes.keys) + Array(accounts.accessTokens.keys) + Array(accounts.refreshTokens.keys)
            + state.configuration.apps.compactMap(\.secret)
    }

    /// Whether a refresh with this token would succeed now.
    package func accepts(refreshToken: Secret) -> Bool {
        guard let known = state.accounts.refreshTokens[refreshToken], !known.isRevoked else { return false }
        return now.timeIntervalSince(known.consent.given) < state.configuration.refreshTokenLifetime.inSeconds
    }

    /// Forgets the requests so far.
    package func clearLog() {
        state.clearLog()
    }

    /// Switches a fault on for the requests that match.
    package func inject(
        _ fault: Fault, for matcher: RequestMatcher = RequestMatcher(), _ recurrence: Recurrence = .always,
    ) {
        state.faults.append(ActiveFault(fault: fault, matcher: matcher, recurrence: recurrence))
    }

    /// Switches every fault off.
    package func clearFaults() {
        state.faults.removeAll()
    }

    /// Changes switches while the simulator runs.
    package func configure(_ change: @Sendable (inout SimulatorConfiguration) -> Void) {
        change(&state.configuration)
    }

    /// Changes the world while the simulator runs: a device falls asleep, a playlist grows.
    package func change(_ change: @Sendable (inout World) -> Void) {
        change(&state.world)
    }

    /// The world as it is now.
    package var world: World { state.world }

    /// What has to outlive the process, as indented JSON, with a number that grows with each change; `nil` when
    /// nothing changed since the last call.
    package func changedState() -> (number: Int, json: [UInt8])? {
        guard state.changes != savedChanges else { return nil }
        savedChanges = state.changes
        return (savedChanges, StateDocument.write(state, now: now).bytes(.indented))
    }

    /// Takes over what an earlier process wrote. The answer is `false`, and nothing changes, when it cannot be read.
    package func restore(_ bytes: [UInt8]) -> Bool {
        guard let document = JSONValue.reading(bytes) else { return false }
        return StateDocument.restore(document, to: &state, now: now)
    }

    /// The value of `changes` that was last handed out by `changedState()`.
    private var savedChanges = 0

    /// Waits for the latency and for a `slow` fault, on the given clock.
    private func wait(for fault: Fault?) async throws(ExchangeError) {
        var duration = state.configuration.latency
        if case .slow(let more) = fault { duration += more }
        guard duration > .zero else { return }
        do {
            try await time.sleep(for: duration)
        } catch {
            throw .cancelled
        }
    }
}

extension SpotifySimulator {
    /// The first user's player as it is now; `nil` before anything was played.
    package var playback: PlaybackSnapshot? { playback(of: nil) }

    /// A user's player as it is now; `nil` before anything was played.
    package func playback(of user: String?) -> PlaybackSnapshot? {
        guard let user = user ?? state.world.users.first?.id, var player = state.players[user] else { return nil }
        player.settle(at: now, in: state.world.catalogue)
        return PlaybackSnapshot(player, in: state.world, now: now)
    }

    /// The devices that are listed now, and the one that is active.
    package var devices: (listed: [SimulatedDevice], active: SimulatedDevice?) {
        let player = state.world.users.first.flatMap { state.players[$0.id] } ?? SimulatedPlayer()
        let listed = player.listed(state.world.devices)
        return (listed, listed.first { $0.id == player.activeDevice })
    }

    /// Presses "Allow" on the consent page without a browser, as the named user or the first.
    package func approve(_ authorizationURL: String, as user: String? = nil) async -> ConsentAnswer {
        answer(authorizationURL, .allow(user: user))
    }

    /// Presses "Cancel" on the consent page without a browser.
    package func deny(_ authorizationURL: String) async -> ConsentAnswer {
        answer(authorizationURL, .deny)
    }

    /// Follows the same two steps as a browser: the request for consent, then the decision.
    private func answer(_ url: String, _ decision: ConsentDecision) -> ConsentAnswer {
        let query = url.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
        do throws(Authorization.Refusal) {
            let nonce = try Authorization.begin(PercentCoding.pairs(query), in: &state, now: now)
            return .redirect(try Authorization.decide(decision, nonce: nonce, in: &state, now: now))
        } catch {
            switch error {
            case .page(let text): return .refused(text)
            case .redirect(let location): return .redirect(location)
            }
        }
    }
}
