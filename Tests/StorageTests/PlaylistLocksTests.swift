// Turns at changing playlists: one at a time for each, whoever asks, and none waits for ever.

import Exchange
import Files
import Library
import Storage
import Synchronization
import SystemTesting
import Testing

struct PlaylistLocksTests {
    private let folder = TemporaryFolder()

    private func locks(_ time: any TimeSource = SystemTime(), waiting: @escaping @Sendable () -> Void = {})
        -> PlaylistLocks
    {
        PlaylistLocks(folder: folder.path("locks"), time: time, waiting: waiting)
    }

    /// The names of the lock files.
    private var files: [String] { (try? Folder(folder.path("locks")).entries().map(\.name)) ?? [] }

    /// How many are inside, and were at most.
    private final class Inside: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }
        func enter() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test func `one writer at a time changes a playlist, and nothing is left of the locks`() async throws {
        let inside = Inside()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                let locks = locks()
                // Each takes another playlist as well, in another order.
                let uris = Set(["spotify:playlist:a", "spotify:playlist:\(number % 3)", "new:1"])
                group.addTask {
                    try await locks.withTurn(at: uris) {
                        inside.enter()
                        await Task.yield()
                        inside.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(inside.most == 1)
        #expect(folder.names == ["locks"])
        #expect(files.isEmpty)
    }

    @Test func `others go in at the same time, and the turn ends with an error, too`() async throws {
        struct Failure: Error {}
        let locks = locks()
        let answer = try await locks.withTurn(at: ["spotify:playlist:a"]) {
            try await locks.withTurn(at: ["spotify:playlist:b"]) { 7 }
        }
        #expect(answer == 7)
        await #expect(throws: Failure.self) {
            try await locks.withTurn(at: ["spotify:playlist:a"]) { throw Failure() }
        }
        #expect(try await locks.withTurn(at: ["spotify:playlist:a", "spotify:playlist:b"]) { 8 } == 8)
    }

    @Test func `a turn that does not come within half a minute is an error; waiting is said once`() async throws {
        let time = ManualTime()
        let said = Mutex(0)
        let waiting = locks(time) { said.withLock { $0 += 1 } }
        _ = try await locks().withTurn(at: ["spotify:playlist:a"]) {
            await #expect(throws: WriteTurnError.busy(playlist: "spotify:playlist:a")) {
                try await waiting.withTurn(at: ["spotify:playlist:a", "spotify:playlist:0"]) {}
            }
        }
        #expect(said.withLock { $0 } == 1)
        let waited = time.sleeps.reduce(.zero, +)
        #expect(waited >= .seconds(30))
        #expect(waited < .seconds(31))
        // What it had taken already is free.
        #expect(try await locks().withTurn(at: ["spotify:playlist:0"]) { true })
    }

    @Test func `waiting can be cancelled`() async throws {
        let (inside, waiting) = (locks(), locks())
        try await inside.withTurn(at: ["spotify:playlist:a"]) {
            let task = Task { try await waiting.withTurn(at: ["spotify:playlist:a"]) {} }
            task.cancel()
            await #expect(throws: (any Error).self) { try await task.value }
        }
    }

    @Test func `where no file can be made the turn comes all the same`() async throws {
        for folder in ["/proc/nothing", "/dev/null/.local/state/juke/.playlists"] {
            let locks = PlaylistLocks(folder: folder, time: SystemTime())
            #expect(try await locks.withTurn(at: ["spotify:playlist:a"]) { true })
        }
    }

    @Test func `whatever a playlist is called, its lock is a file of the folder`() async throws {
        let names = ["spotify:playlist:../../x", "spotify:user:me:playlist:é", String(repeating: "/", count: 500)]
        try await locks().withTurn(at: Set(names)) {
            #expect(files.count == 3)
        }
        #expect(folder.names == ["locks"])
    }
}
