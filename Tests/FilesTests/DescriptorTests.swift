// Reading and writing by number: everything is written however little is taken at once, what is closed or full says
// so, and what waits can be ended.

import Files
import Glibc
import Synchronization
import SystemTesting
import Testing

struct DescriptorTests {
    private let folder = TemporaryFolder()

    /// F_SETPIPE_SZ, which the C library shows only to those who ask for its extensions.
    private static let setPipeSize: Int32 = 1031
    /// One page: what a pipe made so small holds.
    private static let page = 4096

    /// A pipe of one page, whose ends are closed with it.
    private struct Pipe: ~Copyable {
        let reading: Int32
        let writing: Int32

        init(isWaiting: Bool) throws {
            var ends: [Int32] = [-1, -1]
            try #require(pipe(&ends) == 0)
            (reading, writing) = (ends[0], ends[1])
            _ = fcntl(writing, DescriptorTests.setPipeSize, Int32(DescriptorTests.page))
            if !isWaiting { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
        }

        deinit {
            close(reading)
            close(writing)
        }
    }

    /// Reads as many bytes in small pieces, on a thread of its own.
    private static func count(from reading: Int32, to count: Int) async -> Int {
        await OwnThread.run {
            var bytes = 0
            while bytes < count, let part = try? Descriptor(reading).read(upTo: 700), !part.isEmpty {
                bytes += part.count
            }
            return bytes
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `all is written to a pipe that another program left non-blocking, however slowly it is read`() async throws {
        let pipe = try Pipe(isWaiting: false)
        let (writing, size) = (pipe.writing, 100_000)
        async let isWritten = OwnThread.run {
            (try? Descriptor(writing).write([UInt8](repeating: 7, count: size))) != nil
        }
        #expect(await Self.count(from: pipe.reading, to: size) == size)
        #expect(await isWritten)
    }

    @Test(.timeLimit(.minutes(10)), arguments: [false, true])
    func `what is wanted is written whole to a slow reader`(isWaiting: Bool) async throws {
        let pipe = try Pipe(isWaiting: isWaiting)
        let (writing, text) = (pipe.writing, String(repeating: "é", count: 30_000))
        async let isWhole = OwnThread.run { try? Descriptor(writing).write(text, while: { true }) }
        #expect(await Self.count(from: pipe.reading, to: text.utf8.count) == text.utf8.count)
        #expect(await isWhole == true)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a reader that takes nothing is left when the text is no longer wanted`() async throws {
        let pipe = try Pipe(isWaiting: true)
        let writing = pipe.writing
        let (isWhole, checks) = await OwnThread.run {
            var checks = 0
            let text = String(repeating: "x", count: 3 * Self.page)
            let isWhole = try? Descriptor(writing).write(text) {
                checks += 1
                return checks < 2
            }
            return (isWhole, checks)
        }
        #expect(isWhole == false)
        #expect(checks == 2)
        #expect(try Descriptor(pipe.reading).read(upTo: 4 * Self.page).count == Self.page)
    }

    @Test func `a reader that has gone is an error, and so is a full device`() throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        defer { close(ends[1]) }
        signal(SIGPIPE, SIG_IGN)
        close(ends[0])
        #expect(throws: Errno.readerHasGone) { try Descriptor(ends[1]).write("x") }
        #expect(throws: Errno.readerHasGone) { _ = try Descriptor(ends[1]).write("x", while: { true }) }
        let full = try OpenFile("/dev/full", .writing)
        #expect(throws: Errno(ENOSPC)) { try full.write("x") }
    }

    @Test func `a closed descriptor says so, whatever is done with it`() throws {
        // New descriptors take the lowest free number, so that no test that runs at the same time takes this one.
        let number = fcntl(STDERR_FILENO, F_DUPFD, 900)
        try #require(number >= 0)
        close(number)
        let closed = Descriptor(number)
        #expect(!closed.isOpen)
        #expect(!closed.isTerminal)
        let failure = Errno(EBADF)
        #expect(throws: failure) { try closed.write("x") }
        #expect(throws: failure) { _ = try closed.write("x", while: { true }) }
        #expect(throws: failure) { try closed.write([1], at: 0) }
        #expect(throws: failure) { _ = try closed.read(upTo: 1) }
        #expect(throws: failure) { _ = try closed.contents(to: 1) }
        #expect(throws: failure) { _ = try closed.status() }
        #expect(throws: failure) { try closed.truncate(to: 0) }
        #expect(throws: failure) { try closed.synchronise() }
        #expect(throws: failure) { try closed.setPermissions(0o600) }
        #expect(throws: failure) { _ = try closed.lock(.exclusive) }
    }

    @Test func `any part of a file can be read, and its end ends the reading`() throws {
        folder.put("0123456789", "digits")
        let file = try OpenFile(folder.path("digits"), .reading)
        #expect(try file.contents(from: 3, to: 6) == Array("345".utf8))
        #expect(try file.contents(from: 8, to: .max) == Array("89".utf8))
        #expect(try file.contents(from: 20, to: 30) == [])
        #expect(try file.read(upTo: 4) == Array("0123".utf8))
        #expect(try file.read(upTo: 40) == Array("456789".utf8))
        #expect(try file.read(upTo: 40) == [])
    }

    @Test func `bytes are written over others in place`() throws {
        folder.put("0123456789", "digits")
        let file = try OpenFile(folder.path("digits"), .both)
        try file.write(Array("ab".utf8), at: 4)
        #expect(folder.text(of: "digits") == "0123ab6789")
        try file.truncate(to: 5)
        #expect(folder.text(of: "digits") == "0123a")
    }

    @Test func `what has nothing yet and may not wait says so`() throws {
        mkfifo(folder.path("pipe"), 0o600)
        let both = try OpenFile(folder.path("pipe"), .both, .noWaiting)
        #expect(throws: Errno.notYet) { _ = try both.read(upTo: 1) }
        #expect(both.wait(for: .reading, while: { false }) == false)
        #expect(both.wait(for: .writing, while: { false }) == true)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a signal interrupts nothing`() async throws {
        let pipe = try Pipe(isWaiting: true)
        // A handler without SA_RESTART: a call that waits returns with EINTR.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in }
        sigaction(SIGUSR1, &action, nil)
        let (threads, began) = AsyncStream.makeStream(of: UInt.self)
        let reading = pipe.reading
        async let bytes = OwnThread.run {
            began.yield(UInt(pthread_self()))
            return try? Descriptor(reading).read(upTo: 10)
        }
        let thread = try #require(await threads.first { _ in true })
        for _ in 0..<50 {
            pthread_kill(pthread_t(thread), SIGUSR1)
            await Task.yield()
        }
        try Descriptor(pipe.writing).write("here")
        #expect(await bytes == Array("here".utf8))
    }
}
