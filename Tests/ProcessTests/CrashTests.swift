// What a crash leaves: a sentence, a report without anything of the user's, and the end by the signal that it was.
// Every way to crash is in the C driver (scripts/test-c); what a crash leaves of a terminal is TerminalTests'.

import Glibc
import TerminalTesting
import Testing

struct CrashTests {
    private let folder = TemporaryFolder()

    private var report: String { folder.path + "/.local/state/juke/.crash" }

    private func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    private func sentence(_ signal: String) -> String {
        """
        juke has crashed (\(signal)). What happened, without names and tokens, is in \(report)
        To report it, type: juke -c bug-report

        """
    }

    @Test(arguments: [
        ("SEGV", SIGSEGV), ("BUS", SIGBUS), ("ILL", SIGILL), ("TRAP", SIGTRAP), ("ABRT", SIGABRT), ("FPE", SIGFPE),
    ])
    func `a script says that it has crashed, and ends by the signal`(name: String, signal: Int32) async throws {
        // Only after the signal could anything be written twice.
        let lines = "login; search artist radiohead | where name ~ head | take 1 --tsv; !kill -\(name) $PPID"
        let ended = try await SystemLine.run("$J --allow-shell -c '\(lines)'; echo $? >&2", in: folder)
        #expect(ended.output.hasPrefix("Radiohead\t"))
        // The system's shell says something of its own before it writes the status.
        #expect(ended.messages.contains(sentence("SIG" + name)), "\(ended.messages)")
        #expect(ended.messages.hasSuffix("\n\(128 + signal)\n"))
        let report = text(report)
        #expect(report.hasPrefix("juke crash report 1\nversion\t0."))
        #expect(report.contains("\nsignal\tSIG\(name), \(name == "ABRT" ? "raised" : "sent")\ntime\t2"))
        #expect(
            report.contains(
                """

                commands
                  login  (status 0)
                  search | where | take --tsv  (status 0)
                  !  (not ended)

                """), "\(report)")
        #expect(report.contains("\nstack\n  0x"))
        #expect(report.contains("  juke\n"))
        var status = stat()
        #expect(stat(self.report, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func `a pipe says it, too, and what came before is written`() async throws {
        let ended = try await SystemLine.run(
            "printf 'echo one\\n!kill -SEGV $PPID\\necho two\\n' | $J --allow-shell; echo $? >&2", in: folder)
        #expect(ended.output == "one\n")
        #expect(ended.messages.hasPrefix(sentence("SIGSEGV")) && ended.messages.hasSuffix("\n139\n"))
    }

    @Test func `a report holds nothing of the user's`() async throws {
        let secrets = ["0123456789abcdef0123456789abcdef", "Geheim", "wort", "mira", "verborgen"]
        let lines = """
            set client-id \(secrets[0]); alias geheim = echo wort; geheim; echo "Geheim" wort
            try device default verborgen; def mira { echo wort }; mira; try playlist new "Geheim"; !kill -SEGV $PPID
            """
        let ended = try await SystemLine.run(
            "exec $J --allow-shell -c '\(lines)'", in: folder,
            environment: ["JUKE_CLIENT_SECRET": "verborgen", "JUKE_CLIENT_ID": secrets[0]])
        #expect(ended.status == 128 + SIGSEGV)
        let report = text(report)
        #expect(report.contains("\n  set  (status 0)\n"))
        for secret in secrets + [folder.path] {
            #expect(!report.lowercased().contains(secret.lowercased()), "\(report)")
        }
    }

    @Test func `two reports are kept, and where none can be the sentence says so`() async throws {
        for signal in ["SEGV", "BUS", "ILL"] {
            _ = try await SystemLine.run("exec $J --allow-shell -c '!kill -\(signal) $PPID'", in: folder)
        }
        #expect(text(report).contains("signal\tSIGILL"))
        #expect(text(report + ".old").contains("signal\tSIGBUS"))
        #expect(folder.files.filter { $0.contains("/.crash") } == [report, report + ".old"])
        let homeless = try await SystemLine.run(
            "exec $J --allow-shell -c '!kill -SEGV $PPID'", in: folder, home: false)
        #expect(homeless.messages == "juke has crashed (SIGSEGV), and no report of it could be written.\n")
        #expect(homeless.status == 128 + SIGSEGV)
        // A command of the system crashes for itself.
        let child = try await SystemLine.run(
            "exec $J --allow-shell -c 'try !kill -SEGV \\$\\$; echo $?'", in: folder, home: false)
        #expect(child.status == 0)
        #expect(!child.messages.contains("juke has crashed"))
    }
}
