// A process with little around it: no home, no time zone of the machine's, and the shells that complete its command
// line.

import Exchange
import FoundationEssentials
import Glibc
import SpotifySimulator
import Testing

struct SparseEnvironmentTests {
    private let folder = TemporaryFolder()

    @Test(
        arguments: [
            ("$J -c 'echo hi'", 0, "hi\n", ""), ("$JUKE -c 'echo hi'", 0, "hi\n", ""),
            ("$J -c 'login; search artist radiohead | take 1 | select name'", 0, "Radiohead\n", nil),
            ("$JUKE -c 'profile --columns name'", 0, "default\n", ""),
            (
                "$JUKE -c whoami", 1, "",
                "-c:1:1: HOME is not set, so there is no place for this.\n"
                    + "Set HOME, or XDG_STATE_HOME and XDG_CONFIG_HOME.\n"
            ),
            (
                "$JUKE -c 'profile new work'", 1, "",
                "-c:1:1: HOME is not set, so there is no place for this.\n"
                    + "Set HOME, or XDG_STATE_HOME and XDG_CONFIG_HOME.\n"
            ),
        ] as [(String, Int32, String, String?)])
    func `a missing home matters only where a file is needed`(
        line: String, status: Int32, output: String, messages: String?
    ) async throws {
        let ended = try await SystemLine.run("exec " + line, in: folder, home: false)
        #expect(ended.status == status)
        #expect(ended.output == output)
        if let messages { #expect(ended.messages == messages) }
        #expect(folder.files == [])
    }

    @Test func `variables that settings do not take are named once, and the defaults hold`() async throws {
        let ended = try await SystemLine.run(
            "exec $J -c 'set plain --columns value; set budget.pace --columns value'", in: folder,
            environment: [
                "JUKE_PLAIN": "maybe", "JUKE_PACE": "fast", "JUKE_CLIENT_ID": "mine", "JUKE_AUTH_METHOD": "magic",
            ])
        #expect(ended.status == 0)
        #expect(ended.output == "off\nstandard\n")
        #expect(
            ended.messages == """
                JUKE_PLAIN=maybe is not used: it must be one of off, on.
                JUKE_PACE=fast is not used: it must be standard, off, or a number of requests a second.
                JUKE_CLIENT_ID is not used: it must be 32 hexadecimal digits.
                JUKE_AUTH_METHOD=magic is not used: it must be one of pkce, secret, client-credentials.

                """)
    }

    /// A rule in place of a name: no table of time zones is needed.
    @Test(arguments: [("UTC0", "UTC", 0), ("XST5", "XST", -5 * 60), ("<+0545>-5:45", "UTC+0545", 345)])
    func `times are those of the user's clock`(zone: String, name: String, minutes: Int) async throws {
        let simulator = SpotifySimulator(world: .demo, time: SystemTime())
        let folder = folder
        try await RealShell.served(by: simulator, in: folder) { shell in
            await simulator.inject(
                .limited(LimitAnswer(.window, retryAfter: "600")), for: RequestMatcher(pathPrefix: "/v1/search"))
            let before = Int(Date().timeIntervalSince1970)
            let ended = try await SystemLine.run(
                "exec $JUKE -c 'search artist radiohead'", in: folder,
                environment: shell.variables.merging(["TZ": zone]) { $1 })
            #expect(ended.status == 6)
            let match = try #require(
                ended.messages.firstMatch(of: /until (\d\d):(\d\d) (\S+) \(in 10 min\)/), "\(ended)")
            #expect(match.3 == name)
            let said = (Int(match.1) ?? 0) * 60 + (Int(match.2) ?? 0)
            let expected = (before + 600 + minutes * 60) / 60 % 1440
            #expect((said - expected + 1440) % 1440 <= 1)
        }
    }

    @Test(arguments: [
        (["LC_ALL": "de_DE.ISO-8859-1", "LANG": "C.UTF-8"], "de_DE.ISO-8859-1", "export LC_ALL=C.UTF-8"),
        (["LC_ALL": "", "LC_CTYPE": "C", "LANG": "C.UTF-8"], "C", "export LC_CTYPE=C.UTF-8"),
        (["LANG": "POSIX"], "POSIX", "export LANG=C.UTF-8"), ([:], "none", "export LANG=C.UTF-8"),
    ])
    func `doctor advises what would help here`(environment: [String: String], name: String, remedy: String) async throws
    {
        let ended = try await SystemLine.run("exec $J -c doctor", in: folder, environment: environment)
        let lines = ended.output.split(separator: "\n")
        #expect(
            lines.contains {
                $0.hasPrefix("locale\twarning\t\(name) is not ")
                    && $0.hasSuffix("; juke writes UTF-8 anyway\t\(remedy)\t")
            },
            "\(ended.output)")
        // In the demo nobody is sent to the demo.
        #expect(lines.contains("login\tbad\tnot logged in\tto log in: login\t"))
        let real = try await SystemLine.run("exec $JUKE -c doctor", in: folder, environment: environment)
        #expect(real.output.contains("login\tbad\tnot logged in\tto log in: login\t"))
    }

    @Test func `doctor names a file that stands where a folder is needed`() async throws {
        let folder = folder
        _ = try await SystemLine.run("touch .config .local .cache", in: folder)
        let lines = try await SystemLine.run("exec $JUKE -c doctor", in: folder).output.split(separator: "\n")
        for (name, file) in [("config", ".config"), ("state", ".local"), ("cache", ".cache")] {
            let path = folder.path + "/" + file
            #expect(
                lines.contains("\(name)\tbad\t\(path) is a file, not a folder\tmv \(path) \(path).old\t"), "\(lines)")
        }
    }

    @Test func `doctor tells what the demo keeps, and where juke will write`() async throws {
        let folder = folder
        let demo = try await SystemLine.run("exec $J -c doctor", in: folder).output.split(separator: "\n")
        let own = folder.path + "/.local/state/juke/demo"
        #expect(
            demo.contains("state\tgood\tthe login is in memory; a prompt keeps its lines and listings in \(own)\t\t"),
            "\(demo)")
        #expect(demo.contains("cache\tgood\tin memory: the demo writes none\t\t"))
        let real = try await SystemLine.run("exec $JUKE -c doctor", in: folder).output.split(separator: "\n")
        #expect(real.contains("state\tgood\t\(folder.path)/.local/state/juke/default\t\t"), "\(real)")
        #expect(real.contains("cache\tgood\t\(folder.path)/.cache/juke/default\t\t"))
    }

    @Test(.enabled(if: access("/usr/bin/bash", X_OK) == 0, "needs bash"))
    func `bash completes files with blanks, profiles, and nothing behind what takes no file`() async throws {
        for name in ["my party.juke", "my-x.juke"] {
            try "".write(toFile: folder.path + "/" + name, atomically: false, encoding: .utf8)
        }
        for name in ["work", "demo"] { _ = try await SystemLine.run("mkdir -p .local/state/juke/\(name)", in: folder) }
        // What bash calls on Tab: the line, and its words, which it divides at `=`.
        let script = """
            source <("$JUKE" --completion bash) || exit 1
            try() {
                COMP_LINE=$1 COMP_POINT=${#1}
                shift
                COMP_WORDS=("$JUKE" "$@") COMP_CWORD=$#
                COMP_LINE="$JUKE $COMP_LINE" COMP_POINT=$((COMP_POINT + ${#JUKE} + 1))
                local word=${!#}
                [[ $word != = ]] || word=
                word=${word#\\'}
                _juke "$JUKE" "$word"
                printf '<%s>' "${COMPREPLY[@]}"
                echo
            }
            try 'my' my
            try '--profile ' --profile ''
            try '--profile=w' --profile = w
            try '--profile=' --profile =
            try '-c plays' -c plays
            try '-c play' -c play
            try "-c 'pla" -c "'pla"
            try '--timeout my' --timeout my
            try '--output=js' --output = js
            try '--trace my-' --trace my-
            try '-c x --js' -c x --js
            try '-c x my-' -c x my-
            try 'my-x.juke --js' my-x.juke --js
            try '--max' --max
            """
        try script.write(toFile: folder.path + "/try.bash", atomically: false, encoding: .utf8)
        let ended = try await SystemLine.run("exec bash try.bash 2>&1", in: folder)
        #expect(
            ended.output.split(separator: "\n") == [
                "<my party.juke><my-x.juke>", "<default><work>", "<work>", "<default><work>", "<playlists><playlist>",
                "<play><playlist><playlists>", "<play><plan><playlist><playlists>", "<>", "<json><jsonl>",
                "<my-x.juke>", "<>", "<my-x.juke>", "<>", "<--max-requests>",
            ])
    }

    @Test func `the version is alone in its line, and files and tools are in those after it`() async throws {
        let ended = try await SystemLine.run("exec $JUKE --version", in: folder)
        let lines = ended.output.split(separator: "\n")
        #expect(lines.first?.wholeMatch(of: /juke \d+\.\d+\.\d+/) != nil, "\(lines)")
        #expect(lines.contains("  settings  \(folder.path)/.config/juke"), "\(lines)")
        #expect(lines.contains { $0.wholeMatch(of: /\ +SQLite    3\.\d+\.\d+/) != nil }, "\(lines)")
        #expect(ended.messages == "")
        let homeless = try await SystemLine.run("unset HOME; exec $JUKE --version", in: folder)
        #expect(homeless.status == 0 && !homeless.output.contains("settings"), "\(homeless.output)")
    }

    @Test func `the changelog begins with the version and the day of the program`() async throws {
        let top = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try String(contentsOfFile: top + "/Sources/juke/Documentation.docc/Changelog.md", encoding: .utf8)
        let first = try #require(page.firstMatch(of: /\n## ([^,\n]+), ([0-9-]+)\n/))
        let ended = try await SystemLine.run("$JUKE --version; $JUKE --man | head -n 1", in: folder)
        #expect(ended.output.hasPrefix("juke \(first.1)\n"))
        #expect(ended.output.hasSuffix("\n.TH JUKE 1 \(first.2) \"juke \(first.1)\"\n"), "\(ended.output)")
    }

    @Test func `a Tab of another shell makes no file and says nothing but candidates`() async throws {
        let ended = try await SystemLine.run("exec $JUKE --complete fish -c whoam", in: folder)
        #expect(ended.output == "open\nwhoami \twho is logged in, how, and for how long\nwhoami …\n")
        #expect(ended.messages == "")
        let missing = try await SystemLine.run("exec $JUKE --complete fish --profile none -c whoam", in: folder)
        #expect(missing.output == "open\n" && missing.messages == "" && missing.status == 0)
        #expect(folder.files == [])
    }

    @Test(arguments: [("zsh", "-n"), ("fish", "--no-execute")])
    func `the other shells can read theirs`(shell: String, option: String) async throws {
        let ended = try await SystemLine.run(
            "command -v \(shell) >/dev/null || exit 0; \"$JUKE\" --completion \(shell) > c && \(shell) \(option) c",
            in: folder)
        #expect(ended.status == 0, "\(ended.messages)")
    }
}
