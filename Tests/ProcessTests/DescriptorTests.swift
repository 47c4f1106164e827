// The descriptors a process is started with: missing ones, a folder as input, a full disk or a reader that has gone
// as output, and a reader that does not read.

import Glibc
import Testing

struct DescriptorTests {
    private let folder = TemporaryFolder()

    @Test(
        arguments: [
            ("$J <&-", 0, "", ""), ("$J -c 'echo hi' <&-", 0, "hi\n", ""), ("$J -c 'echo hi' 2>&-", 0, "hi\n", ""),
            ("$J -c 'echo hi' <&- >&- 2>&-", 1, "", ""),
            ("$J -c 'echo hi' >&-", 1, "", "-c:1:1: Standard output cannot be written: it is closed.\n"),
            ("$J --version >&-", 1, "", "Standard output cannot be written: it is closed.\n"),
            ("$J < /", 1, "", "Standard input cannot be read: Is a directory.\n"),
            ("$J /", 1, "", "/ cannot be read: Is a directory.\n"),
            ("$J -c 'search artist radiohead' < / >&- ", 3, "", "-c:1:1: You are not logged in.\nType: login\n"),
        ] as [(String, Int32, String, String)])
    func `what is missing is empty, and what cannot be written is said`(
        line: String, status: Int32, output: String, messages: String
    ) async throws {
        let ended = try await SystemLine.run("exec timeout 20 " + line, in: folder)
        #expect(ended.status == status)
        #expect(ended.output == output)
        #expect(ended.messages.hasPrefix(messages) && (messages.isEmpty == ended.messages.isEmpty), "\(ended.messages)")
    }

    @Test(
        arguments: [
            "-c 'echo hi'", "-c 'login; search artist radiohead'", "-c 'login; liked | to csv'", "--man", "--help",
            "--version", "--completion bash", "--completion zsh", "--completion fish",
        ])
    func `a full disk is said, whatever is written`(arguments: String) async throws {
        let ended = try await SystemLine.run("exec $J \(arguments) > /dev/full", in: folder)
        #expect(ended.status == 1)
        #expect(
            ended.messages.hasSuffix(
                """
                Standard output cannot be written: No space left on device.
                Make room on the disk, then try again.

                """), "\(ended.messages)")
    }

    @Test(arguments: ["-c 'login; liked | where year > 0'", "--man", "-c 'login; liked | to csv /dev/stdout --yes'"])
    func `a reader that has gone is no failure`(arguments: String) async throws {
        let ended = try await SystemLine.run("{ $J \(arguments); echo $? >&2; } | head -n 1", in: folder)
        #expect(ended.messages.split(separator: "\n").last == "0", "\(ended.messages)")
        #expect(ended.output.split(separator: "\n").count == 1)
    }

    @Test func `nothing of standard input is lost when what feeds a command cannot be read`() async throws {
        let folderAsInput = try await SystemLine.run("exec $J -c 'login; save -' < /", in: folder)
        #expect(folderAsInput.status == 1)
        #expect(folderAsInput.messages.hasSuffix("-c:1:8: Standard input cannot be read: Is a directory.\n"))
        let text = try await SystemLine.run("printf 'a\\377b\\n' | $J -c 'login; save -'", in: folder)
        #expect(text.status == 2)
        #expect(text.messages.contains("-c:1:1: The line is not UTF-8.\n"))
    }

    /// F_SETPIPE_SZ, which the C library shows only to those who ask for its extensions.
    private static let setPipeSize: Int32 = 1031

    @Test(.timeLimit(.minutes(10)))
    func `one Ctrl-C ends what waits for a reader that does not read`() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        // One page of the pipe is full with the first piece of the rows, and everything behind it waits.
        let page: Int32 = 4096
        try #require(fcntl(writing, Self.setPipeSize, page) == page)
        let lines = "login; " + String(repeating: "liked | where year > 0 | to json; ", count: 40)
        let status = try await SystemLine.signalled(
            ["--demo", "-c", lines], by: SIGINT, in: folder, output: writing,
            when: {
                var waiting: Int32 = 0
                return ioctl(reading, UInt(FIONREAD), &waiting) == 0 && waiting == page
            })
        #expect(status == 130)
    }
}
