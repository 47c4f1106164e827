// Long scripts as a process: lines are read, run and forgotten, so that ten thousand of them take no more memory than a
// hundred.

import FoundationEssentials
import Subprocess
import SystemPackage
import TerminalTesting
import Testing

@Suite struct LongScriptTests {
    /// The most memory a script of so many lines had, in kilobytes, as the kernel saw it, and what it wrote.
    private func peak(lines: Int) async throws -> (kilobytes: Int, output: Int) {
        let folder = TemporaryFolder()
        let line = "let x = \"some words\"; if echo $x \"and more of them\" { } else { pause }\n"
        let last = "!grep VmHWM /proc/$PPID/status >&2\n"
        let script = folder.path + "/long.juke"
        try (String(repeating: line, count: lines) + last).write(toFile: script, atomically: true, encoding: .utf8)
        let juke = try #require(BuiltProducts.path(of: "juke"))
        let result = try await Subprocess.run(
            .path(.init(juke)), arguments: ["--demo", "--allow-shell", script],
            environment: .custom(["HOME": "\(folder.path)", "PATH": "/usr/bin:/bin"]), output: .string(limit: 1 << 22),
            error: .string(limit: 1 << 16))
        guard case .exited(0) = result.terminationStatus else {
            Issue.record("\(result.standardError)")
            return (0, 0)
        }
        let words = result.standardError.split(whereSeparator: \.isWhitespace)
        let place = try #require(words.firstIndex(of: "VmHWM:"))
        return (try #require(Int(words[place + 1])), result.standardOutput.split(separator: "\n").count)
    }

    @Test func `ten thousand lines take the memory of a hundred`() async throws {
        let short = try await peak(lines: 100)
        let long = try await peak(lines: 10_000)
        #expect(short.output == 100 && long.output == 10_000)
        #expect(short.kilobytes > 1_000)
        #expect(long.kilobytes - short.kilobytes < 8_000, "\(short.kilobytes) kB, \(long.kilobytes) kB")
    }
}
