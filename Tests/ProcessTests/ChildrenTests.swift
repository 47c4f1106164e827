// What juke starts ends with juke: the shell of `!`, and what that started in its turn.

import FoundationEssentials
import Glibc
import SystemTesting
import Testing

struct ChildrenTests {
    private let folder = TemporaryFolder()

    /// The number that a command left in a file; nil before.
    private static func number(in path: String) -> pid_t? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasSuffix("\n") else { return nil }
        return pid_t(text.dropLast())
    }

    /// Whether a process is there and has not ended; one that its parent has not waited for yet has.
    private static func isAlive(_ process: pid_t) -> Bool {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return status.split(separator: ") ").last?.hasPrefix("Z") == false
    }

    @Test(.timeLimit(.minutes(10)), arguments: [(SIGTERM, 143), (SIGHUP, 129), (SIGINT, 130)] as [(Int32, Int32)])
    func `a signal to juke ends the whole family`(signal: Int32, status: Int32) async throws {
        let path = folder.path + "/sleeper"
        let line = "!(sleep 300 & echo $! > sleeper; wait; echo never > never)"
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        let ended = try await SystemLine.signalled(
            ["--demo", "--allow-shell", "-c", line], by: signal, in: folder, output: nowhere,
            when: { Self.number(in: path) != nil })
        #expect(ended == status)
        let sleeper = try #require(Self.number(in: path))
        await OwnThread.run { while Self.isAlive(sleeper) { poll(nil, 0, 5) } }
        #expect(access(folder.path + "/never", F_OK) != 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `the end of its time ends the whole family`() async throws {
        let ended = try await SystemLine.run(
            "exec $J --timeout 1 --allow-shell -c '!(sleep 300 & echo $! > sleeper; wait)'", in: folder)
        #expect(ended.status == 1)
        let sleeper = try #require(Self.number(in: folder.path + "/sleeper"))
        await OwnThread.run { while Self.isAlive(sleeper) { poll(nil, 0, 5) } }
    }
}
