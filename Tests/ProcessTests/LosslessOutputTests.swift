// What a pipe gets, read by the programs that people pipe into: nothing is lost or changed on the way, however nasty
// the names.

import FoundationEssentials
import Glibc
import Rendering
import Rows
import Subprocess
import SystemPackage
import Testing

@Suite struct LosslessOutputTests {
    /// Names that have broken tables before; a NUL is no text for a shell.
    private static let names = [
        "plain", "", #"say "hi", ok"#, "tab\there", "line\nbreak\r\nend", #"back\slash \t \n"#, "東京事変", "👨‍👩‍👧 🇮🇸 ❤️",
        "e\u{301}\u{302}", "שלום\u{202E}x", "\u{1B}[31mred\u{9B}0m", "sep\u{2028}arate", "'quoted'", " edges ", ",",
        "|",
        "=1+1", "#hash", "\u{FEFF}bom", "a\r", "\\N", "NULL", "1e5", "007",
    ]
    private static let table = FieldTable("track", [Field("artists", .list, help: ""), Field("n", .number, help: "")])

    private static let rows = names.enumerated().map {
        Row(table, name: $1, uri: "u:\($0)", values: [.list([$1, "B"]), .number($0)])
    }

    private static func text(_ format: OutputFormat) throws -> String {
        var renderer = try RowsRenderer(
            table: table, presentation: Presentation(numbering: .unnumbered),
            settings: OutputSettings(format: format, columns: ["uri", "name", "n"]))
        return renderer.render(rows) + renderer.finish()
    }

    /// What a program makes of the input; nil where it is not installed.
    private static func output(of program: String, _ arguments: [String], reading input: String) async throws -> String?
    {
        guard let path = path(of: program) else {
            Notice.say("\(program) is not installed: what it reads is not tried")
            return nil
        }
        let result = try await Subprocess.run(
            .path(.init(path)), arguments: .init(arguments), input: .string(input), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 16))
        guard case .exited(0) = result.terminationStatus else {
            Issue.record("\(program): \(result.standardError)")
            return nil
        }
        return result.standardOutput
    }

    private static func path(of program: String) -> String? {
        ["/usr/bin", "/bin", "/usr/local/bin"].map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
    }

    @Test func `JSON through jq, or python`() async throws {
        let json = try Self.text(.json)
        // Joined by NUL, which no name holds, the names come out byte for byte.
        let read: String?
        if Self.path(of: "jq") != nil {
            read = try await Self.output(of: "jq", ["-j", #".[] | .name + "\u0001""#], reading: json)
        } else {
            let program =
                #"import json,sys; "#
                + #"sys.stdout.buffer.write("".join(r["name"] + "\x01" for r in json.load(sys.stdin)).encode())"#
            read = try await Self.output(of: "python3", ["-c", program], reading: json)
        }
        guard let read else { return }
        #expect(
            read.utf8.split(separator: 1, omittingEmptySubsequences: false).dropLast().map { String($0) ?? "" }
                == Self.names)
        let lines = try Self.text(.jsonl)
        #expect(lines.utf8.count { $0 == 10 } == Self.names.count)
    }

    @Test func `CSV through SQLite's import`() async throws {
        let folder = TemporaryFolder()
        let file = folder.path + "/rows.csv"
        try Self.text(.csv).write(toFile: file, atomically: true, encoding: .utf8)
        let commands = """
            .import --csv \(file) rows
            .mode list
            .separator "" "\u{1}"
            SELECT hex(name) FROM rows ORDER BY CAST(n AS INTEGER);
            """
        guard let read = try await Self.output(of: "sqlite3", [":memory:"], reading: commands + "\n") else { return }
        let expected = Self.names.map {
            $0.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
        }
        #expect(
            read.split(separator: "\u{1}", omittingEmptySubsequences: false).dropLast().map(String.init) == expected)
    }

    @Test func `TSV through cut`() async throws {
        guard let read = try await Self.output(of: "cut", ["-f2"], reading: try Self.text(.tsv)) else { return }
        let names = read.utf8.split(separator: 10, omittingEmptySubsequences: false).dropLast().map {
            Self.unescaped(String($0) ?? "")
        }
        #expect(names == Self.names)
    }

    /// `\t \n \r \\` and `\x1b \u{202e}`, as `help to` says them.
    private static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let sign = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch sign {
            case "t": result.append("\t")
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "x": result.append(Self.scalar(from: [rest.popFirst(), rest.popFirst()].compactMap { $0 }))
            case "u":
                let digits = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(digits.count + 2)
                result.append(Self.scalar(from: Array(digits)))
            default: result.append(sign)
            }
        }
        return String(result)
    }

    private static func scalar(from digits: [Unicode.Scalar]) -> Unicode.Scalar {
        UInt32(String(String.UnicodeScalarView(digits)), radix: 16).flatMap { Unicode.Scalar($0) } ?? "?"
    }
}

/// A word for readers of the log of the tests.
enum Notice {
    static func say(_ text: String) {
        var line = "note: " + text + "\n"
        line.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
