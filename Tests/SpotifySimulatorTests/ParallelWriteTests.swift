// Two changes of one playlist that are under way at once, by each rule for them.

import Exchange
import ExchangeTesting
import Testing

@testable import SpotifySimulator

struct ParallelWriteTests {
    private static let mixed = "/playlists/\(TestWorld.mixed.id)"
    private let uri = "spotify:track:\(TestWorld.track("Airbag"))"
    private var one: String { #"{"uris":["\#(uri)"]}"# }

    /// A caller of a service by this rule, which takes a second for each answer.
    private func caller(_ rule: PlaylistRules.ParallelWrites, _ time: HeldTime) async throws -> Caller {
        var configuration = SimulatorConfiguration()
        configuration.playlists.parallelWrites = rule
        let simulator = SpotifySimulator(world: TestWorld.world, time: time, configuration: configuration)
        var caller = Caller(of: simulator)
        caller.token = try await caller.logIn()["access_token"]?.asString
        await simulator.configure { $0.latency = .seconds(1) }
        return caller
    }

    @Test(arguments: PlaylistRules.ParallelWrites.allCases)
    func `two changes of one playlist at a time`(rule: PlaylistRules.ParallelWrites) async throws {
        let time = HeldTime()
        let caller = try await caller(rule, time)
        let (path, body) = (Self.mixed + "/items", one)
        async let first = caller.post(path, body)
        await time.untilAsleep(1)
        async let second = caller.post(path, body)
        await time.untilAsleep(2)
        async let other = caller.post("/playlists/\(TestWorld.shared.id)/items", body)
        await time.untilAsleep(3)
        async let read = caller.get(Self.mixed)
        await time.untilAsleep(4)
        time.advance(by: .seconds(1))
        let statuses = try await [first.status, second.status, other.status, read.status]
        #expect(statuses == (rule == .serverError ? [201, 500, 201, 200] : [201, 201, 201, 200]))
        async let later = caller.post(path, body)
        await time.untilAsleep(1)
        time.advance(by: .seconds(1))
        #expect(try await later.status == 201)
        await caller.simulator.configure { $0.latency = .zero }
        #expect(try await caller.get(path).json["total"]?.asInt == (rule == .serverError ? 6 : 7))
    }

    @Test(arguments: PlaylistRules.ParallelWrites.allCases)
    func `an addition that is sent during a removal may act before it`(
        rule: PlaylistRules.ParallelWrites
    ) async throws {
        let time = HeldTime()
        let caller = try await caller(rule, time)
        let (path, addition) = (Self.mixed + "/items", one)
        let removal = #"{"items":[{"uri":"\#(uri)"}]}"#
        async let first = caller.delete(path, removal)
        await time.untilAsleep(1)
        time.advance(by: .milliseconds(500))
        async let second = caller.post(path, addition)
        await time.untilAsleep(2)
        time.advance(by: .milliseconds(500))
        #expect(try await first.status == 200)
        time.advance(by: .milliseconds(500))
        #expect(try await second.status == (rule == .serverError ? 500 : 201))
        await caller.simulator.configure { $0.latency = .zero }
        let rest = ["null", "Take 3", "Paranoid Android"]
        let names = try await caller.get(path).json["items"]?.asArray?.map { $0["item"]?["name"]?.asString ?? "null" }
        #expect(names == (rule == .served ? rest + ["Airbag"] : rest))
        // One after the other, the order is that of the requests whatever the rule.
        #expect(try await caller.post(path, addition).status == 201)
        #expect(try await caller.delete(path, removal).status == 200)
        #expect(try await caller.post(path, addition).status == 201)
        #expect(try await caller.get(path).json["total"]?.asInt == 4)
    }
}
