// Files that commands write: known to be writable before anything is asked of Spotify, written through links with their
// permissions kept, added to only where the columns agree, and devices written as they are.

import Exchange
import FoundationEssentials
import Glibc
import SpotifySimulator
import Testing

struct UserFileTests {
    private let folder = TemporaryFolder()

    private func put(_ text: String, _ name: String, mode: mode_t = 0o644) throws {
        try text.write(toFile: folder.path + "/" + name, atomically: false, encoding: .utf8)
        chmod(folder.path + "/" + name, mode)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    private func mode(_ name: String) -> mode_t {
        var status = stat()
        return lstat(folder.path + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private func juke(_ lines: String, _ options: String = "") async throws -> Ended {
        try await SystemLine.run(
            "umask 022; exec $J \(options) -c \"$LINES_TO_RUN\"", in: folder, environment: ["LINES_TO_RUN": lines])
    }

    private static let rows = "login; liked | take 2"

    @Test(
        arguments: [
            ("to csv there.csv", "there.csv already exists.\nTo replace it: --yes. To add to it: --append\n"),
            ("to csv no/x.csv", "no/x.csv cannot be written: No such file or directory.\n"),
            ("to csv folder", "folder is a folder.\nName a file in it, such as folder/rows.csv\n"),
            ("to csv folder --yes", "folder is a folder.\n"), ("to csv folder/ --yes", "folder/ is a folder.\n"),
            ("to format '{name}' there.csv", "there.csv already exists.\n"),
            ("to csv closed.csv --yes", "closed.csv is write-protected.\nTo allow it: chmod u+w closed.csv\n"),
            ("to csv closed.csv --append", "closed.csv is write-protected.\n"),
            ("to csv loop --yes", "loop cannot be written: Too many levels of symbolic links.\n"),
        ])
    func `what cannot be written is known before the first request`(stage: String, words: String) async throws {
        let simulator = SpotifySimulator(world: .demo, time: SystemTime())
        let folder = folder
        try put("mine\n", "there.csv")
        try put("mine\n", "closed.csv", mode: 0o444)
        mkdir(folder.path + "/folder", 0o755)
        symlink("loop", folder.path + "/loop")
        try await RealShell.served(by: simulator, in: folder) { shell in
            _ = try await shell.run("whoami")
            await simulator.clearLog()
            let line = stage.replacing("there.csv", with: folder.path + "/there.csv")
                .replacing("closed.csv", with: folder.path + "/closed.csv")
                .replacing("no/x", with: folder.path + "/no/x").replacing(
                    " folder", with: " " + folder.path + "/folder"
                )
                .replacing("loop", with: folder.path + "/loop")
            let ended = try await shell.run("devices --fresh | \(line)")
            #expect(ended.status == 1)
            #expect(
                ended.messages.replacing(folder.path + "/", with: "").hasPrefix("-c:1:1: " + words), "\(ended.messages)"
            )
            #expect(await simulator.log.isEmpty)
        }
        #expect(try text("there.csv") == "mine\n")
        #expect(try text("closed.csv") == "mine\n")
    }

    @Test func `a file behind a link is replaced where it is, and stays as private as it was`() async throws {
        mkdir(folder.path + "/real", 0o755)
        try put("old\n", "real/list", mode: 0o600)
        symlink("real/list", folder.path + "/link")
        #expect(try await juke(Self.rows + " | to ids link --yes").status == 0)
        var status = stat()
        #expect(lstat(folder.path + "/link", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
        #expect(try text("real/list").hasPrefix("spotify:track:"))
        #expect(mode("real/list") == 0o600)
        try put("old\n", "script", mode: 0o755)
        #expect(try await juke(Self.rows + " | to ids script --yes").status == 0)
        #expect(mode("script") == 0o755)
        // A link that leads nowhere yet makes the file it names; a new file is as the mask says.
        symlink("later", folder.path + "/ahead")
        #expect(try await juke(Self.rows + " | to ids ahead").status == 0)
        #expect(try text("later").split(separator: "\n").count == 2)
        #expect(mode("later") == 0o644)
        #expect(folder.files.allSatisfy { !$0.hasSuffix(".new") })
    }

    @Test func `rows are added only below columns of theirs, and in lines of their own`() async throws {
        #expect(try await juke(Self.rows + " | select name | to csv m.csv").status == 0)
        let other = try await juke(Self.rows + " | select year name | to csv m.csv --append")
        #expect(other.status == 1)
        #expect(
            other.messages.hasSuffix(
                """
                m.csv has the columns name, and these rows have year,name.
                Choose the same fields with select, or name another file.

                """))
        let first = try text("m.csv")
        #expect(try await juke(Self.rows + " | select name | to csv m.csv --append").status == 0)
        #expect(try text("m.csv") == first + first.replacing("name\n", with: ""))
        try put("no newline", "n.tsv")
        #expect(try await juke(Self.rows + " | take 1 | select name | to tsv n.tsv --append").status == 0)
        #expect(try text("n.tsv") == "no newline\nSoma\n")
        let wider = try await juke(Self.rows + " | select name year | to tsv n.tsv --append")
        #expect(wider.status == 1)
        #expect(wider.messages.contains("n.tsv has 1 column, and these rows have 2.\n"))
        #expect(try text("n.tsv") == "no newline\nSoma\n")
    }

    @Test func `devices and pipes are written as they are, without being asked for`() async throws {
        #expect(try await juke(Self.rows + " | to csv /dev/null").status == 0)
        let full = try await juke(Self.rows + " | to csv /dev/full")
        #expect(full.status == 1)
        #expect(full.messages.contains("/dev/full cannot be written: No space left on device.\n"))
        let standard = try await juke(Self.rows + " | to ids /dev/stdout")
        #expect(standard.status == 0 && standard.output.split(separator: "\n").count == 2)
        let messages = try await juke(Self.rows + " | to ids /dev/stderr")
        #expect(messages.status == 0 && messages.messages.contains("\nspotify:track:"))
    }

    @Test func `a named pipe that nobody reads from is said to be one, and keeps nobody waiting`() async throws {
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        let alone = try await juke(Self.rows + " | to csv \(folder.path)/pipe")
        #expect(alone.status == 1)
        #expect(alone.messages.contains("/pipe cannot be written: nothing reads from it.\n"), "\(alone.messages)")
        let reader = open(folder.path + "/pipe", O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        #expect(try await juke(Self.rows + " | take 1 | select name | to csv \(folder.path)/pipe").status == 0)
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(reader, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "name\nSoma\n")
    }

    @Test(.enabled(if: geteuid() == 0, "needs the right to mount a small file system"))
    func `a full disk leaves a file as it was`() async throws {
        let small = TemporaryFolder()
        try #require(mount("none", small.path, "tmpfs", 0, "size=16k") == 0)
        defer { umount(small.path) }
        let file = small.path + "/rows.csv"
        try "name\n".write(toFile: file, atomically: false, encoding: .utf8)
        for option in ["--yes", "--append"] {
            let columns = option == "--append" ? "| select name " : ""
            let rows = "login; " + String(repeating: "liked \(columns)| to csv \(file) \(option); ", count: 40)
            let ended = try await juke("login; set output json; liked | to jsonl \(file) \(option); " + rows)
            #expect(ended.status == 1)
            #expect(
                ended.messages.contains("rows.csv cannot be written: No space left on device."), "\(ended.messages)")
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "name\n")
        }
        #expect(small.files == [file])
    }

    @Test func `a recording takes the place of nothing unasked, and only its owner reads it`() async throws {
        try put("precious\n", "notes", mode: 0o666)
        symlink("notes", folder.path + "/link")
        let refused = try await juke("trace record notes; devices")
        #expect(refused.status == 1)
        #expect(refused.messages == "-c:1:1: notes already exists.\nTo replace it: --yes\n")
        let link = try await juke("trace record link --yes")
        #expect(link.status == 1)
        #expect(link.messages.hasPrefix("-c:1:1: link is a symbolic link,"))
        #expect(try text("notes") == "precious\n")
        #expect(try await juke("login; trace record notes --yes; devices").status == 0)
        #expect(try text("notes").hasPrefix("{") && mode("notes") == 0o600)
        #expect(try await juke("trace replay notes; devices").output.hasPrefix("Laptop\t"))
        let full = try await juke("login; trace record /dev/full; devices; devices --fresh")
        #expect(full.status == 0)
        #expect(
            full.messages.hasSuffix(
                "/dev/full cannot be written: No space left on device. Nothing more is recorded in it.\n"))
        #expect(full.messages.split(separator: "\n").count == 2)
        let traced = try await SystemLine.run("exec $J --trace /dev/full -c 'login; devices | count'", in: folder)
        #expect(traced.status == 1 && traced.output == "2\n", "\(traced)")
        #expect(
            traced.messages.contains(
                "/dev/full cannot be written: No space left on device. Nothing more is recorded in it.\n"))
        let dry = try await SystemLine.run(
            "exec $J --dry-run -c 'login; liked | take 1 | to ids ids; save 1'", in: folder)
        #expect(dry.messages.contains("Would write 1 row to ids.\n") && !folder.files.contains(folder.path + "/ids"))
        #expect(
            try await juke("trace record .").messages
                == "-c:1:1: . is a folder.\nName a file in it, such as ./session.tape\n")
        let endless = try await juke("trace replay /dev/zero")
        #expect(endless.status == 1)
        #expect(endless.messages.hasPrefix("-c:1:1: /dev/zero cannot hold a recording.\n"))
    }
}
