// `import` of real files: folders, archives that unzip reads, pipes, and an import that Ctrl-C ends.

import FoundationEssentials
import Glibc
import Testing

struct ImportFileTests {
    private let folder = TemporaryFolder()

    /// A history of so many plays, ten minutes apart.
    private static func history(_ count: Int, from minute: Int = 0) -> String {
        let entries = (0..<count).map { number in
            let time = minute + number * 10
            func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
            let clock = "\(two(time / 60 % 24)):\(two(time % 60))"
            let (day, month, year) = (time / 1440 % 28 + 1, time / 40_320 % 12 + 1, 2015 + time / 483_840)
            return "{\"endTime\": \"\(year)-\(two(month))-\(two(day)) \(clock)\", \"artistName\": \"Can\", "
                + "\"trackName\": \"Spoon \(number % 900)\", \"msPlayed\": 200000}"
        }
        return "[" + entries.joined(separator: ",\n") + "]"
    }

    private func juke(_ line: String, path: String = "/usr/bin:/bin") async throws -> Ended {
        try await SystemLine.run("exec $JUKE -c \"\(line)\"", in: folder, environment: ["PATH": path, "TZ": "UTC0"])
    }

    private func put(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: URL(filePath: folder.path + "/" + name))
    }

    @Test func `an archive is read through unzip, whatever its files are called`() async throws {
        try put(
            StoredArchive.bytes([
                ("my_data/", ""), ("my_data/[1] what? *.json", Self.history(3)), ("my_data/Follow.json", "{}"),
                ("__MACOSX/my_data/._x.json", Self.history(9, from: 50_000)),
                ("my_data/ümläut/y.json", Self.history(2, from: 1000)), ("my_data/empty.json", "[]"),
            ]), "-data")
        let ended = try await juke("import -- -data")
        #expect(ended.messages == "Read 5 plays in 2 files of 1 January 2015: 5 added.\n")
        #expect(ended.status == 0)
        #expect(try await juke("stats --json").output.contains("\"plays\":5"))
    }

    @Test func `without unzip an archive is named as one, and a folder does`() async throws {
        try put(StoredArchive.bytes([("a.json", Self.history(3))]), "data.zip")
        let ended = try await juke("import data.zip", path: "/nowhere")
        #expect(
            ended.messages == """
                -c:1:1: data.zip is a zip archive, and there is no unzip to read it with.
                Install unzip, or unpack the archive and import the folder.

                """)
        #expect(ended.status == 1)
        mkdir(folder.path + "/data", 0o755)
        mkdir(folder.path + "/data/deep", 0o755)
        try put(Array(Self.history(3).utf8), "data/deep/a.json")
        #expect(
            try await juke("import data/", path: "/nowhere").messages == "Read 3 plays of 1 January 2015: 3 added.\n")
    }

    @Test func `an archive that is broken, and one without a history`() async throws {
        try put(Array("PK\u{3}\u{4}and nothing else".utf8), "broken.zip")
        #expect(
            try await juke("import broken.zip").messages == """
                -c:1:1: unzip cannot read broken.zip (it ended with 9).
                Get the archive again, or unpack it and import the folder.

                """)
        try put(StoredArchive.bytes([("a.txt", "hello")]), "other.zip")
        #expect(
            try await juke("import other.zip").messages == """
                -c:1:1: other.zip holds no file that juke knows.
                To see what can be imported: help import

                """)
        try put(StoredArchive.bytes([]), "empty.zip")
        #expect(try await juke("import empty.zip").status == 1)
    }

    @Test func `a history comes through a pipe, too`() async throws {
        try put(Array(Self.history(4).utf8), "a.json")
        let ended = try await SystemLine.run(
            "cat a.json | $JUKE -c 'import /dev/stdin'", in: folder, environment: ["TZ": "UTC0"])
        #expect(ended.messages == "Read 4 plays of 1 January 2015: 4 added.\n")
    }

    @Test func `what Ctrl-C ends keeps what it has, and continues when it is done again`() async throws {
        let count = 200_000
        try put(Array(Self.history(count).utf8), "a.json")
        let folder = folder
        let output = open("/dev/null", O_WRONLY)
        // The first lot has been written once the file is there and has grown.
        let status = try await SystemLine.signalled(
            ["-c", "import a.json"], by: SIGINT, in: folder, output: output,
            when: {
                var status = stat()
                let log = folder.path + "/.local/state/juke/default/plays.db-wal"
                return stat(log, &status) == 0 && status.st_size > 100_000
            })
        #expect(status == 130)
        let again = try await juke("import a.json")
        let match = try #require(again.messages.firstMatch(of: /: (\d+) added, (\d+) there already\.\n/), "\(again)")
        let (added, known) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
        #expect(added + known == count)
        #expect(known > 0)
        #expect(try await juke("import a.json").messages.hasSuffix(": \(count) there already.\n"))
    }
}
