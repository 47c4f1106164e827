// The real executable on a folder of damaged files: it ends with a status of its own, in time, and says what it made
// of them.

import Exchange
import Files
import FoundationEssentials
import Glibc
import NetworkAdapters
import SQLite
import SeededRandom
import SpotifySimulator
import Storage
import Testing

struct HostileStateTests {
    private let simulator = SpotifySimulator(world: .demo, time: SystemTime())

    @Test func `whatever stands in its files, a command ends by itself`() async throws {
        let simulator = simulator
        let folder = TemporaryFolder()
        try await ExchangeServer(simulator).whileServing { port in
            let shell = RealShell(port: port, state: folder.path)
            try await shell.giveExpiredLogin(by: simulator)
            // Everything is written once, so that there is something to damage.
            #expect(try await shell.run("search artist radiohead; now --fresh; budget").status == 0)
            let kept = folder.files
            let whole = try kept.map { try PrivateFile(path: $0).read() ?? [] }
            #expect(kept.count >= 5)
            var generator = SeededGenerator(seed: 11)
            for round in 0..<60 {
                for (path, bytes) in zip(kept, whole) {
                    try PrivateFile(path: path).replace(with: generator.damaged(bytes))
                }
                let start = ContinuousClock.now
                let ended = try await shell.run(
                    "whoami; search artist radiohead; now; budget; doctor; device default",
                    arguments: ["--keep-going", "--no-input"])
                #expect(ended.status < 128, "round \(round): \(ended.messages)")
                #expect(ContinuousClock.now - start < .seconds(20), "round \(round)")
            }
        }
    }

    @Test func `a profile that is not there is said before anything else`() async throws {
        let folder = TemporaryFolder()
        let shell = RealShell(port: 9, state: folder.path)
        let ended = try await shell.run("whoami", arguments: ["--profile", "nope"])
        #expect(ended.status == 4)
        #expect(
            ended.messages == """
                There is no profile nope.
                Your profiles: default. To make it: juke -c 'profile new nope'

                """)
        #expect(try await shell.run("profile new nope").status == 0)
        #expect(
            try await shell.run("whoami", arguments: ["--profile", "nope"]).messages.hasPrefix("-c:1:1: You are not"))
    }

    @Test func `a profile whose folder holds other files goes but for them`() async throws {
        let folder = TemporaryFolder()
        let shell = RealShell(port: 9, state: folder.path)
        #expect(try await shell.run("profile new work").status == 0)
        try PrivateFile(path: folder.path + "/juke/work/notes.txt").replace(with: [1])
        let ended = try await shell.run("profile delete work --yes")
        #expect(ended.status == 8)
        #expect(
            ended.messages == """
                -c:1:1: The login, history and listings of work are deleted. Its folder stays, since juke did not make \
                notes.txt in it.
                Move that away, then: profile delete work --yes

                """)
        #expect(try PrivateFile(path: folder.path + "/juke/work/notes.txt").read() == [1])
    }

    @Test func `a budget whose tables are gone is rebuilt and doctor says so`() async throws {
        let simulator = simulator
        let folder = TemporaryFolder()
        try await RealShell.served(by: simulator, in: folder) { shell in
            let path = folder.path + "/juke/budget.db"
            #expect(try await shell.run("now --fresh").status == 0)
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            try PrivateFile(path: path).replace(with: Array(repeating: 0x41, count: 8192))
            let ended = try await shell.run("doctor | where name = budget | select state text")
            #expect(ended.output == "warning\tits file was replaced by a new one: earlier requests are not counted\n")
            #expect(
                ended.messages == """
                    \(path) is damaged and cannot be read. It is now \(path).damaged; juke begins a new one.

                    """)
            #expect(try await shell.run("doctor | where name = budget | select state").output == "good\n")
        }
    }

    @Test func `a budget of a newer juke is set aside, with a sentence`() async throws {
        let simulator = simulator
        let folder = TemporaryFolder()
        try await RealShell.served(by: simulator, in: folder) { shell in
            let path = folder.path + "/juke/budget.db"
            #expect(try await shell.run("now --fresh").status == 0)
            do { try Database(path: path).setUserVersion(99) }
            let ended = try await shell.run("now --fresh")
            #expect(ended.status == 0)
            #expect(
                ended.messages == """
                    \(path) is from a newer version of juke. It is now \(path).newer; juke begins a new one.
                    Nothing is playing.

                    """)
            #expect(try await shell.run("now --fresh").messages == "Nothing is playing.\n")
            #expect(try Database(path: path + ".newer").userVersion() == 99)
        }
    }
}

extension SeededGenerator {
    /// Bytes with some of their bits flipped, or their end cut off; now and then the bytes as they were.
    fileprivate mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        guard !bytes.isEmpty else { return [UInt8.random(in: 0...255, using: &self)] }
        switch Int.random(in: 0..<4, using: &self) {
        case 0: damaged.removeLast(Int.random(in: 0...bytes.count, using: &self))
        case 1: break
        default:
            for _ in 0..<Int.random(in: 1...8, using: &self) {
                damaged[Int.random(in: 0..<bytes.count, using: &self)] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            }
        }
        return damaged
    }
}
